"""The reader: what it finds in documents of our own, and what holds for any text."""

import importlib.util
import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.mandate.reading import read
from caunoi.mandate.words import BodyKind, Form, ItemKind, Kind

_spec = importlib.util.spec_from_file_location("annotated", Path(__file__).parent / "annotated.py")
annotated = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(annotated)
SAMPLES = [*annotated.all_of("seen"), *annotated.all_of("second")]


def overlap(a, b):
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return common / ((a[1] - a[0]) + (b[1] - b[0]) - common)


@pytest.mark.parametrize("sample", annotated.all_of("seen"), ids=lambda sample: sample.name)
def test_every_marked_item_of_a_seen_document_is_found_and_nothing_else(sample):
    found = [(item.kind.value, item.span) for item in read(sample.text).items]
    wanted = [(item["kind"], tuple(item["span"])) for item in sample.items]

    missed = [w for w in wanted if not any(f[0] == w[0] and overlap(f[1], w[1]) >= 0.5 for f in found)]
    extra = [f for f in found if not any(f[0] == w[0] and overlap(f[1], w[1]) >= 0.5 for w in wanted)]

    assert (missed, extra) == ([], [])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_head_of_a_document_is_read(sample):
    said = read(sample.text).as_json("")

    assert {part: said[part] for part in sample.head} == sample.head


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_an_item_is_the_text_at_its_span_and_says_why(sample):
    reading = read(sample.text)

    assert all(sample.text[item.start : item.end] == item.text for item in reading.items)
    assert all(item.reason for item in reading.items)
    assert [item.start for item in reading.items if item.kind is ItemKind.TASK] == sorted(
        item.start for item in reading.items if item.kind is ItemKind.TASK
    )


@pytest.mark.parametrize("form", ["NFD", "NFC"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_decomposed_letters_change_nothing_but_offsets(sample, form):
    text = unicodedata.normalize(form, sample.text)
    reading = read(text)

    assert [text[item.start : item.end] for item in reading.items] == [item.text for item in reading.items]
    plain = [(item.kind, unicodedata.normalize("NFC", item.text)) for item in reading.items]
    assert plain == [(item.kind, item.text) for item in read(unicodedata.normalize("NFC", sample.text)).items]


def test_old_and_new_places_of_tone_marks_read_alike():
    old = "Ban Thường vụ Tỉnh uỷ yêu cầu các cấp uỷ cụ thể hoá chỉ thị thành kế hoạch của cơ quan mình."
    new = "Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy cụ thể hóa chỉ thị thành kế hoạch của cơ quan mình."

    assert [item.span for item in read(old).items] == [item.span for item in read(new).items]
    assert len(read(old).items) == 1


def test_marks_that_cannot_be_seen_are_read_over():
    text = (
        "Chủ tịch UBND xã yêu\u200b cầu các\u00a0thôn \u202bniêm\u202c yết công khai thu chi trước ngày 30/9/2026 🎉."
    )
    (task,) = read(text).items

    assert (task.body, task.deadline.due) == ("các thôn", date(2026, 9, 30))
    assert text[task.start : task.end] == task.text


def test_sentences_after_an_order_keep_its_addressee_until_another_is_named():
    text = (
        "Ban Thường vụ Thành ủy ban hành Chỉ thị số 5-CT/TU về dân chủ cơ sở.\n"
        "Ban Thường vụ yêu cầu cơ quan nhà nước các cấp đổi mới cách tiếp dân; trả lời đúng hạn. Nâng cao trách nhiệm của người đứng đầu.\n"
        "Mặt trận Tổ quốc Việt Nam giám sát việc thực hiện chỉ thị."
    )
    tasks = read(text).of(ItemKind.TASK)

    assert [(task.body, task.body_kinds) for task in tasks] == [
        ("cơ quan nhà nước các cấp", (BodyKind.STATE_AGENCY,)),
        ("cơ quan nhà nước các cấp", (BodyKind.STATE_AGENCY,)),
        ("cơ quan nhà nước các cấp", (BodyKind.STATE_AGENCY,)),
        ("Mặt trận Tổ quốc Việt Nam", (BodyKind.FRONT,)),
    ]
    assert tasks[0].duty == "đổi mới cách tiếp dân"


@pytest.mark.parametrize(
    ("words", "due", "rule"),
    [
        ("hoàn thành trước ngày 30/9/2026", date(2026, 9, 30), ""),
        ("xong trước ngày 30 tháng 9", date(2026, 9, 30), ""),
        ("trong quý III", date(2026, 9, 30), ""),
        ("trong tháng 8/2026", date(2026, 8, 31), ""),
        ("trong 6 tháng cuối năm 2026", date(2026, 12, 31), ""),
        ("đến hết năm 2027", date(2027, 12, 31), ""),
        ("định kỳ hằng quý", None, "R/P3M"),
        ("định kỳ 6 tháng", None, "R/P6M"),
        ("chậm nhất 15 ngày kể từ ngày ký", None, "P15D"),
        ("trong thời hạn 7 ngày làm việc", None, "P7BD"),
    ],
)
def test_deadlines_are_read_to_a_day_or_a_rule(words, due, rule):
    text = (
        f"Ngày 05/7/2026, UBND tỉnh ban hành Chỉ thị số 9/CT-UBND.\nUBND tỉnh yêu cầu các sở báo cáo kết quả {words}."
    )
    (task,) = read(text).of(ItemKind.TASK)

    assert (task.deadline.due, task.deadline.rule) == (due, rule)


def test_a_day_broken_off_at_the_end_of_a_line_belongs_to_its_sentence():
    told = read(
        "KẾ HOẠCH\nII. NHIỆM VỤ\n1. Đối thoại\na) Ủy ban nhân dân phường tổ chức hai cuộc đối thoại, hoàn thành trước ngày\n30/6/2027.\n"
        "2. Các phòng chuyên môn báo cáo kết quả về Ủy ban nhân dân phường trước ngày\n15/12/2026.\nTT\tNhiệm vụ\tChủ trì\tThời hạn\n"
        "1\tTập huấn cho ban điều hành khu phố về cách lấy ý kiến cử tri và công khai các khoản đóng góp\tPhòng Văn hóa - Xã hội\t31/3/2027"
    )
    assert [item.deadline.due for item in told.items if item.deadline] == [
        date(2027, 6, 30),
        date(2026, 12, 15),
        date(2027, 3, 31),
    ]


def test_a_yearly_programme_of_work_is_no_deadline():
    (task,) = read("UBND tỉnh yêu cầu các sở đưa công tác dân vận vào chương trình công tác hằng năm.").items

    assert task.deadline is None


def test_good_news_with_a_negative_word_is_no_limitation():
    text = "Sơ kết công tác tiếp dân 6 tháng đầu năm 2026\n\nTrong 6 tháng đầu năm, xã đã giải quyết 40 đơn, chưa để phát sinh khiếu nại đông người."
    kinds = [item.kind for item in read(text).items]

    assert kinds == [ItemKind.RESULT]


def test_comments_counters_and_other_news_are_left_out():
    text = next(sample for sample in SAMPLES if sample.name == "tin_so_ket_9_thang").text
    said = " ".join(item.text for item in read(text).items)

    assert "tuần tra ban đêm" not in said
    assert "quét mã QR" not in said


def test_an_empty_or_foreign_text_yields_nothing():
    assert read("").items == []
    assert read("Lorem ipsum dolor sit amet, consectetur adipiscing elit.").items == []
    assert read("\n\n\t \n").about.kind is Kind.OTHER
    assert read("xin chào").about.form is Form.NEWS


_PIECES = st.sampled_from(
    ["Tuy nhiên, ", "yêu cầu ", "các cấp ủy ", "cần tăng cường ", "; ", ". ", ": ", "\n", "\n\n", "I. KẾT QUẢ\n", "- ", "1. ", "a) ", "còn chậm ",
     "“", "”", "(", ")", "trước ngày 30/2/2026", "99/99/9999", "quý IX ", "\t", "…", "Ủy", "uỷ ", "\u0301", "\u202e", "🎉", "Số: ", "CHỈ THỊ\n"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=12), max_size=60).map("".join))
def test_any_text_is_read_without_fault_and_spans_fit(text):
    reading = read(text)

    assert all(
        0 <= item.start < item.end <= len(text) and text[item.start : item.end] == item.text for item in reading.items
    )
    assert [(i.kind, i.span, i.body, i.duty) for i in read(text).items] == [
        (i.kind, i.span, i.body, i.duty) for i in reading.items
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tuy nhiên, công tác " + "còn chậm, " * 11_000,
        "yêu cầu các cấp ủy " * 5_500,
        "a" * 100_000,
        "(" * 50_000 + ")" * 50_000,
        "; " * 50_000,
        "1. " * 33_000,
        "đồng thời, " * 9_500,
        "Ban Chỉ đạo thực hiện Quy chế dân chủ " * 2_600,
        "chậm nhất 15 ngày " * 5_500,
    ],
    ids=["limits", "orders", "one word", "brackets", "semicolons", "markers", "also", "names", "deadlines"],
)
def test_a_line_of_a_hundred_thousand_characters_is_read_in_seconds(text):
    started = time.process_time()
    reading = read(text)

    assert time.process_time() - started < 20
    assert all(text[item.start : item.end] == item.text for item in reading.items)


def test_an_article_of_five_kilobytes_is_read_within_a_second():
    text = max((sample.text for sample in SAMPLES), key=len)
    text = (text + "\n" + text)[:5000]

    started = time.process_time()
    read(text)

    assert time.process_time() - started < 1
