"""The three signed papers, opened again and read element by element."""

from io import BytesIO

import pytest
from docx import Document

from caunoi.access.context import as_system
from caunoi.notices.models import IssuedPaper
from caunoi.notices.queries import signed_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents(meeting):
    row = meeting.concluded().now()
    with as_system():
        kept = {name: IssuedPaper.objects.get(pk=getattr(row, name)) for name in ("invitation", "minutes", "notice")}
        return {name: Document(BytesIO(signed_file(paper, "docx").content)) for name, paper in kept.items()}


def test_the_signed_papers_hold_what_the_record_holds(documents, meeting):
    place = meeting.town.place.name
    for name, kind, number, summary in (
        ("invitation", "GIẤY MỜI", "Số: 01/GM-UBND", "Dự hội nghị sơ kết công tác dân vận"),
        ("minutes", "BIÊN BẢN", "Số: 01/BB-UBND", "Hội nghị sơ kết công tác dân vận"),
        ("notice", "THÔNG BÁO", "Số: 01/TB-UBND", "Kết luận tại hội nghị sơ kết công tác dân vận"),
    ):
        document = documents[name]
        words = _words(document)
        section = document.sections[0]
        assert [
            round(each.mm)
            for each in (section.page_width, section.page_height, section.left_margin, section.right_margin)
        ] == [210, 297, 30, 15]
        assert kind in words
        assert number in words
        assert any(line.startswith(summary) for line in words), summary
        assert any(line.startswith(f"{place}, ngày") for line in words)
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
        assert any("Lưu: VT" in line for line in words)
    invitation = _words(documents["invitation"])
    assert any("08 giờ 00, ngày 27 tháng 11 năm 2026" in line for line in invitation)
    assert ["08:15", "Báo cáo sơ kết", "Văn phòng"] in _rows(documents["invitation"])
    minutes = " ".join(_words(documents["minutes"]))
    assert "Có mặt 3 người của 2 cơ quan trên tổng số 3 cơ quan được mời." in minutes
    assert "Vắng 1 cơ quan" in minutes
    assert {"THƯ KÝ", "CHỦ TRÌ", "Trần Thị Mai", "Nguyễn Hữu Lâm"} <= set(_words(documents["minutes"]))
    rows = _rows(documents["notice"])
    assert ["STT", "Việc phải làm", "Cơ quan thực hiện", "Hạn"] in rows
    assert ["2", "Tổ chức đối thoại với đoàn viên, thanh niên", "Đoàn Thanh niên phường", "22/12/2026"] in rows
    assert any(line.startswith("TM. ỦY BAN NHÂN DÂN") for line in _words(documents["notice"]))


def _words(document):
    found = [each.text.strip() for each in document.paragraphs]
    for table in document.tables:
        found += [line.strip() for row in table.rows for cell in row.cells for line in cell.text.split("\n")]
    return [line for line in found if line]


def _rows(document):
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
