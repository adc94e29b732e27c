"""Open data of the room: consultations and counts by section; single opinions are handed out with their consultation."""

from caunoi.files.opendata import Column, Dataset, Kind

from .queries import opendata

CONSULTATIONS = Dataset(
    "consultations", "Lấy ý kiến Nhân dân", "Consultations",
    "Mỗi dòng là một cuộc lấy ý kiến đã mở: ai soạn thảo, từ ngày nào đến ngày nào, ai trả lời và hẹn trả lời ngày nào, số ý kiến và số người. Từng ý kiến (không kèm người gửi) tải ở trang của cuộc lấy ý kiến.",
    "One row for each consultation: who drafts, from when until when, who answers and by when, opinions and persons counted apart. Single opinions, without their senders, are on the page of each consultation.",
    (
        Column("slug", "Mã cuộc lấy ý kiến", "Identifier"), Column("place", "Mã địa phương", "Code of the place"),
        Column("place_name", "Tên địa phương", "Name of the place"), Column("body", "Cơ quan soạn thảo", "Drafting body"),
        Column("title", "Dự thảo", "Draft"), Column("matter", "Nội dung thuộc Điều 25", "Matter of Article 25"), Column("stage", "Trạng thái", "Stage"),
        Column("opens_on", "Từ ngày", "Opens", Kind.DAY), Column("closes_on", "Đến hết ngày", "Closes", Kind.DAY),
        Column("answer_on", "Hẹn trả lời ngày", "Answer promised by", Kind.DAY), Column("answerer", "Người có trách nhiệm trả lời", "Who answers"),
        Column("signed_at", "Ký bảng tiếp thu, giải trình lúc", "Matrix signed at", Kind.MOMENT), Column("decided_on", "Ngày quyết định", "Decided on", Kind.DAY),
        Column("decision", "Văn bản quyết định", "Decision"), Column("follows_majority", "Theo ý kiến đa số", "Follows the majority", Kind.FLAG),
        Column("reported_on", "Ngày báo cáo HĐND, MTTQ", "Reported to the Council and the Front", Kind.DAY),
        Column("opinions", "Số ý kiến được tính", "Opinions counted", Kind.NUMBER), Column("persons", "Số người", "Persons", Kind.NUMBER),
        Column("spoken", "Ý kiến chỉ phát biểu", "Opinions only spoken", Kind.NUMBER), Column("cite", "Căn cứ", "Article"),
        Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG),
    ),
    rows=lambda span: opendata.consultation_rows(span.place), extent=lambda span: opendata.consultation_extent(span.place),
)  # fmt: skip

SECTIONS = Dataset(
    "consultation-sections", "Bày tỏ theo từng phần dự thảo", "Stances by section of drafts",
    "Mỗi dòng là một phần (điều, khoản, đoạn) của dự thảo và số người đồng ý, không đồng ý, không có ý kiến. Nhóm quá ít người được để trống.",
    "One row for each section of a draft with the people for, against and neither. Groups of too few are left empty.",
    (
        Column("slug", "Mã cuộc lấy ý kiến", "Identifier of the consultation"), Column("place", "Mã địa phương", "Code of the place"),
        Column("title", "Dự thảo", "Draft"), Column("position", "Thứ tự phần", "Position of the section", Kind.NUMBER),
        Column("kind", "Loại phần", "Kind of section"), Column("name", "Tên phần", "Section"),
        Column("agree", "Số người đồng ý", "People for", Kind.NUMBER), Column("disagree", "Số người không đồng ý", "People against", Kind.NUMBER),
        Column("passed", "Số người không có ý kiến", "People neither for nor against", Kind.NUMBER),
    ),
    rows=lambda span: opendata.section_rows(span.place), extent=lambda span: opendata.section_extent(span.place),
)  # fmt: skip

#: The columns of one consultation's opinions, as ``papers.open_rows`` gives them.
OPINIONS = (
    Column("stt", "Số thứ tự", "Number", Kind.NUMBER), Column("doi_tuong", "Góp ý về gì", "About what"), Column("phan", "Phần của dự thảo", "Section"),
    Column("cau_hoi", "Câu hỏi số", "Question", Kind.NUMBER), Column("nhan_dinh", "Nhận định số", "Statement", Kind.NUMBER), Column("bay_to", "Bày tỏ", "Stance"),
    Column("lua_chon", "Lựa chọn số", "Option", Kind.NUMBER), Column("thang_diem", "Thang điểm", "Scale", Kind.NUMBER), Column("so_nguoi", "Số người", "Persons", Kind.NUMBER),
    Column("hinh_thuc", "Hình thức", "Channel"), Column("xa_phuong", "Mã xã, phường", "Commune"), Column("ngay", "Ngày", "Day", Kind.DAY),
    Column("nhom", "Nhóm ý kiến số", "Group", Kind.NUMBER), Column("tra_loi", "Trả lời", "Answer"), Column("noi_dung", "Nội dung", "Words"),
)  # fmt: skip
#: The columns of one consultation's counts.
FIGURES = (
    Column("phan", "Thứ tự phần", "Position", Kind.NUMBER), Column("ten", "Tên phần", "Section"), Column("dong_y", "Đồng ý", "For", Kind.NUMBER),
    Column("khong_dong_y", "Không đồng ý", "Against", Kind.NUMBER), Column("khong_y_kien", "Không có ý kiến", "Neither", Kind.NUMBER),
)  # fmt: skip
