"""Letters from a table: good rows come in once, bad rows are told by row and column."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from caunoi.access.context import as_system, speaking_for
from caunoi.kernel.refusal import Refusal
from caunoi.voice import tables
from caunoi.voice.commands.importing import import_table
from caunoi.voice.models import Petition

HEAD = "so;ngay_nhan;loai;tom_tat;noi_dung;nguoi_gui;so_nguoi_ky\n"
GOOD = "01;16/11/2026;phản ánh;Đèn đường hỏng;Đèn đường hẻm 12 hỏng từ đầu tháng.;Nguyễn Văn An;1\n"


@pytest.fixture
def load(town, noon):
    def run(text, **more):
        with speaking_for(town.receiver.pk, today=noon.date()):
            return import_table(text=text, body=town.committee, by=town.receiver, at=noon, **more)

    return run


def count():
    with as_system():
        return Petition.objects.count()


def test_a_good_row_becomes_a_letter_with_a_receipt(load):
    done = load(HEAD + GOOD)

    [(row, receipt)] = done.receipts
    assert (row, done.faults, count()) == (2, [], 1)
    assert receipt.code.startswith("CN-")


def test_the_same_table_again_files_nothing(load):
    load(HEAD + GOOD)

    again = load(HEAD + GOOD)

    assert (again.receipts, again.repeated, count()) == ([], [2], 1)


def test_bad_cells_are_named_by_row_and_column_and_the_others_come_in(load):
    text = (
        HEAD
        + "02;31/02/2026;phản ánh;Rác;Rác ở đầu hẻm ba hôm rồi.;;1\n"
        + "03;16/11/2026;lung tung;Rác;Rác ở đầu hẻm ba hôm.;;1\n"
        + GOOD
    )

    done = load(text)

    assert [(fault.row, fault.column) for fault in done.faults] == [(2, "ngay_nhan"), (3, "loai")]
    assert count() == 1


def test_checking_keeps_nothing(load):
    done = load(HEAD + GOOD, check_only=True)

    assert (done.faults, count()) == ([], 0)


def test_a_header_without_needed_columns_is_refused(load):
    with pytest.raises(Refusal, match="tom_tat, noi_dung"):
        load("ngay_nhan;loai\n16/11/2026;phản ánh\n")


def test_formulas_nul_and_quotes_are_only_text(load):
    done = load(
        HEAD + '04;16/11/2026;feedback;"=HYPERLINK(""x"")";"Nội dung\x00 có <script> và \'DROP TABLE\'";=1+1;1\n'
    )

    assert done.faults == []
    with as_system():
        assert Petition.objects.get().title == '=HYPERLINK("x")'


@pytest.mark.parametrize("content", [b"", b"\x81\x8d\xff\x00\x01", b"\xd0\xcf\x11\xe0" * 10])
def test_what_is_no_unicode_table_is_refused_in_words(content):
    with pytest.raises(Refusal):
        tables.read(tables.decoded(content))


def test_the_page_checks_then_takes_in(desk, town):
    client, address = desk(town.receiver), reverse("voice:officer-import")
    file = SimpleUploadedFile("don.csv", ("\ufeff" + HEAD + GOOD).encode())

    checked = client.post(address, {"body_code": str(town.committee.pk), "table": file})
    assert checked.context["rows"] == 1
    assert count() == 0
    done = client.post(address, {"go": "nhap"})

    assert len(done.context["done"].receipts) == 1
    assert count() == 1
