"""The fund of a work: contributions under receipts, expenses under vouchers, counter-entries, the settlement."""

import hashlib
import json
import uuid
from collections.abc import Collection
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.do import queries
from caunoi.do.facts import Contributed, Entered, Named, Spent
from caunoi.do.models import CommunityWork, Contribution, Expense, JournalEntry, JournalLine, KindValue, Settlement
from caunoi.do.rules import money
from caunoi.do.rules import works as rules
from caunoi.do.words import Account, Act, EntryKind, Given, Giver, Stage
from caunoi.duties.commands import meet_all, open_duty
from caunoi.identity.sealing import seal
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record

from .common import Actor, keep_files, locked, locked_work, must_be_a_number, ref_of, said
from .works import moved

#: What the cash box and the bank hold may never fall below zero.
HELD = (Account.CASH, Account.BANK)
POSTING = "disclose.deadline"


@transaction.atomic
def contribute(
    *, work_id: uuid.UUID, token: uuid.UUID, giver: Giver, given: Given, on: date, by: Actor, at: datetime, amount: int | None = None,
    quantity: Decimal | None = None, unit: str = "", into: Account = Account.CASH, name: str = "", household: str = "",
    named: bool = False, sum_shown: bool = False, told: str = "",
) -> Contribution:  # fmt: skip
    """Take a contribution and give a receipt; of households and others only while a decision in force lets it be collected.

    The name is sealed; it is public only where the giver wishes, and the sum only where they wish that too. A token sent again
    gives the receipt there is.
    """
    row = locked_work(work_id, by)
    there = Contribution.objects.filter(work=row, token=token).first()
    if there is not None:
        return there
    rules.must_not_lie_ahead(on, localdate(at))
    if giver is Giver.STATE:
        rules.must_move(Stage(row.stage), rules.MOVING)
    else:
        # Without the households' decision that is the reason, whatever else stands in the way.
        rules.must_be_open(queries.gate_of(row, localdate(at)))
        rules.must_collect(Stage(row.stage), opened=row.opened_on is not None)
    value: KindValue | None = None
    if given is Given.MONEY:
        amount, quantity, unit = money.must_be_a_sum(amount or 0), None, ""
        if into not in HELD:
            raise Refusal("Chọn tiền mặt hoặc tiền gửi.", "Choose cash or bank.", field="into")
        source = Account.GRANTED if giver is Giver.STATE else Account.GIVEN
        lines = [(into, amount), (source, -amount)]
    else:
        quantity = must_be_a_number(quantity or Decimal(0), "quantity")
        unit = said(unit if given is Given.MATERIAL else given.unit, "unit", 1, 40)
        value = KindValue.objects.filter(work=row, given=given.value, unit__iexact=unit).first()
        amount = int((quantity * value.value).quantize(Decimal(1), ROUND_HALF_UP)) if value else None
        lines = [(Account.USED, amount), (Account.GIVEN_IN_KIND, -amount)] if amount else []
    name = " ".join(name.split())[:200]
    if giver is Giver.ORGANISATION and len(name) < 3:
        raise Refusal("Hãy ghi tên tổ chức, doanh nghiệp.", "Name the organisation.", field="name")
    if named and len(name) < 2:
        raise Refusal("Muốn nêu tên thì hãy ghi tên.", "To be named, give the name.", field="name")
    number = _next(Contribution, row)
    entry = _enter(row, EntryKind.CONTRIBUTION, on, f"Biên nhận số {number}", lines, by, at)
    made = Contribution.objects.create(
        work=row, entry=entry, number=number, token=token, giver=giver.value, household=household.strip()[:40], name=seal({"name": name}) if name else None,
        shown_name=name if named else "", sum_shown=named and sum_shown, given=given.value, on=on, amount=amount, quantity=quantity, unit=unit,
        valued_by=value, into=into.value if given is Given.MONEY else "", told=told.strip()[:500],
    )  # fmt: skip
    kept = f"{made.code} {made.given} {made.amount} {made.quantity} {made.unit} {made.on}"
    fact = Contributed(
        contribution=str(made.pk), number=number, given=given.value, digest=hashlib.sha256(kept.encode()).hexdigest()
    )
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return made


@transaction.atomic
def name_contributor(
    *, contribution_id: uuid.UUID, named: bool, sum_shown: bool, by: Actor, at: datetime
) -> Contribution:  # fmt: skip
    """Name a contributor in public, or no longer, as they wish."""
    found = locked(Contribution, contribution_id)
    locked_work(found.work_id, by)
    name = queries.name_of(found)
    if named and not name:
        raise Refusal("Biên nhận này không ghi tên.", "There is no name on this receipt.", field="named")
    found.shown_name, found.sum_shown = name if named else "", named and sum_shown
    found.save(update_fields=["shown_name", "sum_shown"])
    fact = Named(contribution=str(found.pk), named=named, sum_shown=found.sum_shown)
    record(fact, about=found.ref, by=ref_of(by), at=at)
    return found


@transaction.atomic
def spend(
    *, work_id: uuid.UUID, token: uuid.UUID, on: date, what: str, payee: str, amount: int, voucher: str, files: Collection[Any], by: Actor,
    at: datetime, out_of: Account = Account.CASH, budget: int | None = None,
) -> Expense:  # fmt: skip
    """Pay from the fund, with a voucher on file; never more than the cash box or the bank holds."""
    row = locked_work(work_id, by)
    there = Expense.objects.filter(work=row, token=token).first()
    if there is not None:
        return there
    rules.must_not_lie_ahead(on, localdate(at))
    rules.must_move(Stage(row.stage), rules.SPENDING)
    if not files:
        raise Refusal(
            "Khoản chi phải có chứng từ: hãy tải lên hóa đơn, phiếu chi hoặc giấy biên nhận.",
            "An expense needs its voucher: upload the invoice, payment slip or receipt.",
            field="files",
        )
    line = row.budget.filter(position=budget).first() if budget else None
    if budget and line is None:
        raise Refusal("Không có khoản dự toán này.", "There is no such budget item.", field="budget")
    amount = money.must_be_a_sum(amount)
    if out_of not in HELD:
        raise Refusal("Chọn tiền mặt hoặc tiền gửi.", "Choose cash or bank.", field="out_of")
    money.must_cover(queries.balance(row, out_of), amount, out_of)
    number, pk = _next(Expense, row), uuid.uuid4()
    words, paid_to, slip = said(what, "what", 3, 300), said(payee, "payee", 3, 200), said(voucher, "voucher", 2, 100)
    entry = _enter(row, EntryKind.EXPENSE, on, f"Chi số {number}: {words}", [(Account.SPENT, amount), (out_of, -amount)], by, at)  # fmt: skip
    kept = keep_files(files, about=f"workexpense:{pk}", body=row.body, overseer=row.overseer, by=by, at=at)
    made = Expense.objects.create(
        pk=pk, work=row, entry=entry, number=number, token=token, on=on, what=words, payee=paid_to, amount=amount, budget=line, voucher=slip,
        vouchers=len(kept),
    )  # fmt: skip
    record(Spent(number=number, amount=amount, vouchers=tuple(kept)), about=row.ref, by=ref_of(by), at=at)
    return made


@transaction.atomic
def transfer(
    *, work_id: uuid.UUID, on: date, amount: int, out_of: Account, by: Actor, at: datetime, version: int | None = None
) -> JournalEntry:  # fmt: skip
    """Carry money from the cash box to the bank, or back."""
    row = _moving(work_id, by, version, on, at)
    if out_of not in HELD:
        raise Refusal("Chọn tiền mặt hoặc tiền gửi.", "Choose cash or bank.", field="out_of")
    into = Account.BANK if out_of is Account.CASH else Account.CASH
    money.must_cover(queries.balance(row, out_of), money.must_be_a_sum(amount), out_of)
    told = "Gửi tiền mặt vào tài khoản" if into is Account.BANK else "Rút tiền về quỹ tiền mặt"
    return _entered(row, EntryKind.TRANSFER, on, told, [(into, amount), (out_of, -amount)], amount, by, at)


@transaction.atomic
def hand_on(
    *, work_id: uuid.UUID, on: date, amount: int, out_of: Account, told: str, by: Actor, at: datetime, version: int | None = None
) -> JournalEntry:  # fmt: skip
    """Return what is left, or move it to the community's fund, as the households decided."""
    row = _moving(work_id, by, version, on, at)
    if out_of not in HELD:
        raise Refusal("Chọn tiền mặt hoặc tiền gửi.", "Choose cash or bank.", field="out_of")
    money.must_cover(queries.balance(row, out_of), money.must_be_a_sum(amount), out_of)
    words = said(told, "told", 10, 500)
    return _entered(row, EntryKind.SURPLUS, on, words, [(Account.RETURNED, amount), (out_of, -amount)], amount, by, at)


@transaction.atomic
def undo(*, entry_id: uuid.UUID, on: date, reason: str, by: Actor, at: datetime) -> JournalEntry:
    """Undo a wrong entry by a counter-entry; the wrong one stays to be read."""
    wrong = locked(JournalEntry, entry_id)
    row = _moving(wrong.work_id, by, None, on, at)
    if wrong.kind == EntryKind.COUNTER.value or JournalEntry.objects.filter(undoes=wrong).exists():
        raise Refusal("Bút toán này đã được đảo, hoặc chính là bút toán đảo.", "This entry is undone already, or undoes one.")  # fmt: skip
    words = said(reason, "reason", 10, 500)
    lines = [(Account(each.account), -each.amount) for each in wrong.lines.all()]
    for account, amount in lines:
        if account in HELD and amount < 0:
            money.must_cover(queries.balance(row, account), -amount, account)
    entry = _enter(row, EntryKind.COUNTER, on, f"Đảo bút toán số {wrong.number}: {words}", lines, by, at, undoes=wrong)
    fact = Entered(number=entry.number, kind=entry.kind, undoes=wrong.number, reason=hashlib.sha256(words.encode()).hexdigest())  # fmt: skip
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return entry


@transaction.atomic
def settle(
    *, work_id: uuid.UUID, on: date, approved_by: str, by: Actor, at: datetime, told: str = "", version: int | None = None
) -> Settlement:  # fmt: skip
    """Lay the accounts down for good: everything balances, nothing is left untold; posting them becomes a duty."""
    row = locked_work(work_id, by, version)
    rules.must_not_lie_ahead(on, localdate(at))
    rules.BOOK.step(Stage(row.stage), Act.SETTLE)
    rules.must_be_spent(queries.left_in(row))
    if row.done_on and on < row.done_on:
        raise Refusal("Quyết toán sau ngày hoàn thành.", "It is settled after it is done.", field="on")
    sums = queries.sums_of(row).frozen()
    digest = hashlib.sha256(json.dumps(sums, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    with as_system():
        duty = open_duty(
            rule=POSTING, about=row.ref, owed_by=row.body, by=ref_of(by), at=at, starts_on=on, owed_to="public",
            subject=f"Niêm yết quyết toán: {row.title}"[:200],
        )  # fmt: skip
    made = Settlement.objects.create(
        work=row,
        on=on,
        approved_by=said(approved_by.rstrip(" ."), "approved_by", 5, 300),
        told=told.strip()[:4000],
        sums=sums,
        digest=digest,
        post_due=duty.due,
    )
    moved(row, Act.SETTLE, on, by, at, note=digest)
    return made


@transaction.atomic
def post_settlement(
    *, work_id: uuid.UUID, on: date, where: str, by: Actor, at: datetime, version: int | None = None
) -> Settlement:  # fmt: skip
    """Say where the settlement hangs, which meets the duty."""
    row = locked_work(work_id, by, version)
    rules.must_not_lie_ahead(on, localdate(at))
    rules.BOOK.step(Stage(row.stage), Act.POST)
    made = locked(Settlement, row.settlement.pk)
    if on < made.on:
        raise Refusal("Niêm yết sau ngày quyết toán.", "It is posted after it is settled.", field="on")
    made.posted_on, made.posted_where = on, said(where.rstrip(" ."), "where", 3, 300)
    made.save(update_fields=["posted_on", "posted_where"])
    moved(row, Act.POST, on, by, at, note=made.posted_where)
    with as_system():
        meet_all(about=row.ref, keys=[POSTING], by=ref_of(by), at=at, evidence=row.ref)
    return made


def _moving(work_id: uuid.UUID, by: Actor, version: int | None, on: date, at: datetime) -> CommunityWork:
    row = locked_work(work_id, by, version)
    rules.must_not_lie_ahead(on, localdate(at))
    rules.must_move(Stage(row.stage), rules.MOVING)
    return row


def _entered(
    row: CommunityWork, kind: EntryKind, on: date, told: str, lines: list[tuple[Account, int]], amount: int, by: Actor, at: datetime
) -> JournalEntry:  # fmt: skip
    entry = _enter(row, kind, on, told, lines, by, at)
    row.version += 1
    row.save(update_fields=["version"])
    record(Entered(number=entry.number, kind=entry.kind, amount=amount), about=row.ref, by=ref_of(by), at=at)
    return entry


def _enter(
    row: CommunityWork, kind: EntryKind, on: date, told: str, lines: list[tuple[Account, int]], by: Actor, at: datetime,
    undoes: JournalEntry | None = None,
) -> JournalEntry:  # fmt: skip
    entry = JournalEntry.objects.create(
        work=row,
        number=_next(JournalEntry, row),
        kind=kind.value,
        on=on,
        told=told[:600],
        undoes=undoes,
        by=ref_of(by),
        at=at,
    )
    JournalLine.objects.bulk_create(
        JournalLine(entry=entry, work=row, account=account.value, amount=amount)
        for account, amount in money.must_balance(lines)
    )
    return entry


def _next(kind: Any, row: CommunityWork) -> int:
    """The next number of a work's receipts, expenses or entries; the work is held, so no number is given twice."""
    return (kind.objects.filter(work=row).aggregate(last=Max("number"))["last"] or 0) + 1
