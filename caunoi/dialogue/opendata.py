"""Open data of the room: dialogues and what was promised in them."""

from caunoi.files.opendata import Column, Dataset, Kind

from .queries import opendata

_PLACE = (Column("place", "Mã địa phương", "Code of the place"), Column("place_name", "Tên địa phương", "Name of the place"))  # fmt: skip
_DEMO = Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG)

DIALOGUES = Dataset(
    "dialogues", "Đối thoại với Nhân dân", "Dialogues",
    "Mỗi dòng là một buổi đối thoại đã thông báo: khi nào, ai tổ chức, bao nhiêu người dự, bao nhiêu câu hỏi, công bố kết quả khi nào. Không có tên người hỏi.",
    "One row for each announced dialogue: when, by whom, how many came, how many questions, when the result was published. Nobody who asked is in it.",
    (
        Column("id", "Mã buổi đối thoại", "Identifier"), *_PLACE, Column("body", "Cơ quan đối thoại", "Body"),
        Column("occasion", "Vì sao đối thoại", "Occasion"), Column("form", "Hình thức", "Form"), Column("title", "Tên buổi đối thoại", "Title"),
        Column("starts_at", "Bắt đầu", "Starts", Kind.MOMENT), Column("announced_at", "Thông báo lúc", "Announced", Kind.MOMENT), Column("stage", "Trạng thái", "Stage"),
        Column("attended", "Số người dự tại chỗ", "People in the hall", Kind.NUMBER), Column("attended_online", "Số người dự qua mạng", "People online", Kind.NUMBER),
        Column("questions", "Số câu hỏi", "Questions", Kind.NUMBER), Column("published_at", "Công bố kết quả lúc", "Result published", Kind.MOMENT),
        Column("reason", "Lý do hủy", "Reason for calling off"), _DEMO,
    ),
    rows=lambda span: opendata.dialogue_rows(span.place), extent=lambda span: opendata.dialogue_extent(span.place),
)  # fmt: skip

PROMISES = Dataset(
    "promises", "Việc đã hứa tại đối thoại", "Promises of dialogues",
    "Mỗi dòng là một lời hứa: ai hứa, hạn đầu tiên, hạn hiện nay, đã xong chưa.",
    "One row for each promise: by whom, first due, due now, whether it was kept.",
    (
        Column("id", "Mã lời hứa", "Identifier"), Column("dialogue", "Mã buổi đối thoại", "Dialogue"), *_PLACE, Column("body", "Cơ quan hứa", "Body"),
        Column("what", "Việc đã hứa", "What was promised"), Column("made_on", "Ngày hứa", "Made on", Kind.DAY), Column("first_due", "Hạn đầu tiên", "First due", Kind.DAY),
        Column("due", "Hạn hiện nay", "Due", Kind.DAY), Column("finished_on", "Ngày xong", "Finished on", Kind.DAY), Column("state", "Hiện trạng", "How it looks today"), _DEMO,
    ),
    rows=lambda span: opendata.promise_rows(span.place, span.today), extent=lambda span: opendata.promise_extent(span.place),
)  # fmt: skip
