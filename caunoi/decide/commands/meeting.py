"""Holding a meeting and recording its vote; what the other forms of voting ask too."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.decide import queries, rules
from caunoi.decide.facts import Met
from caunoi.decide.models import Decision, Meeting
from caunoi.decide.rules import Votes
from caunoi.decide.words import Act, Form, HandVote, Kind, Scope, Skill, Stage, Team
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force
from caunoi.law.rules import Rule
from caunoi.ledger.commands import record

from .common import Actor, locked, must_keep, ref_of
from .settling import settle


@transaction.atomic
def hold_meeting(
    *, decision_id: uuid.UUID, on: date, manner: HandVote, manner_agreed: int, votes: Votes, by: Actor, at: datetime, cluster: str = "",
    discussed: str = "", last: bool = True,
) -> Decision:  # fmt: skip
    """Record a meeting, or one cluster of it, and its vote; the last one settles the result over all households."""
    row = locked(decision_id)
    must_keep(by, row.place, row.commune, at)
    rules.must_fit(Form(row.form), Scope(row.scope), Act.FIND_THIN)
    if row.stage == Stage.DRAFT:
        notice = in_force("meeting.notice", on=localdate(at))
        raise Refusal(
            f"Chưa thông báo mời họp đến các hộ nên chưa ghi được cuộc họp: phải báo trước ít nhất {notice.value} ngày. {notice.cite}.",
            f"The households were not given notice, so no meeting can be recorded: {notice.value} days before it at least.",
            cite=notice.cite,
        )
    rules.BOOK.step(Stage(row.stage), Act.PASS)
    day = localdate(at)
    if row.stage != Stage.ANNOUNCED:
        raise Refusal("Chưa đến bước họp.", "It is not time for the meeting.")
    if row.vote_on is None or on < row.vote_on or on > day:
        raise Refusal(
            "Ngày họp phải đúng hoặc sau ngày đã thông báo, và không ở tương lai.", "The meeting is on or after the announced day, not ahead.",
            field="on",
        )  # fmt: skip
    law, base = queries.law_on(day), queries.base_of(row.place, day)
    rules.must_be_ready(queries.wanted_of(row, day))
    teams = rules.teams_of(form=Form.MEETING, secret=manner is HandVote.SECRET, kind=Kind(row.kind))
    rules.must_be_manned(teams, members(row), law)
    number = queries.round_of(row)
    before = sum((queries.votes_of(each) for each in row.meetings.filter(round=number)), Votes(present=0))
    rules.must_add_up(votes, base=base, form=Form.MEETING, seats=row.seats)
    rules.must_add_up(before + votes, base=base, form=Form.MEETING, seats=row.seats)
    _must_have_chosen(manner_agreed, votes.present, law["meeting.secretary"])
    if cluster.strip() or row.meetings.filter(round=number).exists():
        _may_cluster(base, law["meeting.cluster"])
    try:
        with transaction.atomic():
            Meeting.objects.create(
                decision=row, round=number, cluster=cluster.strip()[:100], on=on, manner=manner.value, manner_agreed=manner_agreed, discussed=discussed[:8000],
                by=ref_of(by), at=at, **columns(votes),
            )  # fmt: skip
    except IntegrityError:
        raise Refusal("Cuộc họp này đã được ghi.", "This meeting is recorded already.", field="cluster") from None
    record(Met(on=on, present=votes.present, households=base, manner=manner.value), about=row.ref, by=ref_of(by), at=at)
    if last:
        settle(row, before + votes, base=base, on=on, by=by, at=at)
    return row


def must_be_the_day(row: Decision, day: date) -> None:
    """Refuse to begin before the announced day."""
    if row.vote_on is not None and day < row.vote_on:
        raise Refusal(
            f"Đã thông báo bắt đầu từ {row.vote_on:%d/%m/%Y}; chưa đến ngày.",
            f"It was announced to begin on {row.vote_on:%d/%m/%Y}.",
        )


def _must_have_chosen(agreed: int, present: int, rule: Rule) -> None:
    """How to vote is chosen by more than half of those present."""
    if not 0 <= agreed <= present:
        raise Refusal("Số hộ chọn hình thức không thể quá số hộ dự.", "More chose than came.", field="manner_agreed")
    if present and not rule.threshold.passes(agreed, present):
        raise Refusal(
            f"Thư ký, Ban kiểm phiếu và hình thức biểu quyết phải được hơn một nửa số hộ dự họp chọn ({agreed}/{present}). {rule.cite}.",
            f"The secretary, counters and form of vote are chosen by more than half of those present ({agreed}/{present}).",
            field="manner_agreed",
            cite=rule.cite,
        )


def _may_cluster(base: int, rule: Rule) -> None:
    if base < int(rule.value or 0):
        raise Refusal(
            f"Chỉ họp theo cụm khi thôn, tổ có từ {rule.value} hộ (hoặc phân tán); nơi này có {base} hộ. {rule.cite}.",
            f"Meetings by cluster are for villages of {rule.value} households or more; this one has {base}.",
            field="cluster",
            cite=rule.cite,
        )


def members(row: Decision) -> Mapping[Team, list[Skill]]:
    """Who is named in which team, by what they are there as."""
    found: dict[Team, list[Skill]] = {}
    for each in row.team_members.all():
        found.setdefault(Team(each.team), []).append(Skill(each.skill))
    return found


def columns(votes: Votes) -> dict[str, object]:
    """A count as its row keeps it."""
    return {
        "present": votes.present, "yes": votes.yes, "no": votes.no, "blank": votes.blank, "spoiled": votes.spoiled,
        "for_candidates": {str(key): count for key, count in votes.for_candidates},
    }  # fmt: skip
