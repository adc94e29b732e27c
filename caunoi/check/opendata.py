"""Open data of the room: inspections, projects under supervision, public site logs; nobody's name is in it."""

from caunoi.files.opendata import Column, Dataset, Kind

from . import queries

_PLACE = (
    Column("place", "Mã địa phương", "Code of the place"),
    Column("place_name", "Tên địa phương", "Name of the place"),
)
_SYNTHETIC = Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG)
INSPECTIONS = Dataset(
    "inspections", "Các cuộc kiểm tra của Nhân dân", "Inspections by the people's boards",
    "Mỗi dòng là một cuộc kiểm tra của một ban: nơi được kiểm tra, ngày, ngày gửi kế hoạch, kết luận, số phát hiện công khai và số kiến nghị.",
    "One row for each inspection of a board: whom it checked, the day, when the plan was sent, the conclusion, public findings and recommendations.",
    (
        Column("id", "Mã cuộc kiểm tra", "Identifier"), *_PLACE, Column("board", "Ban", "Board"), Column("what", "Nội dung", "What"),
        Column("inspected", "Nơi được kiểm tra", "Whom it checked"), Column("on", "Ngày kiểm tra", "Day", Kind.DAY),
        Column("noticed_on", "Ngày gửi kế hoạch", "Plan sent on", Kind.DAY), Column("held", "Tình trạng", "Standing"),
        Column("concluded_on", "Ngày kết luận", "Concluded on", Kind.DAY), Column("conclusion", "Kết luận", "Conclusion"),
        Column("findings", "Số phát hiện công khai", "Public findings", Kind.NUMBER), Column("recommendations", "Số kiến nghị", "Recommendations", Kind.NUMBER), _SYNTHETIC,
    ),
    rows=lambda span: queries.open_inspections(span.place), extent=lambda span: queries.open_inspections_extent(span.place),
)  # fmt: skip
PROJECTS = Dataset(
    "supervised-projects", "Công trình do cộng đồng giám sát", "Projects under community supervision",
    "Mỗi dòng là một công trình: làm gì, ở đâu, chủ đầu tư, nhà thầu, giá trị, các mốc ngày, số phiếu nhật ký, khiếm khuyết và số đã sửa.",
    "One row for each project: what is built and where, investor, contractor, value, days, entries of the log, defects and those mended.",
    (
        Column("id", "Mã công trình", "Identifier"), *_PLACE, Column("board", "Ban", "Board"), Column("name", "Tên", "Name"), Column("built", "Làm gì", "What is built"),
        Column("spot", "Ở đâu", "Where"), Column("investor", "Chủ đầu tư", "Investor"), Column("contractor", "Nhà thầu", "Contractor"),
        Column("value", "Giá trị (đồng)", "Value (đồng)", Kind.NUMBER), Column("fund", "Nguồn vốn", "Where the money comes from"),
        Column("starts_on", "Khởi công", "Starts on", Kind.DAY), Column("ends_on", "Dự kiến xong", "Ends on", Kind.DAY), Column("told_on", "Thông báo chủ đầu tư", "Investor told on", Kind.DAY),
        Column("supervise_from", "Bắt đầu giám sát", "Supervised from", Kind.DAY), Column("ended_on", "Kết thúc giám sát", "Supervision ended on", Kind.DAY),
        Column("result", "Kết luận giám sát", "Conclusion"), Column("entries", "Số phiếu nhật ký công khai", "Public entries", Kind.NUMBER),
        Column("defects", "Số khiếm khuyết", "Defects", Kind.NUMBER), Column("mended", "Đã báo sửa xong", "Said to be mended", Kind.NUMBER), _SYNTHETIC,
    ),
    rows=lambda span: queries.open_projects(span.place), extent=lambda span: queries.open_projects_extent(span.place),
)  # fmt: skip
ENTRIES = Dataset(
    "site-log", "Nhật ký giám sát công trình", "Site log of supervised projects",
    "Mỗi dòng là một phiếu nhật ký công khai: công trình, ngày, nhận xét, vị trí, điều đã thấy. Không có tên người ghi.",
    "One row for each public entry: project, day, how it looked, where, what was seen. Who wrote it is not in it.",
    (
        Column("id", "Mã phiếu", "Identifier"), *_PLACE, Column("project", "Mã công trình", "Project"), Column("project_name", "Công trình", "Name of the project"),
        Column("on", "Ngày", "Day", Kind.DAY), Column("looks", "Nhận xét", "How it looked"), Column("spot", "Vị trí", "Where"), Column("text", "Điều đã thấy", "What was seen"), _SYNTHETIC,
    ),
    rows=lambda span: queries.open_entries(span.place), extent=lambda span: queries.open_entries_extent(span.place),
)  # fmt: skip
