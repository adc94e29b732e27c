"""Projects under a community board's supervision: their public sheet, the investor told in time, the site log, the end."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.boards.words import Kind
from caunoi.check import rules
from caunoi.check.facts import Ended, InvestorTold, Logged, ProjectOpened, ProjectRevised
from caunoi.check.models import Project, SiteEntry
from caunoi.check.words import Looks
from caunoi.duties.commands import extend_duty, meet_duty, open_duty
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record

from .common import Actor, for_the_board, locked_board, locked_project, must_act, name_of, ref_of
from .exhibiting import Sent, keep_exhibits

NOTICE = "gsdt.notice"
#: What of the public sheet may be put right while the supervision runs.
SHEET = ("name", "built", "spot", "investor", "contractor", "value", "fund", "starts_on", "ends_on", "plan")


@transaction.atomic
def open_project(
    *, board_id: uuid.UUID, name: str, built: str, spot: str, investor: str, contractor: str, value: int, fund: str, starts_on: date, ends_on: date,
    supervise_from: date, plan: str, by: Actor, at: datetime, synthetic: bool = False,
) -> Project:  # fmt: skip
    """Put a project under a board's supervision with its public sheet; telling the investor in time is a duty from now on."""
    board, today = locked_board(board_id), localdate(at)
    must_act(by, board, today)
    if Kind(board.kind) is not Kind.INVESTMENT:
        raise Refusal(
            "Chỉ Ban Giám sát đầu tư của cộng đồng giám sát công trình.",
            "Only a Community Investment Supervision Board supervises projects.",
        )
    rules.must_be_a_sheet(value, starts_on, ends_on, supervise_from)
    notice = deadline(NOTICE, start=supervise_from)
    if notice.due < today:
        raise Refusal(
            f"Ngày giám sát quá gần: chủ đầu tư phải nhận thông báo chậm nhất ngày {notice.due:%d/%m/%Y} ({notice.cite}). Hãy chọn ngày sau.",
            f"Too soon: the investor had to be told by {notice.due:%d/%m/%Y} ({notice.cite}). Choose a later day.",
            field="supervise_from",
        )
    name = rules.must_say(name, "name")
    with for_the_board():
        duty = open_duty(
            rule=NOTICE, about=board.ref, owed_by=board.body, by=ref_of(by), at=at, due=notice.due, cite=notice.cite, subject=f"{name} ({investor})"[:200]
        )  # fmt: skip
    try:
        with transaction.atomic():
            row = Project.objects.create(
                board=board, place=board.place, name=name, built=rules.must_say(built, "built"), spot=rules.must_say(spot, "spot"),
                investor=rules.must_say(investor, "investor"), contractor=contractor.strip(), value=value, fund=fund.strip(), starts_on=starts_on, ends_on=ends_on,
                supervise_from=supervise_from, plan=rules.must_say(plan, "plan"), notice_due=notice.due, notice_duty_id=duty.pk, synthetic=synthetic,
            )  # fmt: skip
    except IntegrityError:
        raise Refusal("Công trình này đã có.", "This project is there already.", field="name") from None
    record(ProjectOpened(project=str(row.pk), value=value), about=board.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def revise_sheet(*, project_id: uuid.UUID, by: Actor, at: datetime, **sheet: Any) -> Project:
    """Put the public sheet right; the ledger says which lines changed."""
    row = locked_project(project_id, by, at)
    _must_run(row)
    changed = tuple(each for each in SHEET if each in sheet and sheet[each] != getattr(row, each))
    for each in changed:
        value = sheet[each]
        setattr(row, each, value.strip() if isinstance(value, str) else value)
    rules.must_be_a_sheet(row.value, row.starts_on, row.ends_on, row.supervise_from)
    for each in ("name", "built", "spot", "investor", "plan"):
        rules.must_say(getattr(row, each), each)
    if changed:
        try:
            with transaction.atomic():
                row.save(update_fields=changed)
        except IntegrityError:
            raise Refusal("Công trình này đã có.", "This project is there already.", field="name") from None
        record(ProjectRevised(project=str(row.pk), changed=changed), about=row.board.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def tell_investor(*, project_id: uuid.UUID, on: date, by: Actor, at: datetime) -> Project:
    """Say that the investor was told the plan and the members; too late for the law is refused, and supervision moves."""
    row = locked_project(project_id, by, at)
    _must_run(row)
    if row.told_on is not None:
        raise Refusal("Đã thông báo cho chủ đầu tư.", "The investor was told already.", field="on")
    if on > localdate(at):
        raise Refusal("Ngày này chưa đến.", "That day has not come yet.", field="on")
    rules.must_be_in_time(row.notice_due, on, deadline(NOTICE, start=row.supervise_from).cite, row.investor)
    row.told_on = on
    row.save(update_fields=["told_on"])
    with for_the_board():
        meet_duty(duty_id=row.notice_duty_id, by=ref_of(by), at=at, on=on, evidence=row.ref)
    record(InvestorTold(project=str(row.pk), on=on), about=row.board.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def move_supervision(
    *, project_id: uuid.UUID, supervise_from: date, reason: str, by: Actor, at: datetime
) -> Project:  # fmt: skip
    """Begin the supervision on a later day, for a reason, while the investor is not told."""
    row, today = locked_project(project_id, by, at), localdate(at)
    _must_run(row)
    if row.told_on is not None or supervise_from <= row.supervise_from:
        raise Refusal(
            "Chỉ dời sang ngày sau, khi chưa thông báo cho chủ đầu tư.",
            "It moves to a later day, while the investor is not told.",
            field="supervise_from",
        )
    rules.must_be_a_sheet(row.value, row.starts_on, row.ends_on, supervise_from)
    notice = deadline(NOTICE, start=supervise_from)
    if notice.due < today:
        raise Refusal(
            f"Ngày giám sát quá gần: thông báo phải đến chậm nhất ngày {notice.due:%d/%m/%Y} ({notice.cite}).",
            f"Too soon: the notice had to arrive by {notice.due:%d/%m/%Y} ({notice.cite}).",
            field="supervise_from",
        )
    with for_the_board():
        extend_duty(
            duty_id=row.notice_duty_id, rule=NOTICE, due=notice.due, reason=rules.must_say(reason, "reason", 5), by=ref_of(by), at=at
        )  # fmt: skip
    row.supervise_from, row.notice_due = supervise_from, notice.due
    row.save(update_fields=["supervise_from", "notice_due"])
    record(ProjectRevised(project=str(row.pk), changed=("supervise_from",)), about=row.board.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def log(
    *, number: uuid.UUID, project_id: uuid.UUID, on: date, looks: Looks, text: str, by: Actor, at: datetime, spot: str = "", public: bool = True,
    written_at: datetime | None = None, photos: Sent = (), alts: tuple[str, ...] = (),
) -> SiteEntry:  # fmt: skip
    """Enter a day on the site under the number its device made; sent again it is the same entry, and nothing is doubled."""
    row = locked_project(project_id, by, at)
    spot, text = spot.strip()[:300], rules.must_say(text, "text")
    said = rules.digest(project=str(row.pk), on=on, looks=looks.value, text=text, spot=spot, public=public)
    before = SiteEntry.objects.filter(pk=number).first()
    if before is not None:
        rules.must_be_the_same(before.digest, said)
        return before
    if row.told_on is None:
        raise Refusal(
            "Chưa thông báo kế hoạch giám sát cho chủ đầu tư nên chưa ghi nhật ký được.",
            "The investor has not been told: the log is not open yet.",
            field="text",
        )
    rules.must_fit_the_course(on, localdate(at), row.supervise_from, row.ended_on)
    entry = SiteEntry.objects.create(
        id=number, project=row, board=row.board, on=on, looks=looks.value, text=text, spot=spot, public=public, by=ref_of(by), by_name=name_of(by),
        written_at=rules.must_be_written_before(written_at, at), received_at=at, digest=said,
    )  # fmt: skip
    kept = keep_exhibits(entry, photos, alts, by=by, at=at)
    fact = Logged(entry=str(number), project=str(row.pk), looks=looks.value, files=len(kept))
    record(fact, about=row.board.ref, by=ref_of(by), at=at)
    return entry


@transaction.atomic
def end_supervision(*, project_id: uuid.UUID, on: date, result: str, by: Actor, at: datetime) -> Project:
    """End the supervision of a project with a report; defects still open stay followed up."""
    row = locked_project(project_id, by, at)
    _must_run(row)
    if row.told_on is None:
        raise Refusal("Chưa bắt đầu giám sát.", "Supervision has not begun.", field="on")
    last = row.entries.order_by("-on").values_list("on", flat=True).first()
    if on > localdate(at) or on < row.supervise_from or (last is not None and on < last):
        raise Refusal(
            "Ngày kết thúc không sau hôm nay và không trước phiếu nhật ký cuối cùng.",
            "It ends not after today and not before the last entry.",
            field="on",
        )
    row.ended_on, row.result = on, rules.must_say(result, "result")
    row.save(update_fields=["ended_on", "result"])
    record(Ended(project=str(row.pk), on=on), about=row.board.ref, by=ref_of(by), at=at)
    return row


def _must_run(row: Project) -> None:
    if row.ended_on is not None:
        raise Refusal("Giám sát công trình này đã kết thúc.", "The supervision of this project has ended.")
