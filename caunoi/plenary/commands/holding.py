"""The day itself: speeches, who came, how it went; then the signed minutes."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import open_duty
from caunoi.files.commands import remove, store
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.places.models import Body
from caunoi.plenary import rules
from caunoi.plenary.facts import Prepared
from caunoi.plenary.models import Invitee, Plenary, Speech
from caunoi.plenary.words import Act, Manner, Stage

from .common import Actor, digest, locked, must_allow, must_work, read, ref_of, take
from .signing import sign_minutes

#: The notice of conclusions is owed from the day of the conference on: a house rule.
CONCLUSIONS = "house.plenary.conclusions"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file sent with a speech."""

    name: str
    content: bytes


@transaction.atomic
def contribute(
    *, plenary_id: uuid.UUID, body: Body, title: str, by: Actor, at: datetime, text: str = "", file: Attachment | None = None,
    manner: Manner = Manner.WRITTEN, public: bool = False,
) -> Speech:  # fmt: skip
    """A body's speech, entered by itself or by the organiser: words, a file, or both; the same title twice is one."""
    row = read(plenary_id)
    own = body.pk == row.body_id
    if not own and body.pk not in row.readers:
        raise Refusal(f"{body.name} không có tên trong danh sách mời.", f"{body.name} is not invited.", field="body")
    _must_speak_for(by, body, row)
    rules.must_be_open(
        Stage(row.stage), rules.OPEN_TO_SPEECHES, "Hội nghị không nhận tham luận nữa.", "No more speeches are taken."
    )
    words = rules.must_say(clean(title), "title", "Hãy ghi tên tham luận", "Name the speech", least=5, most=300)
    known = Speech.objects.filter(plenary=row, body=body, title=words).first()
    if known is not None:
        return known
    said = clean(text)[: rules.LONGEST_TEXT]
    if not said and file is None:
        raise Refusal("Hãy viết nội dung hoặc gửi kèm tệp.", "Write the text or attach a file.", field="text")
    rules.must_fit(row.speeches.count(), rules.MOST_SPEECHES, "Đã đủ tham luận", "There are enough speeches")
    made = Speech(
        plenary=row,
        organiser_id=row.body_id,
        body=body,
        title=words,
        text=said,
        manner=manner.value,
        public=public,
        sent_at=at,
    )
    if file is not None:
        about = f"plenaryspeech:{row.pk}:{body.pk}"
        kept = store(
            content=file.content,
            name=file.name,
            about=about,
            body=body,
            by=by,
            at=at,
            seen_by=[row.body_id, *row.readers],
        )
        made.file, made.file_name = kept.pk, kept.name
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:  # another hand sent it in this very moment
        return Speech.objects.get(plenary=row, body=body, title=words)
    fact = Prepared(what="speech", words=digest(words, said), ref=f"file:{made.file}" if made.file else "")
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return made


@transaction.atomic
def withdraw_speech(*, plenary_id: uuid.UUID, speech_id: int, by: Actor, at: datetime) -> None:
    """Take a speech back before the minutes are signed; taken back twice is taken back."""
    row = read(plenary_id)
    rules.must_be_open(
        Stage(row.stage), rules.OPEN_TO_SPEECHES, "Biên bản đã ký, không rút tham luận được.", "The minutes are signed."
    )
    gone = row.speeches.filter(pk=speech_id).select_related("body").first()
    if gone is None:
        return
    _must_speak_for(by, gone.body, row)
    if gone.file:
        remove(file_id=gone.file, reason="Rút tham luận", by=by, at=at)
    gone.delete()
    record(Prepared(what="speech", words=digest(gone.title), removed=True), about=row.ref, by=ref_of(by), at=at)


@transaction.atomic
def hold(
    *, plenary_id: uuid.UUID, people: Mapping[int, int], course: str, by: Actor, at: datetime, closing: str = "", secretary: str = "",
    version: int | None = None,
) -> Plenary:  # fmt: skip
    """Enter that it was held: how many came from each body (by its id), and how it went. The conclusions are owed from now on."""
    row = locked(plenary_id)
    must_allow(row, Act.HOLD, by)
    rules.must_be_as_seen(version, row.version)
    rules.must_have_met(row.on, localdate(at), "course")
    row.course = rules.must_say(
        clean(course), "course", "Hãy ghi diễn biến hội nghị", "Say how it went", least=20, most=rules.LONGEST_TEXT
    )
    row.closing, row.held_at = clean(closing)[: rules.LONGEST_TEXT], at
    row.secretary = rules.must_say(clean(secretary) or row.secretary, "secretary", "Hãy ghi họ tên thư ký", "Name the secretary", most=200)  # fmt: skip
    rows = list(row.invitees.select_for_update())
    for each in rows:
        came = people.get(each.body_id, 0)
        rules.must_be_countable(came, f"people_{each.body_id}")
        each.people, each.reply = came, rules.attendance(came).value
    came = sum(each.people for each in rows)
    if not came:
        raise Refusal("Hãy ghi số người dự của các cơ quan.", "Enter how many came from the bodies.", field="people")
    Invitee.objects.bulk_update(rows, ["people", "reply"])
    take(
        row,
        Act.HOLD,
        by,
        at,
        words=digest(row.course, row.closing),
        bodies=sum(each.people > 0 for each in rows),
        people=came,
    )
    with as_system():
        open_duty(
            rule=CONCLUSIONS, about=row.ref, owed_by=row.body, by=ref_of(by), at=at, starts_on=row.on,
            subject=f"Thông báo kết luận: {row.title}"[:200],
        )  # fmt: skip
    return row


@transaction.atomic
def sign(*, plenary_id: uuid.UUID, by: Actor, at: datetime, version: int | None = None) -> Plenary:
    """Sign the minutes in the register; attendance and speeches stand from now on."""
    row = locked(plenary_id)
    must_allow(row, Act.SIGN, by)
    rules.must_be_as_seen(version, row.version)
    row.minutes = sign_minutes(row, by=by, at=at).pk
    take(row, Act.SIGN, by, at, paper=str(row.minutes))
    return row


def _must_speak_for(by: Actor, body: Body, row: Plenary) -> None:
    """A speech is entered by its body's people, or by those who prepare the conference."""
    try:
        must_work(by, Role.HANDLER, body)
    except Refusal:
        must_work(by, Role.HANDLER, row.body)


__all__ = ["Attachment", "contribute", "hold", "sign", "withdraw_speech"]
