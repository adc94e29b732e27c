"""What would make a vote void: every obstacle is found before it opens, each with its article."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from caunoi.decide.words import BallotCase, Form, Kind, Origin, Scope
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.law.rules import Item, Rule

#: Tags of the law's list of topics.
MEETING, ONLINE, COMMUNE_WIDE = "meeting", "online", "commune_wide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is to be decided and how, with what the households have agreed to so far."""

    topic: int
    kind: Kind
    scope: Scope
    form: Form
    origin: Origin
    ballot_case: BallotCase | None = None
    met_thin: bool = False
    part_of_commune: bool = False
    households: int = 0
    on_roll: int = 0
    villages: int = 0
    initiative: int = 0
    front_agreed: bool = False
    online: int = 0
    dismissal: int = 0
    candidates: int = 0


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a vote may not open, in both languages, with the article."""

    vi: str
    en: str
    cite: str = ""
    field: str = ""

    @property
    def label(self) -> str:
        """The sentence in the language being spoken."""
        return say(self.vi, self.en)


def obstacles(of: Proposal, topics: Mapping[int, Item], law: Mapping[str, Rule]) -> list[Obstacle]:
    """Everything that stands in the way of opening the vote lawfully; empty when nothing does."""
    topic = topics.get(of.topic)
    if topic is None:
        return [
            Obstacle(
                f"Nội dung phải là một trong {len(topics)} nội dung tại Điều 15.",
                f"The topic must be one of the {len(topics)} of Article 15.", law["decide.topics"].cite, "topic",
            )
        ]  # fmt: skip
    return [*_scope(of, topic, law), *_form(of, topic, law), *_origin(of, law), *_people(of, law)]


def must_be_lawful(found: list[Obstacle]) -> None:
    """Refuse to open the vote at the first obstacle, telling how many there are."""
    if found:
        first = found[0]
        more_vi = f" Còn {len(found) - 1} vướng mắc khác." if len(found) > 1 else ""
        more_en = f" There are {len(found) - 1} more." if len(found) > 1 else ""
        raise Refusal(
            f"{first.vi} ({first.cite}).{more_vi}" if first.cite else first.vi + more_vi,
            f"{first.en} ({first.cite}).{more_en}" if first.cite else first.en + more_en,
            field=first.field,
            cite=first.cite,
        )


def _scope(of: Proposal, topic: Item, law: Mapping[str, Rule]) -> Iterator[Obstacle]:
    if (of.scope is Scope.COMMUNE or of.part_of_commune) and COMMUNE_WIDE not in topic.tags:
        yield Obstacle(
            f"Nội dung {of.topic} chỉ do từng thôn, tổ dân phố quyết định; quyết định toàn xã sẽ vô hiệu",
            f"Topic {of.topic} is decided village by village only; a commune-wide decision would be void",
            law["decide.commune_wide"].cite, "scope",
        )  # fmt: skip
    if of.scope is Scope.COMMUNE and not of.villages:
        yield Obstacle(
            "Chưa ghi thôn, tổ dân phố nào của xã nên chưa có cơ sở tính tỷ lệ",
            "No residential group of the commune is recorded, so no share can be counted",
            law["decide.commune_wide"].cite, "scope",
        )  # fmt: skip


def _form(of: Proposal, topic: Item, law: Mapping[str, Rule]) -> Iterator[Obstacle]:
    if of.form is Form.ONLINE:
        if ONLINE not in topic.tags:
            yield Obstacle(
                f"Nội dung {of.topic} không được biểu quyết trực tuyến; chỉ việc tự quản khác (nội dung 6) mới được. Kết quả sẽ vô hiệu",
                f"Topic {of.topic} may not be voted online; only other self-management (topic 6) may. The result would be void",
                law["online.consent"].cite, "form",
            )  # fmt: skip
        elif of.households and not law["online.consent"].threshold.passes(min(of.online, of.households), of.households):
            least = law["online.consent"].threshold.least(of.households)
            yield Obstacle(
                f"Mới có {of.online}/{of.households} hộ đồng ý hình thức trực tuyến; cần ít nhất {least} hộ (hơn một nửa tổng số hộ)",
                f"Only {of.online} of {of.households} households agreed to vote online; at least {least} must (over half of all)",
                law["online.consent"].cite, "form",
            )  # fmt: skip
        if of.scope is Scope.COMMUNE:
            yield Obstacle(
                "Việc toàn xã không biểu quyết trực tuyến", "A commune-wide matter is not voted online",
                law["online.consent"].cite, "form",
            )  # fmt: skip
    if of.form is Form.BALLOT and MEETING in topic.tags and not of.met_thin:
        yield Obstacle(
            f"Nội dung {of.topic} phải quyết định tại cuộc họp; chỉ phát phiếu khi đã họp mà không đủ số hộ",
            f"Topic {of.topic} must be decided at a meeting; ballots go out only after a meeting with too few households",
            law["meeting.quorum"].cite + "; điểm b khoản 1 Điều 19", "form",
        )  # fmt: skip
    if of.form is Form.BALLOT and MEETING not in topic.tags:
        yield from _ballot(of, law)


def _ballot(of: Proposal, law: Mapping[str, Rule]) -> Iterator[Obstacle]:
    cite = law["ballot.cases"].cite
    if of.ballot_case is None:
        yield Obstacle(
            "Hãy chọn trường hợp được phát phiếu", "Choose the case in which ballots may go out", cite, "ballot_case"
        )
    if of.ballot_case is BallotCase.CHAIRMAN and not (of.scope is Scope.COMMUNE or of.part_of_commune):
        yield Obstacle(
            "Chủ tịch UBND chỉ chọn phát phiếu cho việc toàn xã", "The chairman chooses ballots for commune-wide matters only",
            cite, "ballot_case",
        )  # fmt: skip
    if of.ballot_case is BallotCase.THIN and not of.met_thin:
        yield Obstacle(
            "Chưa có cuộc họp nào không đủ số hộ", "No meeting with too few households was held", cite, "ballot_case"
        )


def _origin(of: Proposal, law: Mapping[str, Rule]) -> Iterator[Obstacle]:
    if of.origin is not Origin.INITIATIVE or not of.households or of.front_agreed:
        return
    rule = law["initiative.min"]
    if not rule.threshold.passes(min(of.initiative, of.households), of.households):
        least = rule.threshold.least(of.households)
        yield Obstacle(
            f"Sáng kiến mới có {of.initiative}/{of.households} hộ đồng thuận còn giá trị; cần {least} hộ, hoặc Ban công tác Mặt trận tán thành",
            f"The initiative has the valid consent of {of.initiative} of {of.households} households; it needs {least}, or the Front's board",
            rule.cite, "origin",
        )  # fmt: skip


def _people(of: Proposal, law: Mapping[str, Rule]) -> Iterator[Obstacle]:
    if of.scope is Scope.VILLAGE and not of.households:
        yield Obstacle(
            "Chưa có sổ hộ hoặc số hộ của thôn, tổ dân phố: tỷ lệ luôn tính trên tổng số hộ",
            "The village has no household roll or count: shares are always of all households", law["decide.topic1"].cite, "place",
        )  # fmt: skip
    if of.scope is Scope.VILLAGE and of.form is not Form.MEETING and of.households and not of.on_roll:
        yield Obstacle(
            "Phát phiếu và biểu quyết trực tuyến cần sổ hộ: mỗi hộ một phiếu", "Ballots need the household roll: one for each household",
            law["ballot.per_household"].cite, "place",
        )  # fmt: skip
    if of.kind is Kind.ELECTION and of.candidates < int(law["election.candidates"].value or 0):
        yield Obstacle(
            f"Danh sách phải có ít nhất {law['election.candidates'].value} người ứng cử",
            f"There must be at least {law['election.candidates'].value} candidate", law["election.candidates"].cite, "candidates",
        )  # fmt: skip
    if of.origin is Origin.RESIGNATION and of.kind is not Kind.DISMISSAL:
        yield Obstacle(
            "Đơn xin thôi chỉ đưa ra bàn việc cho thôi làm nhiệm vụ", "A letter of resignation leads to a dismissal only",
            law["dismiss.cases"].cite, "origin",
        )  # fmt: skip
    if of.kind is Kind.DISMISSAL and of.households and of.origin is Origin.INITIATIVE:
        rule = law["dismiss.petition"]
        if not rule.threshold.passes(min(of.dismissal, of.households), of.households):
            least = rule.threshold.least(of.households)
            yield Obstacle(
                f"Mới có {of.dismissal}/{of.households} hộ đề nghị cho thôi; cần ít nhất {least} hộ",
                f"Only {of.dismissal} of {of.households} households ask for dismissal; at least {least} must",
                rule.cite, "origin",
            )  # fmt: skip
