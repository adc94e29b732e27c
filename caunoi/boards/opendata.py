"""Open data of the room: boards and their public advice; nobody's name is in it."""

from caunoi.files.opendata import Column, Dataset, Kind

from . import queries

_PLACE = (
    Column("place", "Mã địa phương", "Code of the place"),
    Column("place_name", "Tên địa phương", "Name of the place"),
)
BOARDS = Dataset(
    "boards", "Các ban, tổ", "Boards",
    "Mỗi dòng là một ban, tổ: loại, quyết định, nhiệm kỳ, số thành viên theo quyết định và đang có, số phiên họp, số kiến nghị công khai và số đã được trả lời. Không có tên ai.",
    "One row for each board: kind, decision, term, seats set and taken, meetings, public advice and how much of it was answered. Nobody's name is in it.",
    (
        Column("id", "Mã ban", "Identifier"), *_PLACE, Column("body", "Cơ quan", "Body"), Column("kind", "Loại", "Kind"), Column("name", "Tên", "Name"),
        Column("decision", "Quyết định", "Decision"), Column("since", "Từ ngày", "Since", Kind.DAY), Column("until", "Đến trước ngày", "Until before", Kind.DAY),
        Column("size", "Số thành viên theo quyết định", "Seats set", Kind.NUMBER), Column("seated", "Đang có", "Seats taken", Kind.NUMBER),
        Column("meetings", "Số phiên họp", "Meetings", Kind.NUMBER), Column("advised", "Kiến nghị công khai", "Public advice", Kind.NUMBER),
        Column("answered", "Đã được trả lời", "Answered", Kind.NUMBER), Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG),
    ),
    rows=lambda span: queries.open_boards(span.place, span.today), extent=lambda span: queries.open_boards_extent(span.place),
)  # fmt: skip
ADVICE = Dataset(
    "board-advice", "Kiến nghị của các ban", "Advice of boards",
    "Mỗi dòng là một kiến nghị công khai của một ban gửi một cơ quan: ngày gửi, hạn trả lời, ngày trả lời, tiếp thu hay giải trình, ngày hẹn và ngày làm xong.",
    "One row for each public advice of a board to a body: day, day due, day answered, accepted or explained, day promised and day done.",
    (
        Column("board", "Mã ban", "Board"), *_PLACE, Column("to", "Cơ quan nhận", "Addressee"), Column("what", "Kiến nghị", "Advice"),
        Column("on", "Ngày gửi", "Given on", Kind.DAY), Column("due", "Hạn trả lời", "Answer due", Kind.DAY), Column("answered_on", "Ngày trả lời", "Answered on", Kind.DAY),
        Column("answer", "Trả lời", "Answer"), Column("words", "Nội dung trả lời", "The answer's words"), Column("promised_on", "Hẹn xong", "Promised for", Kind.DAY),
        Column("settled_on", "Làm xong", "Done on", Kind.DAY), Column("outcome", "Kết quả", "Outcome"), Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG),
    ),
    rows=lambda span: queries.open_advice(span.place), extent=lambda span: queries.open_advice_extent(span.place),
)  # fmt: skip
