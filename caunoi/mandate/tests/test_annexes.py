"""Annex tables: every row becomes a task with its lead, its supporting bodies and its day; the tree is drafted from them."""

import io
from datetime import date

import docx
import pytest

from caunoi.mandate import commands, queries
from caunoi.mandate.reading import read
from caunoi.mandate.reading.outline import outline
from tests.stage import NOON

from . import annotated


@pytest.mark.parametrize("sample", annotated.all_of("annex"), ids=lambda sample: sample.name)
def test_every_row_of_an_annex_is_a_task_with_its_body_and_day(sample):
    tasks = {item.span: item for item in read(sample.text).items}

    for wanted in sample.items:
        item = tasks[tuple(wanted["span"])]
        said = item.deadline and (item.deadline.due.isoformat() if item.deadline.due else item.deadline.rule)
        assert ({kind.value for kind in item.body_kinds}, said) == (set(wanted["bodies"]), wanted["deadline"])


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("STT\tNội dung\tCơ quan chủ trì, phối hợp\tThời hạn\n1\tNiêm yết lịch họp dân\tUBND phường\t1/12/2026", [("UBND phường", "")]),
        ("TT\tNhiệm vụ\tĐơn vị phối hợp thực hiện\tChủ trì\n1\tNiêm yết lịch họp dân\tCông an\tUBND phường", [("UBND phường", "Công an")]),
        ('TT\tNhiệm vụ\tChủ trì\n1\tNiêm yết lịch họp dân\tUBND phường\n2\tPhát loa mỗi sáng sớm\t"', [("UBND phường", ""), ("UBND phường", "")]),
        ("TT\tHọ tên\tChức vụ\n1\tNguyễn Văn Hoàng Anh\tChủ tịch", []),
        ("TT\tNhiệm vụ\tChủ trì\n1\t\t\n2\tx\ty\t\t\t\t", []),
    ],
)  # fmt: skip
def test_heads_of_tables_are_read_by_what_they_say(table, rows):
    text = f"KẾ HOẠCH\nnăm 2026\n\nI. PHÂN CÔNG\n{table}\n"

    assert [(item.body, item.support) for item in read(text).items] == rows


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("Ủy ban nhân dân các xã, phường, đặc khu", "ubnd"), ("Đảng ủy các xã, phường", "danguy"), ("UBND từng xã", "ubnd"),
        ("Ủy ban nhân dân phường Tân Phú", ""), ("Sở Nội vụ", ""), ("các sở, ngành, địa phương", ""), (None, ""),
    ],
)  # fmt: skip
def test_words_that_mean_every_place_below_name_the_office_there(words, office):
    assert queries.office_below(words) == office


def test_whom_a_task_is_done_with_is_read_from_its_sentence():
    text = "CHỈ THỊ\nvề đối thoại\n\nI. NHIỆM VỤ\n1. Sở Nội vụ chủ trì, phối hợp với Thanh tra Thành phố tổ chức tập huấn cho cán bộ cấp xã.\n2. Sở Y tế phối hợp chặt chẽ.\n"

    assert [item.support for item in read(text).items] == ["Thanh tra Thành phố", ""]


def test_numbers_and_group_rows_say_where_a_line_stands():
    text = "I. CHUNG\n1. Việc đầu\na) Phần một\nPHỤ LỤC\nII\tTuyên truyền\t\t\n1\tBiên soạn tài liệu\tSở\n1.2\tPhát loa\tSở\n"
    places = outline(text)

    assert [places.at(text.index(words)) for words in ("Việc đầu", "Phần một", "Biên soạn", "Phát loa")] == [
        ("I.1", "CHUNG"),
        ("I.1.a", "CHUNG"),
        ("II.1", "Tuyên truyền"),
        ("II.1.2", "Tuyên truyền"),
    ]


@pytest.fixture
def plan(ward):
    """A plan as a Word file: merged cells, a group row over the whole breadth, supporting bodies."""
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Thực hiện dân chủ ở cơ sở năm 2026")
    document.add_paragraph("Ủy ban nhân dân phường giao nhiệm vụ theo Phụ lục sau:")
    rows = [
        ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"),
        ("I", "Công khai", "", "", ""),
        (
            "1",
            "Niêm yết lịch đối thoại của người đứng đầu",
            "Phòng Kinh tế",
            "Mặt trận Tổ quốc; các khu phố",
            "20/12/2026",
        ),
        ("2", "Công khai thu chi các quỹ do dân góp", "", "", "Hằng quý"),
    ]
    table = document.add_table(rows=len(rows), cols=5)
    for line, cells in enumerate(rows):
        for at, words in enumerate(cells):
            table.cell(line, at).text = words
    table.cell(1, 1).merge(table.cell(1, 4))
    table.cell(2, 2).merge(table.cell(3, 2))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_file_with_an_annex_drafts_the_tree_with_lead_and_supporting_bodies(ward, plan, system):
    kept = commands.import_and_accept(name="ke-hoach.docx", data=plan, body=ward.committee, by=ward.planner, at=NOON)
    provisions = [(each.number, each.heading, each.words) for each in kept.mandate.provisions.all()]
    tasks = {task.provision.number: task for task in kept.mandate.tasks.select_related("body", "provision")}

    assert provisions == [
        ("I.1", "Công khai", "Niêm yết lịch đối thoại của người đứng đầu"),
        ("I.2", "Công khai", "Công khai thu chi các quỹ do dân góp"),
    ]
    assert [(task.body.office, task.due, task.repeats) for task in tasks.values()] == [
        ("phong-kt", date(2026, 12, 20), ""),
        ("phong-kt", date(2026, 12, 31), "R/P3M"),
    ]
    assert [body.office for body in queries.supporters_of(tasks["I.1"])] == ["mttq"]
