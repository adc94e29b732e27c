"""Open data of the room: workplaces of the register with what each shows; no count of workers, no person."""

from caunoi.files.opendata import Column, Dataset, Kind

from . import queries

WORKPLACES = Dataset(
    "workplaces", "Dân chủ ở nơi làm việc", "Democracy at work",
    "Mỗi dòng là một nơi làm việc trong sổ: loại, quy mô theo khoảng, hội nghị hợp lệ và không hợp lệ, đối thoại, thỏa ước, cam kết đã công khai. Nơi không công khai kết quả có số 0; không có số người làm việc, không có tên ai.",
    "One row for each workplace of the register: its sort, its size as a range, the conferences, dialogues, agreements and promises it shows. One that shows no results has zeros; no count of workers and no person is in it.",
    (
        Column("code", "Mã cơ quan, đơn vị", "Code of the body"), Column("place", "Mã địa phương", "Code of the place"),
        Column("place_name", "Tên địa phương", "Name of the place"), Column("name", "Tên nơi làm việc", "Name"), Column("sort", "Loại", "Sort"),
        Column("size", "Quy mô", "Size"), Column("union", "Có tổ chức của người lao động", "Has a union", Kind.FLAG),
        Column("shows_results", "Công khai kết quả", "Shows its results", Kind.FLAG), Column("valid_conferences", "Hội nghị hợp lệ", "Valid conferences", Kind.NUMBER),
        Column("void_conferences", "Hội nghị không hợp lệ", "Void conferences", Kind.NUMBER), Column("last_conference", "Hội nghị hợp lệ gần nhất", "Last valid conference", Kind.DAY),
        Column("dialogues", "Đối thoại đã công bố", "Dialogues published", Kind.NUMBER), Column("agreements", "Thỏa ước đã ký", "Agreements signed", Kind.NUMBER),
        Column("promises", "Cam kết", "Promises", Kind.NUMBER), Column("kept", "Cam kết đã giữ", "Promises kept", Kind.NUMBER),
        Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG),
    ),
    rows=lambda span: queries.open_rows(span.place), extent=lambda span: queries.open_extent(span.place),
)  # fmt: skip
