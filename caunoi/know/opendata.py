"""Open data of the room: what was disclosed, when and in time or not; never the people of a list."""

from caunoi.files.opendata import Column, Dataset, Kind

from .queries import public

DISCLOSURES = Dataset(
    "disclosures", "Nội dung đã công khai", "Disclosures",
    "Mỗi dòng là một nội dung chính quyền, cơ quan hoặc doanh nghiệp nhà nước đã công khai: hạn theo luật, ngày công khai, thời gian niêm yết, có gỡ sớm không. Không có tên người trong các danh sách kèm theo.",
    "One row for each disclosure: its legal deadline, when it was published, how long it stays up, whether it was taken down early. Names in attached lists are left out.",
    (
        Column("id", "Mã nội dung", "Identifier"),
        Column("place", "Mã địa phương", "Code of the place"),
        Column("place_name", "Tên địa phương", "Name of the place"),
        Column("body", "Cơ quan công khai", "Body that discloses"),
        Column("item", "Mục trong danh mục phải công khai", "Item in the list of the law"),
        Column("title", "Tên nội dung", "Title"),
        Column("number", "Số, ký hiệu văn bản", "Number of the document"),
        Column("decided_on", "Ngày quyết định", "Day of the decision", Kind.DAY),
        Column("due", "Hạn công khai", "To be disclosed by", Kind.DAY),
        Column("since", "Công khai từ ngày", "Disclosed since", Kind.DAY),
        Column("last", "Đến hết ngày", "Last day", Kind.DAY),
        Column("permanent", "Niêm yết thường xuyên", "Stays posted for good", Kind.FLAG),
        Column("stage", "Trạng thái", "Stage"),
        Column("version", "Bản thứ mấy", "Version", Kind.NUMBER),
        Column("all_forms_used_on", "Ngày đủ mọi hình thức luật buộc", "Day every form of the law was used", Kind.DAY),
        Column("taken_down_early", "Gỡ trước thời hạn", "Taken down early", Kind.FLAG),
        Column("reason", "Lý do gỡ", "Reason for taking down"),
        Column("synthetic", "Dữ liệu minh họa", "Synthetic demo data", Kind.FLAG),
    ),
    rows=lambda span: public.open_data(span.place),
    extent=lambda span: public.open_extent(span.place),
)  # fmt: skip
