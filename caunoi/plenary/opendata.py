"""Open data of the room: public conclusions of review conferences and how each stands."""

from caunoi.files.opendata import Column, Dataset, Kind

from . import queries

CONCLUSIONS = Dataset(
    "conference-conclusions", "Kết luận hội nghị sơ kết, tổng kết", "Conclusions of review conferences",
    "Mỗi dòng là một kết luận công khai: hội nghị nào, cơ quan nào phải làm, hạn theo kết luận và hạn hiện nay, tiến độ, ngày xong.",
    "One row for each public conclusion: which conference, which body must act, its first and present deadline, how it stands, when it was done.",
    (
        Column("conference", "Mã hội nghị", "Conference"), Column("place", "Mã địa phương", "Code of the place"), Column("place_name", "Tên địa phương", "Name of the place"),
        Column("organiser", "Cơ quan tổ chức", "Organiser"), Column("title", "Hội nghị", "Title"), Column("on", "Ngày họp", "Held on", Kind.DAY),
        Column("position", "Số kết luận", "Number of the conclusion", Kind.NUMBER), Column("what", "Việc phải làm", "What is to be done"),
        Column("body", "Cơ quan thực hiện", "Owner"), Column("due", "Hạn theo kết luận", "First deadline", Kind.DAY), Column("due_now", "Hạn hiện nay", "Present deadline", Kind.DAY),
        Column("state", "Tiến độ", "State"), Column("finished_on", "Ngày xong", "Done on", Kind.DAY), Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG),
    ),
    rows=lambda span: queries.open_conclusions(span.place, span.today), extent=lambda span: queries.open_conclusions_extent(span.place),
)  # fmt: skip
