"""From the decision to the board and off it again: entering, drafting, publishing, correcting, taking down."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.words import Role
from caunoi.duties.commands import open_duty, waive_all
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .. import rules
from ..facts import Corrected, Decided, Dropped, Published, TakenDown
from ..models import Disclosure, DisclosureVersion, ListedName
from ..queries import lists
from ..words import Act, Stage
from .common import Actor, alone, digest, locked, must_hold, name_of, ref_of, step_of
from .settling import settle

DAY = timedelta(days=1)


@transaction.atomic
def enter_decision(
    *,
    body: Body,
    item: str,
    title: str,
    decided_on: date,
    by: Actor,
    at: datetime,
    number: str = "",
    planned: uuid.UUID | None = None,
    synthetic: bool = False,
) -> Disclosure:
    """Ghi quyết định: the term to disclose runs from its day, five working days where no special law says otherwise."""
    must_hold(by, Role.EDITOR, body)
    today = localdate(at)
    rules.must_be_known(today, decided_on)
    title = rules.must_say(clean(title), "title", "Hãy ghi tên nội dung công khai.", "Say what is disclosed.", 5)[:300]
    found = lists.entry(item, on=today, families=rules.families_of(body.kind, body.place.level), whose=body.name)
    alone(body)
    number = clean(number)[:80]
    _must_be_new(body, item, title, decided_on, number)
    row = _row_of(planned, body, by) if planned else _new(found, body)
    row.decided_on, row.number, row.title, row.synthetic = decided_on, number, title, synthetic
    row.stage, row.edition = Stage.DECIDED.value, row.edition + 1
    key = "info.backlog" if found.wants.backlog else rules.KEYS[found.family].deadline
    start = found.listed.instrument.in_force if found.wants.backlog else decided_on
    duty = open_duty(
        rule=key, about=row.ref, owed_by=body, by=ref_of(by), at=at, starts_on=start, subject=title, owed_to="public"
    )  # fmt: skip
    row.due = duty.due
    row.save()
    record(
        Decided(item=item, decided_on=decided_on, due=duty.due, number=row.number), about=row.ref, by=ref_of(by), at=at
    )  # fmt: skip
    return row


def _must_be_new(body: Body, item: str, title: str, decided_on: date, number: str) -> None:
    same = Disclosure.objects.filter(body=body, item=item, title=title, decided_on=decided_on, number=number)
    if same.filter(stage__in=[Stage.DECIDED.value, Stage.POSTED.value]).exists():
        raise Refusal(
            "Quyết định này đã được ghi rồi; hãy mở ở Sổ công khai.", "This decision is entered already; open it in the register.", field="title"
        )  # fmt: skip


def _new(found: lists.Entry, body: Body) -> Disclosure:
    return Disclosure(
        body=body, place_id=body.place_id, province_id=body.province_id, family=found.family.value, item=found.code,
        inside=found.family in rules.INSIDE, parts=[form.value for form in found.wants.forms], permanent=found.wants.permanent,
    )  # fmt: skip


def _row_of(planned: uuid.UUID, body: Body, by: Actor) -> Disclosure:
    row = locked(planned)
    step_of(row, Act.DECIDE, by)
    if row.body_id != body.pk:
        raise Refusal("Nội dung này thuộc cơ quan khác.", "This belongs to another body.", field="planned")
    return row


@transaction.atomic
def write_text(
    *, disclosure_id: uuid.UUID, title: str, summary: str, text: str, by: Actor, at: datetime, seen: int | None = None
) -> Disclosure:
    """Soạn nội dung: before it is published; afterwards only ``correct``."""
    row = locked(disclosure_id)
    must_hold(by, Role.EDITOR, row.body)
    if row.stage != Stage.DECIDED.value:
        rules.BOOK.step(Stage(row.stage), Act.PUBLISH)
    rules.must_be_current(seen, row.edition)
    _write(row, title, summary, text)
    row.edition += 1
    row.save(update_fields=["title", "summary", "text", "edition"])
    return row


@transaction.atomic
def publish(
    *, disclosure_id: uuid.UUID, since: date, by: Actor, at: datetime, last: date | None = None, seen: int | None = None
) -> Disclosure:
    """Công khai: from a day through ``last``; refuses a time shorter than the law's, with the article."""
    row = locked(disclosure_id)
    step_of(row, Act.PUBLISH, by)
    rules.must_be_current(seen, row.edition)
    _must_be_readable(row)
    today = localdate(at)
    if since > today:
        raise Refusal("Ngày bắt đầu không thể sau hôm nay.", "It cannot begin later than today.", field="since")
    if row.decided_on and since < row.decided_on:
        raise Refusal("Ngày bắt đầu trước ngày có quyết định.", "It begins before the decision.", field="since")
    found = lists.entry(row.item, on=today)
    least = lists.least_day(found, since)
    until = last + DAY if last else None
    until = until if until or found.wants.permanent else (least + DAY if least else None)
    rules.must_stay_up(
        since, until, least=least or since, permanent=found.wants.permanent, days=int(found.posting.value or 0), cite=found.posting.cite
    )  # fmt: skip
    row.stage, row.since, row.until, row.least = Stage.POSTED.value, since, until, least
    row.posted_at = row.changed_at = at
    row.version, row.edition = 1, row.edition + 1
    row.save()
    kept = _keep_version(row, "", by, at)
    ListedName.objects.filter(disclosure=row).update(since=since, until=until)
    record(
        Published(version=1, digest=kept.digest, since=since, until=until), about=row.ref, by=ref_of(by), at=at
    )  # fmt: skip
    settle(row, by=by, at=at)
    return row


@transaction.atomic
def correct(
    *,
    disclosure_id: uuid.UUID,
    title: str,
    summary: str,
    text: str,
    reason: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
    conceals: bool = False,
) -> Disclosure:
    """Đính chính: a new version beside the old one; what changed and why is open to everybody, unless it ``conceals`` personal data."""
    row = locked(disclosure_id)
    step_of(row, Act.CORRECT, by)
    rules.must_be_current(seen, row.edition)
    reason = rules.must_say(clean(reason), "reason", "Hãy ghi vì sao đính chính.", "Say why it is corrected.")[:500]
    before = row.versions.order_by("-number").first()
    _write(row, title, summary, text)
    _must_be_readable(row)
    if before and (before.title, before.summary, before.text, before.files) == (
        row.title,
        row.summary,
        row.text,
        row.files,
    ):
        raise Refusal(
            "Nội dung không có gì khác bản đang công khai.", "Nothing differs from what is shown.", field="text"
        )
    row.version, row.edition, row.changed_at = row.version + 1, row.edition + 1, at
    row.save(update_fields=["title", "summary", "text", "version", "edition", "changed_at"])
    kept = _keep_version(row, reason, by, at, conceals=conceals)
    record(
        Corrected(version=row.version, digest=kept.digest, reason=reason, conceals=conceals), about=row.ref, by=ref_of(by), at=at
    )  # fmt: skip
    return row


@transaction.atomic
def take_down(*, disclosure_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> Disclosure:
    """Gỡ xuống: the page stays and says when, why and whether early; names go at once, what was still owed of it falls away."""
    row = locked(disclosure_id)
    step_of(row, Act.TAKE_DOWN, by)
    early = rules.is_early(localdate(at), row.least, permanent=row.permanent)
    if early:
        must_hold(by, Role.HEAD, row.body)
    reason = rules.must_say(
        clean(reason), "reason", "Hãy ghi vì sao gỡ; lý do hiện công khai.", "Say why; the reason is shown."
    )
    row.stage, row.ended_at, row.ended_reason, row.ended_early = Stage.TAKEN_DOWN.value, at, reason[:500], early
    row.edition += 1
    row.save(update_fields=["stage", "ended_at", "ended_reason", "ended_early", "edition"])
    ListedName.objects.filter(disclosure=row).update(until=None)
    waive_all(about=row.ref, reason=row.ended_reason, by=ref_of(by), at=at)
    record(TakenDown(reason=reason[:500], early=early), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def drop(*, disclosure_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> Disclosure:
    """Không phát sinh: a planned thing that there was nothing of; the reason is open to everybody."""
    row = locked(disclosure_id)
    step_of(row, Act.DROP, by)
    row.ended_reason = rules.must_say(clean(reason), "reason", "Hãy ghi vì sao không phát sinh.", "Say why.")[:500]
    row.stage, row.ended_at, row.edition = Stage.DROPPED.value, at, row.edition + 1
    row.save(update_fields=["stage", "ended_at", "ended_reason", "edition"])
    waive_all(about=row.ref, reason=row.ended_reason, by=ref_of(by), at=at)
    record(Dropped(reason=row.ended_reason), about=row.ref, by=ref_of(by), at=at)
    return row


def _write(row: Disclosure, title: str, summary: str, text: str) -> None:
    row.title = rules.must_say(clean(title), "title", "Hãy ghi tiêu đề.", "Give a title.", 5)[:300]
    row.summary = clean(summary)[:2000]
    row.text = clean(text)[:200_000]
    for field in ("title", "summary", "text"):
        rules.must_carry_no_card(getattr(row, field), field)


def _must_be_readable(row: Disclosure) -> None:
    """A summary in plain words, and text: here, or in a file that can be read aloud."""
    rules.must_say(
        row.summary, "summary", "Hãy tóm tắt bằng lời dễ hiểu: việc gì, ai được hoặc phải làm gì, từ bao giờ.",
        "Sum it up in plain words: what, for whom, from when.", 20,
    )  # fmt: skip
    if len(row.text) < 20 and not row.files:
        raise Refusal(
            "Hãy ghi nội dung, hoặc đính kèm tệp đọc được bằng chữ.", "Write the text, or attach a readable file.", field="text"
        )  # fmt: skip


def _keep_version(
    row: Disclosure, reason: str, by: Actor, at: datetime, *, conceals: bool = False
) -> DisclosureVersion:
    files: list[dict[str, Any]] = row.files
    return DisclosureVersion.objects.create(
        disclosure=row, number=row.version, title=row.title, summary=row.summary, text=row.text, files=files, reason=reason, conceals=conceals,
        digest=digest(row.title, row.summary, row.text, files), by_name=name_of(by), at=at,
    )  # fmt: skip
