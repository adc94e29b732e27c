"""Open data of the room: the timetable, and days received against days owed; no visit and no visitor."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from caunoi.files.opendata import Column, Dataset, Extent, Kind, Span

from .queries import opendata


def _year(span: Span) -> tuple[date, date]:
    year = span.year or span.today.year
    return date(year, 1, 1), date(year + 1, 1, 1)


def _timetable(span: Span) -> Iterator[tuple[Any, ...]]:
    since, until = _year(span)
    return (tuple(row.values()) for row in opendata.timetable_rows(span.place, since=since, until=until))


def _days(span: Span) -> Iterator[tuple[Any, ...]]:
    since, until = _year(span)
    found = opendata.days_rows(span.place, since=since, until=until, today=span.today)
    return (tuple(row.values()) for row in found)


def _timetable_extent(span: Span) -> Extent:
    since, until = _year(span)
    return Extent(*opendata.timetable_extent(span.place, since=since, until=until))


TIMETABLE = Dataset(
    "reception-timetable", "Lịch tiếp công dân", "Reception timetable",
    "Mỗi dòng là một buổi tiếp đã đăng lịch: ngày, giờ, nơi tiếp, đã niêm yết trước bao lâu, có hủy không. Không có tên hay việc của người đến.",
    "One row for each posted reception: day, hours, venue, when it was posted, whether it was called off. Nobody who came is in it.",
    (
        Column("place", "Mã địa phương", "Code of the place"), Column("place_name", "Tên địa phương", "Name of the place"),
        Column("body", "Mã cơ quan", "Code of the body"), Column("body_name", "Cơ quan tiếp", "Body that receives"),
        Column("on", "Ngày tiếp", "Day", Kind.DAY), Column("starts", "Từ giờ", "From"), Column("ends", "Đến giờ", "To"),
        Column("venue", "Nơi tiếp", "Venue"), Column("turn", "Người đứng đầu hay người được giao tiếp", "The head or somebody else receives"),
        Column("mode", "Trực tiếp hay trực tuyến", "On the spot or online"), Column("adhoc", "Tiếp đột xuất", "Not in the timetable", Kind.FLAG),
        Column("stage", "Trạng thái", "Stage"), Column("posted_on", "Ngày niêm yết lịch", "Posted on", Kind.DAY),
        Column("post_by", "Hạn niêm yết theo luật", "To be posted by", Kind.DAY), Column("counts", "Tính vào nghĩa vụ của người đứng đầu", "Counts for the head's duty", Kind.FLAG),
        Column("reason", "Lý do hủy, đổi", "Reason for a change"),
    ),
    rows=_timetable, extent=_timetable_extent, by_year=True,
)  # fmt: skip

DAYS = Dataset(
    "reception-days", "Ngày tiếp công dân so với nghĩa vụ", "Reception days against the duty",
    "Mỗi dòng là một tháng của người đứng đầu một cơ quan: số ngày phải tiếp theo luật, đã tiếp, ủy quyền, hủy, thiếu. Chỉ có số ngày.",
    "One row for each month of a body's head: days owed by law, received, delegated, called off, missed. Counts of days only.",
    (
        Column("place", "Mã địa phương", "Code of the place"), Column("place_name", "Tên địa phương", "Name of the place"),
        Column("body", "Mã cơ quan", "Code of the body"), Column("body_name", "Cơ quan", "Body"), Column("month", "Tháng", "Month"),
        Column("owed", "Số ngày phải tiếp", "Days owed", Kind.NUMBER), Column("met", "Đã tiếp, tính vào nghĩa vụ", "Owed days received", Kind.NUMBER),
        Column("held", "Mọi ngày người đứng đầu đã tiếp", "Days the head received in all", Kind.NUMBER),
        Column("delegated", "Cấp phó tiếp thay", "Received by a deputy", Kind.NUMBER),
        Column("not_counted", "Có tiếp nhưng không tính", "Received, not counted", Kind.NUMBER),
        Column("called_off", "Đã hủy", "Called off", Kind.NUMBER), Column("missed", "Bỏ trống", "Missed", Kind.NUMBER),
        Column("heads", "Người đứng đầu", "Heads"), Column("cite", "Căn cứ", "Article"),
    ),
    rows=_days, extent=lambda span: Extent(), by_year=True,
)  # fmt: skip
