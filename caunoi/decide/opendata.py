"""Open data of the room: announced decisions of communities with their counts; no household and no ballot."""

from caunoi.files.opendata import Column, Dataset, Kind

from . import queries

DECISIONS = Dataset(
    "decisions", "Cộng đồng dân cư bàn và quyết định", "Community decisions",
    "Mỗi dòng là một việc cộng đồng dân cư bàn và quyết định đã thông báo: hình thức, số hộ, số phiếu, ngưỡng phải đạt, có thông qua không, căn cứ. Không có hộ nào hay lá phiếu nào.",
    "One row for each announced community decision: form, households, votes, the threshold, whether it passed, the article. No household and no ballot is in it.",
    (
        Column("code", "Mã việc", "Identifier"), Column("place", "Mã địa phương", "Code of the place"), Column("place_name", "Tên địa phương", "Name of the place"),
        Column("topic", "Nội dung thứ mấy của Điều 15", "Topic of Article 15", Kind.NUMBER), Column("kind", "Loại", "Kind"), Column("form", "Hình thức", "Form"), Column("title", "Việc", "Title"),
        Column("stage", "Trạng thái", "Stage"), Column("vote_on", "Ngày họp hoặc lấy phiếu", "Day of the vote", Kind.DAY),
        Column("base", "Tổng số hộ (hoặc thôn, tổ dân phố)", "All households (or villages)", Kind.NUMBER), Column("present", "Số hộ dự", "Present", Kind.NUMBER),
        Column("yes", "Tán thành", "Yes", Kind.NUMBER), Column("no", "Không tán thành", "No", Kind.NUMBER), Column("blank", "Phiếu trắng", "Blank", Kind.NUMBER),
        Column("spoiled", "Phiếu không hợp lệ", "Spoiled", Kind.NUMBER), Column("least", "Số tán thành phải đạt", "Yes votes needed", Kind.NUMBER),
        Column("passes", "Được thông qua", "Passed", Kind.FLAG), Column("cite", "Căn cứ", "Article"), Column("decided_on", "Ngày quyết định", "Decided on", Kind.DAY),
        Column("effective_on", "Có hiệu lực từ", "In force since", Kind.DAY), Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG),
    ),
    rows=lambda span: queries.open_rows(span.place), extent=lambda span: queries.open_extent(span.place),
)  # fmt: skip
