from datetime import date

from caunoi.kernel.arithmetic import spelled, told
from caunoi.kernel.clock import Calendar, Pause, due

CULTURE_DAY = {date(2026, 11, 24): ("Ngày Văn hóa Việt Nam", "Vietnam Culture Day")}
MADE_UP = {date(2026, 8, 22): ("Làm bù cho 31/08/2026", "Make-up day for 31/08/2026")}
CALENDAR = Calendar(off=CULTURE_DAY, made_up=MADE_UP, official=frozenset({2026}), estimated=frozenset({2027}))

FIRST_DAY = (
    "Thời hạn {}, đếm từ ngày liền sau ngày nhận đơn ({}); ngày đầu không tính (khoản 2 Điều 147 Bộ luật Dân sự 2015)."
)
MOVED = (
    "Ngày đó là ngày nghỉ ({}) nên hạn kết thúc vào cuối ngày làm việc tiếp theo: "
    "{} (khoản 5 Điều 148 Bộ luật Dân sự 2015)."
)


def sentences(start, amount, unit, **more):
    end = due(start, amount, unit, CALENDAR, **more)
    return [vi for vi, _ in told(start, amount, unit, CALENDAR, end, event=("ngày nhận đơn", "receipt"), **more)]


def test_a_day_is_spelled_with_its_weekday():
    assert spelled(date(2026, 11, 22)) == ("Chủ nhật 22/11/2026", "Sun 22/11/2026")


def test_working_days_name_what_was_left_out():
    assert sentences(date(2026, 11, 19), 7, "wd") == [
        FIRST_DAY.format("7 ngày làm việc", "19/11/2026"),
        "Không tính 4 ngày nghỉ hằng tuần: 21/11/2026, 22/11/2026, 28/11/2026, 29/11/2026.",
        "Không tính thứ Ba 24/11/2026: Ngày Văn hóa Việt Nam.",
        "Ngày cuối đếm được là thứ Ba 01/12/2026.",
    ]


def test_a_make_up_day_is_named_as_counted():
    assert "Có tính thứ Bảy 22/08/2026: Làm bù cho 31/08/2026." in sentences(date(2026, 8, 21), 2, "wd")


def test_many_weekends_are_told_by_their_ends():
    assert "Không tính 12 ngày nghỉ hằng tuần: từ 10/10/2026 đến 15/11/2026." in sentences(date(2026, 10, 5), 30, "wd")


def test_a_moved_last_day_says_why_and_where():
    assert sentences(date(2026, 10, 25), 30, "d")[1:] == [
        "Ngày cuối đếm được là thứ Ba 24/11/2026.",
        MOVED.format("Ngày Văn hóa Việt Nam", "thứ Tư 25/11/2026"),
    ]


def test_a_pause_is_told_with_its_days():
    lines = sentences(date(2026, 10, 5), 30, "d", pauses=[Pause(date(2026, 10, 12), date(2026, 10, 22))])

    assert lines[1] == "Không tính 10 ngày tạm dừng: từ 12/10/2026 đến hết 21/10/2026."


def test_an_open_pause_after_the_end_is_left_out():
    lines = sentences(date(2026, 10, 5), 30, "d", pauses=[Pause(date(2026, 12, 1))])

    assert lines[1] == "Ngày cuối đếm được là thứ Tư 04/11/2026."


def test_an_estimated_year_and_a_year_without_a_list_say_so():
    assert sentences(date(2026, 12, 20), 30, "d")[-1] == (
        "Năm 2027 chưa có danh sách ngày nghỉ chính thức: đã dùng danh sách dự kiến, hạn có thể đổi khi có thông báo."
    )
    assert (
        sentences(date(2031, 1, 6), 2, "d")[-1]
        == "Năm 2031 chưa có danh sách ngày nghỉ chính thức: chỉ trừ thứ Bảy, Chủ nhật."
    )


def test_hours_say_that_they_do_not_stop():
    assert sentences(date(2026, 10, 1), 72, "h") == [
        "Thời hạn 72 giờ chạy liên tục từ ngày nhận đơn 01/10/2026, kể cả ngày nghỉ.",
        "Ngày cuối đếm được là Chủ nhật 04/10/2026.",
    ]


def test_counting_back_says_the_last_working_day_too():
    assert sentences(date(2026, 10, 5), 2, "d", before=True) == [
        "Phải xong ít nhất 2 ngày trước ngày nhận đơn (05/10/2026): đếm lùi, không tính ngày đó.",
        "Chậm nhất là thứ Bảy 03/10/2026.",
        "Ngày đó cơ quan nghỉ; muốn làm trong giờ làm việc thì xong từ thứ Sáu 02/10/2026.",
    ]


def test_counting_working_days_back_names_what_was_left_out():
    assert sentences(date(2026, 11, 26), 5, "wd", before=True)[1:] == [
        "Không tính 2 ngày nghỉ hằng tuần: 21/11/2026, 22/11/2026.",
        "Không tính thứ Ba 24/11/2026: Ngày Văn hóa Việt Nam.",
        "Chậm nhất là thứ Tư 18/11/2026.",
    ]


def test_a_last_day_kept_from_moving_says_so():
    end = due(date(2026, 10, 5), 5, "d", CALENDAR, shift=False)
    lines = told(date(2026, 10, 5), 5, "d", CALENDAR, end)

    assert lines[-1][0] == "Hạn này không dời dù rơi vào ngày nghỉ."
