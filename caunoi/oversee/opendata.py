"""Open data of the room: supervisions, and points of criticism with their answers; nobody's name is in it."""

from caunoi.files.opendata import Column, Dataset, Extent, Kind

from . import queries

_PLACE = (
    Column("place", "Mã địa phương", "Code of the place"),
    Column("place_name", "Tên địa phương", "Name of the place"),
)
_DEMO = Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG)
SUPERVISIONS = Dataset(
    "supervisions", "Giám sát của Mặt trận, đoàn thể", "Supervision by the Front and organisations",
    "Mỗi dòng là một cuộc giám sát đã công khai: ai giám sát nơi nào, hình thức, các mốc luật định và ngày làm, số kiến nghị.",
    "One row for each supervision made public: by whom, of whom, its form, the days the law gives and the days it was done, recommendations.",
    (
        Column("id", "Mã", "Identifier"), *_PLACE, Column("body", "Cơ quan giám sát", "Overseer"), Column("subject", "Nơi được giám sát", "Supervised body"),
        Column("title", "Tên cuộc giám sát", "Title"), Column("form", "Hình thức", "Form"), Column("basis", "Căn cứ", "Ground"),
        Column("starts_on", "Từ ngày", "From", Kind.DAY), Column("ends_on", "Đến ngày", "To", Kind.DAY), Column("stage", "Trạng thái", "Stage"),
        Column("notice_due", "Hạn gửi kế hoạch", "Notice due", Kind.DAY), Column("notified_on", "Ngày gửi kế hoạch", "Notice sent", Kind.DAY),
        Column("report_in_due", "Hạn nơi được giám sát báo cáo", "Body's report due", Kind.DAY), Column("received_on", "Ngày nhận báo cáo", "Body's report received", Kind.DAY),
        Column("report_due", "Hạn báo cáo kết quả", "Result due", Kind.DAY), Column("reported_on", "Ngày báo cáo kết quả", "Result reported", Kind.DAY),
        Column("recommendations", "Số kiến nghị", "Recommendations", Kind.NUMBER), _DEMO,
    ),
    rows=lambda span: queries.open_supervisions(span.place), extent=lambda span: Extent(*queries.open_supervisions_extent(span.place)),
)  # fmt: skip
POINTS = Dataset(
    "criticism-points", "Điểm phản biện, góp ý và trả lời", "Points of criticism and their answers",
    "Mỗi dòng là một điểm của văn bản phản biện dự thảo hoặc của kênh góp ý thường xuyên: số ý kiến, tiếp thu, giải trình hay ngoài phạm vi, lý do.",
    "One row for each point of a criticism or of the standing channel: opinions, accepted, explained or out of scope, with the reason.",
    (
        Column("criticism", "Mã cuộc phản biện", "Criticism"), Column("sort", "Loại", "Sort"), *_PLACE, Column("body", "Cơ quan phản biện", "Critic"),
        Column("drafter", "Cơ quan trả lời", "Body that answers"), Column("title", "Tên", "Title"), Column("number", "Điểm", "Point", Kind.NUMBER),
        Column("section", "Phần", "Section"), Column("what", "Nội dung", "Text"), Column("opinions", "Số ý kiến", "Opinions", Kind.NUMBER),
        Column("verdict", "Trả lời", "Verdict"), Column("reason", "Lý do", "Reason"), Column("sent_on", "Ngày gửi", "Sent on", Kind.DAY),
        Column("answer_due", "Hạn trả lời", "Answer due", Kind.DAY), Column("answered_on", "Ngày trả lời", "Answered on", Kind.DAY), _DEMO,
    ),
    rows=lambda span: queries.open_points(span.place), extent=lambda span: Extent(*queries.open_points_extent(span.place)),
)  # fmt: skip
