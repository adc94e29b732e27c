"""The fund of a work: receipts, vouchers, counter-entries; it always balances and never falls below zero."""

import io
import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given as generated
from hypothesis import settings
from hypothesis import strategies as st
from PIL import Image

from caunoi.access.context import as_system
from caunoi.do import commands, queries
from caunoi.do.models import Contribution, Expense, JournalEntry, JournalLine, Settlement
from caunoi.do.rules import money
from caunoi.do.words import Account, Given, Giver, Stage
from caunoi.duties.models import Duty
from caunoi.files.models import StoredFile
from caunoi.files.queries import content_of
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.models import Entry
from tests.stage import NOON

from .conftest import TODAY, photo

GPS = 0x8825


@pytest.mark.parametrize(
    ("typed", "sum_"),
    [("1500000", 1_500_000), ("1.500.000", 1_500_000), ("1 500 000 đồng", 1_500_000), ("200.000đ", 200_000), ("5000 VND", 5_000), ("999.999.999.999", money.MOST)],
)  # fmt: skip
def test_sums_are_read_as_people_write_them(typed, sum_):
    assert money.read_dong(typed) == sum_


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("100 USD", "đồng Việt Nam"), ("$50", "đồng Việt Nam"), ("€20", "đồng Việt Nam"), ("50 đô", "đồng Việt Nam"), ("-5000", "chữ số"), ("1,5 triệu", "chữ số"),
        ("1.50", "chữ số"), ("1500000.5", "chữ số"), ("", "chữ số"), ("0", "lớn hơn 0"), ("1.000.000.000.000", "quá lớn"), ("9" * 40, "quá lớn"), ("１２３", "chữ số"),
    ],
)  # fmt: skip
def test_other_money_signs_fractions_and_slips_are_refused(typed, why):
    with pytest.raises(Refusal, match=why):
        money.read_dong(typed)


@generated(st.integers(1, money.MOST))
@settings(max_examples=60)
def test_any_sum_reads_back_with_and_without_points(amount):
    assert money.read_dong(f"{amount:,}".replace(",", ".")) == money.read_dong(str(amount)) == amount


def test_a_contribution_gets_a_numbered_receipt_whose_code_tells_no_name(give, open_lane, town, speak):
    first = give(name="Nguyễn Thị Lan", household="H-012", named=False)
    again = give(token=first.token, amount=9_000_000)
    second = give(name="Trần Văn Ba", named=True, amount=2_000_000)

    assert (first.number, again.pk, second.number) == (1, first.pk, 2)
    receipt = queries.receipt_by(f" {first.code.lower()} ")
    assert (receipt.number, receipt.told, receipt.undone) == (1, "1.500.000 đồng", "")
    assert queries.receipt_by("KHONGCO") is None
    with as_system():
        row = Contribution.objects.get(pk=first.pk)
        kept = str(Entry.objects.filter(kind="do.contributed").values_list("data", flat=True)[0])
    assert b"Lan" not in bytes(row.name)
    assert "1500000" not in kept
    assert "Lan" not in kept
    named, count = queries.named_in(open_lane)
    assert ([(each.name, each.told) for each in named], count) == ([("Trần Văn Ba", "")], 1)
    assert queries.sums_of(open_lane).given == 3_500_000


def test_who_gave_is_named_no_longer_once_they_wish_it(give, open_lane, town, says):
    gift = give(name="Trần Văn Ba", named=True, sum_shown=True)
    assert queries.named_in(open_lane)[0][0].told == "1.500.000 đồng"
    says(town.handler, commands.name_contributor, contribution_id=gift.pk, named=False, sum_shown=True)
    assert queries.named_in(open_lane) == ([], 0)
    unnamed = give()
    with pytest.raises(Refusal, match="không ghi tên"):
        says(town.handler, commands.name_contributor, contribution_id=unnamed.pk, named=True, sum_shown=False)


def test_gifts_in_kind_count_in_money_only_where_the_decision_gives_a_value(give, open_lane, town, says):
    unvalued = give(given=Given.LAND, amount=None, quantity=Decimal("12.5"))
    says(
        town.handler, commands.set_value, work_id=open_lane.pk, given=Given.LABOUR, unit="", value=300_000, clause="Mục 3 nghị quyết họp tổ"
    )  # fmt: skip
    valued = give(given=Given.LABOUR, amount=None, quantity=Decimal("1.5"))

    assert (unvalued.amount, unvalued.unit, valued.amount) == (None, "m²", 450_000)
    sums = queries.sums_of(open_lane)
    assert (sums.in_kind, sums.given, sums.left, sums.balances) == (450_000, 0, 0, True)
    assert [(each.given, each.quantity, each.value) for each in sums.kinds] == [
        (Given.LABOUR, Decimal("1.50"), 450_000), (Given.LAND, Decimal("12.50"), 0),
    ]  # fmt: skip
    for quantity in ("0", "-2", "1.555", "NaN", "Infinity"):
        with pytest.raises(Refusal):
            give(given=Given.LAND, amount=None, quantity=Decimal(quantity))


@pytest.mark.parametrize("amount", [0, -500_000, None, money.MOST + 1])
def test_a_sum_that_is_none_is_refused(give, amount):
    with pytest.raises(Refusal):
        give(amount=amount)


def test_an_expense_needs_a_voucher_and_money_in_the_box(give, pay, open_lane, town, says):
    give(amount=2_000_000)
    with pytest.raises(Refusal, match="chứng từ"):
        pay(files=[])
    with pytest.raises(Refusal, match=r"chỉ còn 2\.000\.000"):
        pay(amount=2_000_001)
    with pytest.raises(Refusal, match="Tiền gửi"):
        pay(amount=1, out_of=Account.BANK)
    paid = pay(amount=1_200_000)
    assert pay(token=paid.token, amount=700_000).pk == paid.pk
    says(town.handler, commands.transfer, work_id=open_lane.pk, on=TODAY, amount=500_000, out_of=Account.CASH)
    pay(amount=400_000, out_of=Account.BANK)
    sums = queries.sums_of(open_lane)
    assert (sums.cash, sums.bank, sums.spent, sums.left, sums.balances) == (300_000, 100_000, 1_600_000, 400_000, True)
    with as_system():
        (voucher,) = StoredFile.objects.filter(about=paid.ref)
    assert voucher.body_id == town.committee.pk
    with pytest.raises(Refusal, match="chưa đến"):
        pay(on=TODAY + timedelta(days=1))


def test_a_wrong_entry_is_undone_by_a_counter_entry_and_both_stay(give, pay, open_lane, town, says):
    gift = give(amount=1_000_000)
    wrong = pay(amount=900_000)
    with pytest.raises(Refusal, match="chỉ còn"):
        says(town.handler, commands.undo, entry_id=gift.entry_id, on=TODAY, reason="Ghi nhầm biên nhận")
    undone = says(town.handler, commands.undo, entry_id=wrong.entry_id, on=TODAY, reason="Ghi nhầm hóa đơn")
    for entry in (wrong.entry_id, undone.pk):
        with pytest.raises(Refusal, match="đã được đảo"):
            says(town.handler, commands.undo, entry_id=entry, on=TODAY, reason="Đảo lần nữa xem sao")
    assert "Đảo bút toán số 2" in queries.undone_of(open_lane)[wrong.entry_id]
    assert queries.sums_of(open_lane).spent == 0
    says(town.handler, commands.undo, entry_id=gift.entry_id, on=TODAY, reason="Hộ này chưa nộp tiền")
    assert "chưa nộp" in queries.receipt_by(gift.code).undone
    sums = queries.sums_of(open_lane)
    assert (sums.given, sums.receipts, sums.balances) == (0, 0, True)
    assert [row[0] for row in queries.journal_rows(open_lane)] == [1, 1, 2, 2, 3, 3, 4, 4]


def written(work, lines):
    """An entry written past the commands, asked for its balance at once."""
    entry = JournalEntry.objects.create(work=work, number=99, kind="transfer", on=TODAY, told="x", by="system", at=NOON)
    for account, amount in lines:
        JournalLine.objects.create(entry=entry, work=work, account=account, amount=amount)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_itself_keeps_the_journal(give, pay, open_lane, town, speak):
    gift = give()
    paid = pay()
    with as_system():
        for change in (
            lambda: JournalLine.objects.filter(entry=gift.entry).update(amount=5),
            lambda: JournalEntry.objects.filter(pk=gift.entry_id).update(told="khác"),
            lambda: Contribution.objects.filter(pk=gift.pk).update(amount=5),
            lambda: Expense.objects.filter(pk=paid.pk).update(amount=5),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()
        assert Contribution.objects.filter(pk=gift.pk).delete()[0] == 0
    for lines in (
        [("cash", 500), ("given", -400)], [("cash", -3_000_000), ("spent", 3_000_000)], [("bank", -1), ("cash", 1)],
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match=r"cân|âm"), speak(town.handler), transaction.atomic():
            written(open_lane, lines)


def test_a_settlement_is_frozen_only_when_nothing_is_left_and_its_posting_is_a_duty(give, pay, open_lane, town, says):
    who = town.handler
    for amount in (1_500_000, 1_500_000, 500_000):
        give(amount=amount)
    pay(amount=3_000_000)
    says(who, commands.start_work, work_id=open_lane.pk, on=TODAY)
    says(who, commands.finish_work, work_id=open_lane.pk, on=TODAY, result="Hẻm rộng 4 m, xe cứu hỏa vào được")
    laid = {"work_id": open_lane.pk, "on": TODAY, "approved_by": "Họp tổ ngày 19/11, 140/187 hộ"}
    with pytest.raises(Refusal, match=r"Quỹ còn 500\.000"):
        says(who, commands.settle, **laid)
    says(
        who, commands.hand_on, work_id=open_lane.pk, on=TODAY, amount=500_000, out_of=Account.CASH, told="Chuyển quỹ tổ dân phố theo biên bản họp"
    )  # fmt: skip
    made = says(who, commands.settle, **laid)
    assert (made.sums["given"], made.sums["spent"], made.sums["returned"], made.sums["left"]) == (3_500_000, 3_000_000, 500_000, 0)  # fmt: skip
    with as_system():
        (duty,) = Duty.objects.filter(about=open_lane.ref)
        assert (duty.rule, duty.owed_by_id, made.post_due) == ("disclose.deadline", town.committee.pk, duty.due)
        with pytest.raises(DatabaseError), transaction.atomic():
            Settlement.objects.update(approved_by="khác")
    with pytest.raises(Refusal, match="không nhận đóng góp"):
        give()
    posted = says(who, commands.post_settlement, work_id=open_lane.pk, on=TODAY, where="Bảng tin nhà văn hóa")
    assert posted.posted_on == TODAY
    with as_system():
        duty.refresh_from_db()
        open_lane.refresh_from_db()
    assert (duty.standing, open_lane.stage) == ("met", Stage.POSTED.value)


def test_public_support_needs_no_decision_of_the_households_but_is_kept_apart(lane, town, says):
    said = {"work_id": lane.pk, "on": TODAY, "amount": 50_000_000, "given": Given.MONEY, "into": Account.BANK}
    says(town.handler, commands.contribute, giver=Giver.STATE, name="UBND phường", token=uuid.uuid4(), **said)
    with pytest.raises(Refusal, match="Chưa thể thu"):
        says(
            town.handler,
            commands.contribute,
            giver=Giver.ORGANISATION,
            name="Công ty An Phát",
            token=uuid.uuid4(),
            **said,
        )
    sums = queries.sums_of(lane)
    assert (sums.granted, sums.given, sums.bank, sums.givers) == (50_000_000, 0, 50_000_000, 0)


def test_a_photograph_keeps_no_place_and_is_told_in_words(open_lane, town, says):
    said = {
        "work_id": open_lane.pk,
        "on": TODAY,
        "what": "Đã đổ bê tông 40 m đầu hẻm",
        "percent": 40,
        "photos": [photo()],
    }
    with pytest.raises(Refusal):
        says(town.handler, commands.note_progress, **said)
    says(town.handler, commands.note_progress, alt_text="Bốn người đổ bê tông đầu hẻm", **said)
    (shown,) = queries.progress_of(open_lane)
    (picture,) = shown.photos
    assert picture.alt_text == "Bốn người đổ bê tông đầu hẻm"
    assert Image.open(photo().file).getexif().get_ifd(GPS)
    assert not Image.open(io.BytesIO(content_of(picture))).getexif().get_ifd(GPS)
    assert queries.photo_of(picture.pk) is not None
    with pytest.raises(Refusal, match="đã được ghi"):
        says(town.handler, commands.note_progress, alt_text="Bốn người đổ bê tông", **said)
