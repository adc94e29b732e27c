"""What must be done before a vote, by when, and which people it needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from caunoi.decide.words import Board, Form, Kind, Need, Skill, State, Team
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.law.rules import Rule

#: Topics whose papers must reach the households before the meeting (khoản 4 Điều 3 Nghị định 59/2023).
WITH_PAPERS = (1, 2, 3)
CONVENTION = 3


@dataclass(frozen=True, slots=True)
class Want:
    """One thing the law wants before the vote: under which rule; ``after`` counts from another need, not back from the vote."""

    need: Need
    rule: str
    after: Need | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """The same on a day: its last legal day, when it was done, how it stands, and what follows if it is not."""

    need: Need
    cite: str
    latest: date | None
    done_on: date | None
    state: State
    spoken: str = ""
    note: str = ""
    rule: str = ""

    @property
    def consequence(self) -> str:
        """What the law attaches to leaving it out."""
        return say(
            "Thiếu việc này là vi phạm trình tự: UBND cấp xã bãi bỏ hoặc yêu cầu thực hiện lại (Điều 22).",
            "Leaving it out breaks the procedure: the committee annuls the decision or has it redone (Article 22).",
        )

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {State.DONE: "ok", State.WAITING: "info", State.LATE: "bad"}[self.state]


def wants(
    *, kind: Kind, form: Form, topic: int, agreed_case: bool = False, board: Board | None = None
) -> tuple[Want, ...]:
    """What the law wants before the vote, in the order it is done."""
    found: list[Want] = []
    if kind is Kind.ELECTION and board is Board.VILLAGE_HEAD:
        found += [
            Want(Need.ELECTION_PLAN, "election.plan"), Want(Need.CANDIDATES, "election.list"),
            Want(Need.TEAM_SET_UP, "election.team"), Want(Need.PUBLICITY, "election.publicity"),
        ]  # fmt: skip
    if topic == CONVENTION:
        found.append(Want(Need.DRAFT_POSTED, "convention.posting"))
    if form is Form.MEETING:
        found.append(Want(Need.NOTICE, "meeting.notice"))
        if topic in WITH_PAPERS:
            found.append(Want(Need.PAPERS, "meeting.docs"))
    if form is Form.BALLOT:
        if agreed_case:
            found.append(Want(Need.FRONT_AGREED, "ballot.cases"))
        found += [
            Want(Need.BALLOT_PLAN, "ballot.team"), Want(Need.PLAN_SENT, "ballot.plan_send", after=Need.BALLOT_PLAN),
            Want(Need.BALLOT_NOTICE, "ballot.notice"),
        ]  # fmt: skip
    return tuple(found)


def state_of(done_on: date | None, latest: date | None, today: date) -> State:
    """Whether a thing was done by its last day, still can be, or came too late."""
    if done_on is not None:
        return State.DONE if latest is None or done_on <= latest else State.LATE
    return State.LATE if latest is not None and today > latest else State.WAITING


def must_be_ready(wanted: Iterable[Wanted]) -> None:
    """Refuse to hold the vote while something the law wants before it is not done, or was done too late."""
    for each in wanted:
        if each.state is State.DONE:
            continue
        last = f" (muộn nhất {each.latest:%d/%m/%Y})" if each.latest else ""
        by = f" (by {each.latest:%d/%m/%Y})" if each.latest else ""
        done = f", đã làm ngày {each.done_on:%d/%m/%Y}" if each.done_on else ""
        done_en = f", done on {each.done_on:%d/%m/%Y}" if each.done_on else ""
        raise Refusal(
            f"Chưa thể lấy biểu quyết: “{each.need.vi}” {'trễ hạn' if each.state is State.LATE else 'chưa làm'}{last}{done}. {each.cite}. "
            "Kết quả sẽ bị bãi bỏ hoặc phải làm lại (Điều 22).",
            f"The vote cannot be held: “{each.need.en}” is {'late' if each.state is State.LATE else 'not done'}{by}{done_en}. {each.cite}.",
            cite=each.cite,
        )


def teams_of(*, form: Form, secret: bool, kind: Kind) -> tuple[Team, ...]:
    """The teams a vote of this form needs."""
    if form is Form.ONLINE:
        return (Team.ONLINE_TEAM,)
    if form is Form.BALLOT:
        return (Team.BALLOT_TEAM, Team.COUNT_BOARD, Team.WITNESS)
    found = (Team.SECRETARY, *((Team.COUNT_BOARD, Team.WITNESS) if secret else ()))
    return (*found, *((Team.ELECTION_TEAM,) if kind is Kind.ELECTION else ()))


#: Under which rule a team has its size.
SIZES = {
    Team.COUNT_BOARD: "meeting.count_board",
    Team.WITNESS: "meeting.witnesses",
    Team.BALLOT_TEAM: "ballot.team",
    Team.ONLINE_TEAM: "online.team",
}


def size_of(team: Team, law: Mapping[str, Rule]) -> tuple[int, int | None]:
    """The least and the most members of a team; no most where the law sets none."""
    rule = law.get(SIZES.get(team, ""))
    if rule is None:
        return 1, (1 if team is Team.SECRETARY else None)
    least = int(rule.value or 1)
    return least, rule.value_max or (least if team is Team.WITNESS else None)


def missing_from(team: Team, members: Iterable[Skill], law: Mapping[str, Rule]) -> str:
    """What a team still lacks, in words; empty when it is complete."""
    held = list(members)
    least, most = size_of(team, law)
    wanted = f"{least}–{most}" if most and most != least else str(least)
    if len(held) < least or (most is not None and len(held) > most):
        return say(
            f"{team.vi}: cần {wanted} người, đang có {len(held)}",
            f"{team.en}: {wanted} people needed, {len(held)} named",
        )
    if team in (Team.BALLOT_TEAM, Team.ONLINE_TEAM) and Skill.FRONT_HEAD not in held:
        return say(
            f"{team.vi}: Trưởng Ban công tác Mặt trận phải làm tổ trưởng",
            f"{team.en}: the head of the Front's board must lead it",
        )
    if team is Team.ONLINE_TEAM and Skill.IT not in held:
        return say(f"{team.vi}: cần một người thạo công nghệ thông tin", f"{team.en}: one member able in IT is needed")
    return ""


def must_be_manned(teams: Iterable[Team], members: Mapping[Team, list[Skill]], law: Mapping[str, Rule]) -> None:
    """Refuse while a team is incomplete."""
    for team in teams:
        lacking = missing_from(team, members.get(team, []), law)
        if lacking:
            rule = law.get(SIZES.get(team, ""))
            cite = rule.cite if rule else law["meeting.secretary"].cite
            raise Refusal(
                f"Chưa đủ người. {lacking}. {cite}.",
                f"People are missing. {lacking}. {cite}.",
                field="teams",
                cite=cite,
            )
