"""Open data of the room: works with their accounts, models with their results. No household, no name of a giver."""

from caunoi.files.opendata import Column, Dataset, Kind

from . import queries

WORKS = Dataset(
    "community-works", "Công trình cộng đồng và sổ thu chi", "Community works and their accounts",
    "Mỗi dòng là một công trình: quyết định của cộng đồng, số thu, chi, đất, ngày công, quyết toán. Công trình có rất ít người góp thì số thu để trống; không có tên, mức góp của ai.",
    "One row for each work: the community's decision, money in and out, land, labour, settlement. Where very few gave, what was given is left out; no name and no sum of anybody is in it.",
    (
        Column("id", "Mã công trình", "Id"), Column("place", "Mã địa phương", "Code of the commune"), Column("place_name", "Nơi thực hiện", "Where"),
        Column("title", "Tên công trình", "Title"), Column("kind", "Loại", "Kind"), Column("stage", "Bước", "Step"), Column("keeper", "Giữ sổ", "Keeps the accounts"),
        Column("decision", "Quyết định của cộng đồng", "Community decision"), Column("proposed_on", "Ngày đề xuất", "Proposed on", Kind.DAY),
        Column("done_on", "Ngày xong", "Done on", Kind.DAY), Column("givers", "Số bên góp", "Givers", Kind.NUMBER),
        Column("given", "Đóng góp bằng tiền (đồng)", "Given in money (đồng)", Kind.NUMBER), Column("granted", "Ngân sách hỗ trợ (đồng)", "Public support (đồng)", Kind.NUMBER),
        Column("spent", "Đã chi (đồng)", "Spent (đồng)", Kind.NUMBER), Column("returned", "Trả lại, chuyển quỹ (đồng)", "Returned (đồng)", Kind.NUMBER),
        Column("posted_on", "Ngày niêm yết quyết toán", "Settlement posted on", Kind.DAY), Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG),
    ),
    rows=lambda span: queries.open_works(span.place), extent=lambda span: queries.works_extent(span.place),
)  # fmt: skip
MODELS = Dataset(
    "skilful-models", "Mô hình Dân vận khéo", "Skilful people-relations models",
    "Mỗi dòng là một mô hình: lĩnh vực, mục tiêu, số đo gần nhất, điểm, cấp công nhận, mô hình gốc. Mô hình của cá nhân không nêu tên người.",
    "One row for each model: field, aim, the value measured last, points, level recognised, the model it follows. An individual is not named.",
    (
        Column("id", "Mã mô hình", "Id"), Column("place", "Mã địa phương", "Code of the place"), Column("place_name", "Nơi thực hiện", "Where"),
        Column("title", "Tên mô hình", "Title"), Column("field", "Lĩnh vực", "Field"), Column("holder", "Tập thể, cá nhân", "Collective or individual"),
        Column("unit", "Đơn vị đo", "Unit"), Column("start", "Mức ban đầu", "Start"), Column("target", "Mức muốn đạt", "Target"), Column("value", "Số đo gần nhất", "Last value"),
        Column("points", "Điểm", "Points", Kind.NUMBER), Column("level", "Cấp công nhận", "Level recognised"), Column("stage", "Bước", "Step"),
        Column("follows", "Làm theo mô hình", "Follows"), Column("registered_on", "Ngày đăng ký", "Registered on", Kind.DAY),
        Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG),
    ),
    rows=lambda span: queries.open_models(span.place), extent=lambda span: queries.models_extent(span.place),
)  # fmt: skip
