from datetime import date

import pytest

from caunoi.notices.layout import (
    appeal_lines,
    date_words,
    in_force,
    issuer_lines,
    number_line,
    place_line,
    recipient_lines,
    signature,
    symbol_of,
)  # fmt: skip
from caunoi.notices.words import Layout, Manner

from .factories import notice, report

STATE = in_force(Layout.STATE)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 11, 19), "ngày 19 tháng 11 năm 2026"),
    ],
)
def test_days_under_ten_and_the_first_two_months_carry_a_nought(on, words):
    assert date_words(on) == words


def test_the_state_and_the_party_write_numbers_their_own_way():
    assert number_line(notice(number=5)) == "Số: 05/TB-UBND"
    assert number_line(notice(number=112)) == "Số: 112/TB-UBND"
    assert number_line(report()) == "Số 05-BC/ĐU"


def test_a_draft_leaves_room_for_number_and_day():
    draft = notice(number=None, on=None, year=2026)
    assert number_line(draft) == "Số:         /TB-UBND"
    assert place_line(draft) == "Tân Phú, ngày      tháng      năm 2026"


def test_a_paper_without_a_symbol_has_no_number_line():
    assert number_line(notice(symbol="")) == ""


def test_symbols_of_named_papers_letters_and_party_papers():
    assert symbol_of(Layout.STATE, abbreviation="TB", body="UBND") == "TB-UBND"
    assert symbol_of(Layout.STATE, abbreviation="CV", body="UBND", unit="VP") == "UBND-VP"
    assert symbol_of(Layout.PARTY, abbreviation="BC", body="ĐU") == "BC/ĐU"
    assert symbol_of(Layout.PARTY, abbreviation="", body="ĐU") == "CV/ĐU"


@pytest.mark.parametrize(
    ("layout", "manner", "lines"),
    [
        (Layout.STATE, Manner.ON_BEHALF, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (Layout.STATE, Manner.ACTING, ("Q. CHỦ TỊCH",)),
        (Layout.STATE, Manner.OWN, ("CHỦ TỊCH",)),
        (Layout.PARTY, Manner.ON_BEHALF, ("T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (Layout.PARTY, Manner.BY_ORDER, ("T/L ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ],
)
def test_the_power_to_sign_is_written_by_each_layouts_rule(layout, manner, lines):
    assert signature(layout, manner=manner, of="Ủy ban nhân dân", office="Chủ tịch", name="A").lines == lines


def test_recipients_end_with_a_full_stop_and_the_others_with_semicolons():
    assert recipient_lines(notice(recipients=("- Như trên;", "Lưu: VT."))) == ("- Như trên;", "- Lưu: VT.")


def test_one_addressee_stands_on_the_line_and_several_in_a_list():
    assert appeal_lines(notice(to=("Sở Nội vụ;",))) == ("Sở Nội vụ",)
    assert appeal_lines(notice(to=("Sở Nội vụ", "Sở Tài chính"))) == ("- Sở Nội vụ;", "- Sở Tài chính.")


def test_a_long_name_breaks_before_its_place():
    assert issuer_lines("Ủy ban nhân dân phường Tân Phú", STATE) == ("ỦY BAN NHÂN DÂN", "PHƯỜNG TÂN PHÚ")
    assert issuer_lines("Sở Nội vụ", STATE) == ("SỞ NỘI VỤ",)


def test_an_old_paper_follows_the_rules_of_its_own_day():
    assert in_force(Layout.PARTY, on=date(2026, 5, 26)).cite.startswith("Hướng dẫn 36-HD/VPTW")
    assert "05-HD/VPTW" in in_force(Layout.PARTY, on=date(2026, 5, 27)).cite
    assert in_force(Layout.STATE, on=date(1999, 1, 1)).since == date(2020, 3, 5)


def test_every_edition_says_where_it_was_read_and_how_sure_it_is():
    from caunoi.notices.layout import editions

    assert all(edition.cite and edition.source and edition.confidence in ("T", "S", "M") for edition in editions())
