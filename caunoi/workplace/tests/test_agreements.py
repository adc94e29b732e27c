"""A collective agreement and its promises: polled, signed within the law, sent, kept or broken, about to end."""

from datetime import date

import pytest

from caunoi.access.context import as_system
from caunoi.kernel.refusal import Refusal
from caunoi.workplace import commands, queries
from caunoi.workplace.words import Sort
from tests.stage import NOON

from .conftest import on, owed

TODAY = NOON.date()
PROOF = "Bảng lương tháng 10/2026 đã ký nhận, kèm ủy nhiệm chi số 118."


def test_an_agreement_is_not_signed_without_the_workers_nor_beyond_the_law(works, says):
    boss = works.boss
    new = {
        "workplace_id": works.mill.pk,
        "title": "Thỏa ước 2026",
        "summary": "Lương tháng 13 và tiền ăn ca cho mọi người.",
    }
    deal = says(boss, commands.draft, **new | {"title": "Thỏa ước năm 2026"})
    with pytest.raises(Refusal, match="mang tên"):
        says(boss, commands.draft, **new | {"title": "Thỏa ước năm 2026"})
    one = {"agreement_id": deal.pk}
    term = {"signed_on": TODAY, "since": TODAY, "last_day": date(2028, 11, 18)}
    with pytest.raises(Refusal, match="chưa thể"):
        says(boss, commands.sign_agreement, **one, **term)
    for polled, approved, match in ((119, 100, "toàn bộ 120"), (120, 121, "từ 0 đến 120")):
        with pytest.raises(Refusal, match=match):
            says(boss, commands.poll, polled_on=TODAY, polled=polled, approved=approved, **one)
    says(boss, commands.poll, polled_on=TODAY, polled=120, approved=60, **one)
    with pytest.raises(Refusal, match="cần ít nhất 61"):
        says(boss, commands.sign_agreement, **one, **term)
    says(boss, commands.poll, polled_on=TODAY, polled=120, approved=61, **one)
    for wrong, match in (
        ({"last_day": date(2029, 11, 19)}, "từ 1 đến 3 năm"), ({"since": date(2026, 11, 18)}, "trước ngày ký"), ({"signed_on": date(2026, 11, 18)}, "trước ngày lấy ý kiến"),
        ({"signed_on": date(2026, 11, 20)}, "chưa đến"),
    ):  # fmt: skip
        with pytest.raises(Refusal, match=match):
            says(boss, commands.sign_agreement, **one, **term | wrong)
    says(boss, commands.sign_agreement, **one, **term)
    town = works.town
    agency = says(town.handler, commands.register, place=town.place, sort=Sort.AGENCY, workers=25, body=town.committee)
    with pytest.raises(Refusal, match="Cơ quan nhà nước"):
        says(town.handler, commands.draft, **new | {"workplace_id": agency.pk})


def test_what_was_signed_is_sent_and_promises_are_duties_kept_or_broken(works, says, signed):
    boss, union, row = works.boss, works.union, works.mill
    assert owed(row, "labour.cba.send") == [(date(2026, 11, 30), "open")]
    sent = says(
        boss,
        commands.send,
        on(2026, 12, 2),
        agreement_id=signed.pk,
        sent_on=date(2026, 12, 1),
        sent_to="Sở Nội vụ Thành phố",
    )
    assert sent.sent_late
    assert owed(row, "workplace.promise") == [(date(2026, 12, 20), "open"), (date(2027, 8, 31), "open")]
    with as_system():
        first, second = queries.promises_of(row).order_by("due")
    with pytest.raises(Refusal, match="minh chứng"):
        says(boss, commands.keep_promise, promise_id=first.pk, proof="Đã trả.", kept_on=TODAY)
    with pytest.raises(Refusal, match="chưa thể ghi"):
        says(union, commands.break_promise, on(2026, 12, 20), promise_id=first.pk, proof=PROOF)
    with pytest.raises(Refusal):
        says(boss, commands.break_promise, on(2026, 12, 21), promise_id=first.pk, proof=PROOF)
    says(
        union,
        commands.break_promise,
        on(2026, 12, 21),
        promise_id=first.pk,
        proof="Đến ngày 21/12 chưa ai nhận được lương tháng 13.",
    )
    assert owed(row, "workplace.promise")[0] == (date(2026, 12, 20), "open")
    late = says(
        boss, commands.keep_promise, on(2027, 1, 4), promise_id=first.pk, proof=PROOF, kept_on=date(2026, 12, 30)
    )
    assert late.kept_late
    assert owed(row, "workplace.promise")[0] == (date(2026, 12, 20), "met")
    with pytest.raises(Refusal, match="chưa thể"):
        says(boss, commands.keep_promise, on(2027, 1, 4), promise_id=first.pk, proof=PROOF, kept_on=date(2026, 12, 30))
    with pytest.raises(Refusal, match="trong thời hạn"):
        says(
            boss, commands.promise, agreement_id=signed.pk, text="Xây nhà trẻ trong khuôn viên", due=date(2028, 11, 19)
        )
    with pytest.raises(Refusal, match="đã được ghi"):
        says(boss, commands.promise, agreement_id=signed.pk, text=second.text, due=date(2027, 1, 1))


def test_an_agreement_about_to_end_is_warned_of_and_a_new_one_settles_it(works, says, signed):
    near = on(2028, 8, 21)
    assert not queries.deal_of(signed, date(2028, 8, 19)).warned
    assert queries.deal_of(signed, date(2028, 8, 20)).warned
    commands.open_everywhere(by="clock", at=near)
    assert owed(works.mill, "house.workplace.expiring") == [(date(2028, 11, 18), "open")]
    deal = says(
        works.boss,
        commands.draft,
        near,
        workplace_id=works.mill.pk,
        title="Thỏa ước 2028–2030",
        summary="Tiếp tục các cam kết của thỏa ước trước, thêm nhà trẻ.",
    )
    says(works.boss, commands.poll, near, agreement_id=deal.pk, polled_on=near.date(), polled=120, approved=90)
    says(
        works.boss,
        commands.sign_agreement,
        near,
        agreement_id=deal.pk,
        signed_on=near.date(),
        since=date(2028, 11, 19),
        last_day=date(2030, 11, 18),
    )
    assert owed(works.mill, "house.workplace.expiring") == [(date(2028, 11, 18), "met")]
    assert queries.deal_of(signed, date(2028, 11, 19)).over


def test_a_changed_draft_is_polled_anew_and_its_promises_lie_within_the_term(works, says):
    boss = works.boss
    new = {"title": "Thỏa ước năm 2026", "summary": "Lương tháng 13 và tiền ăn ca cho mọi người."}
    deal = says(boss, commands.draft, workplace_id=works.mill.pk, **new)
    one, term = {"agreement_id": deal.pk}, {"signed_on": TODAY, "since": TODAY, "last_day": date(2028, 11, 18)}
    far = says(boss, commands.promise, text="Xây nhà trẻ trong khuôn viên", due=date(2029, 5, 1), **one)
    near = says(boss, commands.promise, text="Trả lương tháng 13 trước Tết", due=date(2027, 1, 30), **one)
    says(boss, commands.poll, polled_on=TODAY, polled=120, approved=100, **one)
    with pytest.raises(Refusal, match="ngoài thời hạn"):
        says(boss, commands.sign_agreement, **one, **term)
    with pytest.raises(Refusal, match="chưa lấy ý kiến"):
        says(boss, commands.withdraw_promise, promise_id=far.pk)
    edited = says(
        boss, commands.edit_draft, title="Thỏa ước năm 2026", summary="Lương tháng 13, tiền ăn ca 30.000 đồng.", **one
    )
    assert (edited.stage, edited.polled) == ("draft", None)
    says(boss, commands.withdraw_promise, promise_id=far.pk)
    with pytest.raises(Refusal, match="chưa thể"):
        says(boss, commands.sign_agreement, **one, **term)
    says(boss, commands.poll, polled_on=TODAY, polled=120, approved=100, **one)
    with pytest.raises(Refusal, match="chưa ký"):
        says(boss, commands.keep_promise, promise_id=near.pk, proof=PROOF, kept_on=TODAY)
    says(boss, commands.sign_agreement, **one, **term)
    assert owed(works.mill, "workplace.promise") == [(date(2027, 1, 30), "open")]
    with pytest.raises(Refusal, match="trước ngày cam kết"):
        says(boss, commands.keep_promise, promise_id=near.pk, proof=PROOF, kept_on=date(2026, 11, 1))
