"""Open data: every recommendation and promise followed, with where it stands."""

from caunoi.files.opendata import Column, Dataset, Extent, Kind

from . import queries

FOLLOWED = Dataset(
    "followups", "Kiến nghị, lời hứa theo đến cùng", "Recommendations and promises followed to their end",
    "Mỗi dòng là một kiến nghị hoặc lời hứa công khai: ai nêu, cơ quan nào nợ, từ ngày nào, hạn, trả lời ra sao, đã xong chưa. Không có tên người dân.",
    "One row for each public recommendation or promise: who raised it, which body owes it, since when, its day, the answer, whether it is done. No resident's name is in it.",
    (
        Column("number", "Số", "Number"), Column("kind", "Loại", "Kind"), Column("source", "Từ hồ sơ loại nào", "Kind of record"),
        Column("place", "Mã địa phương", "Code of the place"), Column("place_name", "Tên địa phương", "Name of the place"),
        Column("owed_by", "Cơ quan phải làm", "Body that owes it"), Column("raised_by", "Bên nêu", "Raised by"), Column("text", "Nội dung", "Text"),
        Column("raised_on", "Ngày nêu", "Raised on", Kind.DAY), Column("first_due", "Hạn đầu tiên", "First due", Kind.DAY), Column("due_on", "Hạn hiện nay", "Due", Kind.DAY),
        Column("state", "Trạng thái", "State"), Column("answered_on", "Ngày trả lời", "Answered on", Kind.DAY), Column("reason", "Nội dung trả lời", "The answer's words"),
        Column("finished_on", "Ngày báo xong", "Reported done on", Kind.DAY), Column("ended_on", "Ngày hết nợ", "Owed until", Kind.DAY),
        Column("late", "Đang quá hạn", "Overdue", Kind.FLAG), Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG),
    ),
    rows=lambda span: queries.open_rows(span.place, span.today), extent=lambda span: Extent(*queries.open_extent(span.place)),
)  # fmt: skip
