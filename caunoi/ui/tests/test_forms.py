from datetime import date

import pytest
from django import forms as plain
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from caunoi.kernel.refusal import Refusal
from caunoi.ui.forms import DayField, FilesField, Form, PhoneField, ShortDayField


class Letter(Form):
    name = plain.CharField(label="Họ và tên", help_text="Như trên giấy tờ.")
    kind = plain.ChoiceField(label="Bạn gửi gì?", choices=[("a", "A")], widget=plain.RadioSelect)
    sure = plain.BooleanField(label="Tôi cam đoan")
    on = DayField(label="Ngày", required=False, earliest=date(2020, 1, 1), latest=date(2026, 11, 19))
    short = ShortDayField(required=False)
    phone = PhoneField(required=False)


def letter(**sent):
    form = Letter(sent)
    form.is_valid()
    return form


def on(day, month, year):
    return letter(on_ngay=day, on_thang=month, on_nam=year)


def test_an_empty_field_is_asked_for_by_its_name():
    errors = letter().errors

    assert errors["name"] == ["Hãy điền: họ và tên."]
    assert errors["kind"] == ["Hãy trả lời câu hỏi: Bạn gửi gì?"]
    assert errors["sure"] == ["Hãy đánh dấu vào ô này để tiếp tục."]


def test_a_day_is_read_from_three_boxes():
    assert on(" 5", "2", "2024").cleaned_data["on"] == date(2024, 2, 5)


@pytest.mark.parametrize(
    ("day", "month", "year", "error"),
    [
        ("29", "2", "2026", "Tháng 2 năm 2026 chỉ có 28 ngày."),
        ("1", "13", "2026", "Tháng phải từ 1 đến 12."),
        ("1", "1", "26", "Năm phải viết đủ bốn chữ số, ví dụ 2026."),
        ("", "1", "2026", "Còn thiếu ngày."),
        ("một", "1", "2026", "Ô ngày chỉ gồm chữ số."),
        ("١", "1", "2026", "Ô ngày chỉ gồm chữ số."),
        ("20", "11", "2026", "Ngày không được sau 19/11/2026."),
        ("31", "12", "2019", "Ngày phải từ 01/01/2020 trở đi."),
        ("9" * 5000, "1", "2026", "Tháng 1 năm 2026 chỉ có 31 ngày."),
    ],
)
def test_a_wrong_day_is_told_which_box(day, month, year, error):
    assert on(day, month, year).errors["on"] == [error]


def test_no_day_is_no_mistake_where_none_is_asked():
    assert on("", "", "").cleaned_data["on"] is None


@pytest.mark.parametrize("text", ["20/11/2026", "20-11-2026", "20.11.2026", "20 11 2026", "2026-11-20"])
def test_a_day_in_one_box_is_read_day_first(text):
    assert letter(short=text).cleaned_data["short"] == date(2026, 11, 20)


@pytest.mark.parametrize("text", ["hôm qua", "20/11", "11/20/2026", "//", "0/0/0"])
def test_a_day_in_one_box_that_is_none_is_refused(text):
    assert "short" in letter(short=text).errors


@pytest.mark.parametrize(
    "text", ["0912345678", "+84912345678", "84912345678", "0912 345 678", "0912.345.678", "+84 (0)912345678"]
)
def test_a_phone_number_is_kept_one_way(text):
    assert letter(phone=text).cleaned_data["phone"] == "0912345678"


def test_a_landline_may_have_eleven_figures():
    assert letter(phone="02838123456").cleaned_data["phone"] == "02838123456"


@pytest.mark.parametrize("text", ["12345", "0112345678", "091234567", "09123456789", "abc", "<script>"])
def test_what_is_no_vietnamese_number_is_refused(text):
    assert "phone" in letter(phone=text).errors


def test_the_field_says_what_describes_it():
    page = Letter({}).as_div()

    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_error"' in page
    assert page.count('aria-invalid="true"') >= 2


def test_what_was_written_comes_back_escaped():
    page = str(letter(name='"><script>alert(1)</script>'))

    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_refusal_stands_beside_its_field():
    form = letter(name="Lan", kind="a", sure="on")

    form.refuse(Refusal("Tên này đã có.", "Taken.", field="name"))
    form.refuse(Refusal("Đã quá hạn.", "Too late.", field="nowhere"))

    assert (form.errors["name"], form.non_field_errors()) == (["Tên này đã có."], ["Đã quá hạn."])


class Papers(Form):
    papers = FilesField(most=2, megabytes=1, required=False)


def papers(*files):
    form = Papers({}, MultiValueDict({"papers": list(files)}))
    form.is_valid()
    return form


def test_several_files_come_in_order():
    kept = papers(SimpleUploadedFile("a.pdf", b"1"), SimpleUploadedFile("b.pdf", b"2")).cleaned_data["papers"]

    assert [file.name for file in kept] == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ([SimpleUploadedFile("a", b"1")] * 3, "Mỗi lần gửi được tối đa 2 tệp."),
        ([SimpleUploadedFile("trống.pdf", b"")], "Tệp “trống.pdf” không có nội dung. Hãy chọn lại."),
        (
            [SimpleUploadedFile("to.jpg", b"0" * (1024 * 1024 + 1))],
            "Tệp “to.jpg” lớn hơn 1 MB. Hãy chụp nhỏ lại hoặc tách thành nhiều tệp.",
        ),
    ],
)
def test_files_out_of_bounds_are_refused_by_name(files, error):
    assert papers(*files).errors["papers"] == [error]
