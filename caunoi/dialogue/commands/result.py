"""Minutes from the record, edited before they are signed; the result published, sent on and posted."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.words import Role
from caunoi.dialogue import papers, queries, rules
from caunoi.dialogue.facts import Delivered
from caunoi.dialogue.models import Dialogue, ResultDelivery
from caunoi.dialogue.words import Act, Delivery, Occasion, RequestStage, Stage
from caunoi.duties.commands import meet_all
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.notices.commands import draft_paper, edit_paper, issue_paper, sign_paper
from caunoi.notices.models import IssuedPaper
from caunoi.notices.words import Manner, PaperState

from .common import Actor, locked_dialogue, must_work, name_of, ref_of, take
from .hall import RESULT
from .planning import sign_at_once
from .requests import REACHED
from .telling import tell_everybody
from .yearly import meet_year

MINUTES = "dialogue_minutes"


@transaction.atomic
def draft_minutes(*, dialogue_id: uuid.UUID, by: Actor, at: datetime) -> IssuedPaper:
    """Draft the minutes from the record; the draft already there, if there is one."""
    row = locked_dialogue(dialogue_id)
    must_work(by, Role.RECEIVER, row.body)
    _must_be_held(row)
    there = queries.minutes_of(row)
    if there is not None:
        return there
    groups = queries.groups_of(row)
    paper = papers.minutes(row, groups, queries.promises_by_group(row), queries.channels_of(row), name_of(by))
    return draft_paper(
        paper=paper, code=MINUTES, about=row.ref, body=row.body, by=by, at=at, series="BB", name="Biên bản đối thoại"
    )


@transaction.atomic
def edit_minutes(*, dialogue_id: uuid.UUID, text: str, version: int, by: Actor, at: datetime) -> IssuedPaper:
    """Change the words of the minutes before they are signed."""
    row = locked_dialogue(dialogue_id)
    return edit_paper(paper_id=_minutes(row).pk, version=version, text=text, by=by, at=at)


@transaction.atomic
def sign_minutes(*, dialogue_id: uuid.UUID, version: int, by: Actor, at: datetime) -> IssuedPaper:
    """Sign the minutes: from now on they never change."""
    row = locked_dialogue(dialogue_id)
    must_work(by, Role.HEAD, row.body)
    signed = sign_paper(
        paper_id=_minutes(row).pk, version=version, manner=Manner.OWN, office=papers.office_word(row), name=name_of(by) or row.chair, by=by, at=at
    )  # fmt: skip
    return issue_paper(paper_id=signed.pk, by=by, at=at)


@transaction.atomic
def publish(*, dialogue_id: uuid.UUID, summary: str, by: Actor, at: datetime) -> Dialogue:
    """Publish the result: its notice signed, the duties of result, year and request met, everyone who asked told."""
    row = locked_dialogue(dialogue_id)
    there = queries.minutes_of(row)
    if Stage(row.stage) is Stage.HELD and (
        there is None or there.state not in (PaperState.SIGNED.value, PaperState.ISSUED.value)
    ):
        raise Refusal(
            "Hãy lập và ký biên bản trước khi công bố kết quả.",
            "Write and sign the minutes before the result is published.",
        )
    take(row, Act.PUBLISH, by, at)
    row.summary, row.published_at = clean(summary)[: rules.LONGEST_TEXT], at
    must_hold_nothing_personal(row.summary, "summary")
    row.save()
    sign_at_once(
        row, papers.result(row, queries.groups_of(row), queries.promises_by_group(row)), "dialogue_result", "TB", by, at
    )
    meet_all(about=row.ref, keys=[RESULT], by=ref_of(by), at=at, evidence=row.ref)
    meet_year(dialogue=row, by=ref_of(by), at=at)
    _meet_request(row, by, at)
    tell_everybody(row, "Đã có kết quả đối thoại", row.summary[:400], at=at)
    return row


@transaction.atomic
def deliver(
    *, dialogue_id: uuid.UUID, way: Delivery, to: str, on: date, by: Actor, at: datetime, note: str = ""
) -> ResultDelivery:
    """Record that the result was sent to a village head, posted or read out."""
    row = locked_dialogue(dialogue_id)
    must_work(by, Role.RECEIVER, row.body)
    if Stage(row.stage) is not Stage.PUBLISHED:
        raise Refusal("Hãy công bố kết quả trước khi gửi, niêm yết.", "Publish the result before it is sent or posted.")
    if not localdate(row.published_at) <= on <= localdate(at):
        raise Refusal(
            "Ngày gửi phải từ ngày công bố đến hôm nay.", "The day lies between the publishing and today.", field="on"
        )
    to = rules.must_say(
        clean(to), "to", "Hãy ghi nơi nhận hoặc nơi niêm yết.", "Say to whom or where.", least=2, most=300
    )
    made, new = ResultDelivery.objects.get_or_create(
        dialogue=row, way=way.value, to=to, on=on, defaults={"note": clean(note)[:500], "by": ref_of(by), "by_name": name_of(by), "at": at}
    )  # fmt: skip
    if new:
        record(Delivered(way=way.value, to=to, on=on), about=row.ref, by=ref_of(by), at=at)
    return made


def _meet_request(row: Dialogue, by: Actor, at: datetime) -> None:
    if row.occasion == Occasion.REQUEST.value and row.request is not None:
        row.request.stage = RequestStage.HELD.value
        row.request.save(update_fields=["stage"])
        meet_all(about=row.request.ref, keys=[REACHED], by=ref_of(by), at=at, evidence=row.ref)


def _must_be_held(row: Dialogue) -> None:
    if Stage(row.stage) not in (Stage.HELD, Stage.PUBLISHED):
        raise Refusal("Biên bản được lập sau khi kết thúc buổi đối thoại.", "Minutes are written after the dialogue.")


def _minutes(row: Dialogue) -> IssuedPaper:
    found = queries.minutes_of(row)
    if found is None:
        raise Refusal("Chưa có biên bản.", "There are no minutes yet.")
    return found
