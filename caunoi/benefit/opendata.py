"""Open data of the room: ratings as counts with their intervals, programmes with how many they reached; nobody's name is in it."""

from caunoi.files.opendata import Column, Dataset, Kind

from .queries import opendata as queries

_PLACE = (
    Column("place", "Mã địa phương", "Code of the place"),
    Column("place_name", "Tên địa phương", "Name of the place"),
)
RATINGS = Dataset(
    "service-ratings", "Mức độ hài lòng theo việc, dịch vụ", "Satisfaction by service",
    "Mỗi dòng là một việc, dịch vụ trong một năm hoặc một quý: số người được mời, số phiếu, số hài lòng và khoảng tin cậy 95%. Nhóm nhỏ để trống. Không có phiếu riêng lẻ.",
    "One row for each service and span: people asked, ratings, satisfied ones and the 95% interval. Small groups are left empty. No single rating is in it.",
    (
        Column("id", "Mã việc", "Identifier"), *_PLACE, Column("body", "Cơ quan", "Body"), Column("matter", "Loại", "Kind"), Column("name", "Tên", "Name"),
        Column("since", "Từ ngày", "Since", Kind.DAY), Column("until", "Đến trước ngày", "Until before", Kind.DAY), Column("asked", "Được mời", "Asked", Kind.NUMBER),
        Column("answered", "Số phiếu", "Ratings", Kind.NUMBER), Column("satisfied", "Hài lòng", "Satisfied", Kind.NUMBER),
        Column("low", "Cận dưới (phần nghìn)", "Lower end (per thousand)", Kind.NUMBER), Column("high", "Cận trên (phần nghìn)", "Upper end (per thousand)", Kind.NUMBER),
        Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG),
    ),
    rows=lambda span: queries.open_ratings(span.place, span.today), extent=lambda span: queries.open_ratings_extent(span.place),
)  # fmt: skip
PROGRAMMES = Dataset(
    "benefit-programmes", "Chương trình thụ hưởng", "Benefit programmes",
    "Mỗi dòng là một chương trình, chính sách đã công khai: tiêu chí theo quyết định nào, số người trong danh sách, ngày công khai, số đủ điều kiện và đã nhận (chỉ tính nơi đủ lớn). Không có tên ai.",
    "One row for each programme made public: its decision, people listed, days, how many were in need and reached (places large enough only). Nobody's name is in it.",
    (
        Column("id", "Mã chương trình", "Identifier"), *_PLACE, Column("body", "Cơ quan", "Body"), Column("field", "Loại", "Kind"), Column("title", "Tên", "Title"),
        Column("decision", "Theo quyết định", "Decision"), Column("since", "Từ ngày", "Since", Kind.DAY), Column("until", "Đến ngày", "Until", Kind.DAY),
        Column("state", "Trạng thái", "State"), Column("people", "Số người, hộ trong danh sách", "People listed", Kind.NUMBER),
        Column("posted_on", "Ngày công khai", "Posted on", Kind.DAY), Column("objections_until", "Nhận ý kiến đến", "Objections until", Kind.DAY),
        Column("settled_on", "Ngày chốt", "Settled on", Kind.DAY), Column("eligible", "Đủ điều kiện", "In need", Kind.NUMBER), Column("reached", "Đã nhận", "Reached", Kind.NUMBER),
        Column("result", "Kết quả", "Result"), Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG),
    ),
    rows=lambda span: queries.open_programmes(span.place, span.today), extent=lambda span: queries.open_programmes_extent(span.place),
)  # fmt: skip
