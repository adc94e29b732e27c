"""What the demo says: services, remarks, criteria, made-up names."""

from caunoi.benefit.words import Field, Matter

SERVICES = (
    (Matter.SERVICE, "Chứng thực tại Một cửa", 0.88),
    (Matter.SERVICE, "Đăng ký khai sinh", 0.92),
    (Matter.SERVICE, "Xác nhận tình trạng nhà đất", 0.66),
    (Matter.RECEPTION, "Tiếp công dân định kỳ", 0.78),
    (Matter.DIALOGUE, "Đối thoại của Chủ tịch với Nhân dân", 0.74),
    (Matter.WORK, "Nâng cấp hẻm 44", 0.83),
)
COMMENTS = {
    True: ("Làm nhanh, chỉ chờ một lượt.", "Cô ở quầy hướng dẫn kỹ.", "Được trả kết quả trước hẹn một ngày.", "Có ghế ngồi, quạt mát, đỡ mệt."),
    False: (
        "Ba lần đến mới xong vì mỗi lần bảo thêm một giấy.", "Hẹn thứ Hai nhưng thứ Năm mới có.", "Máy lấy số hỏng, phải đứng chờ.",
        "Hỏi qua điện thoại không ai nghe.", "Trang nộp hồ sơ báo lỗi lúc tải ảnh.",
    ),
}  # fmt: skip
CRITERIA = {
    Field.SUPPORT: "Học sinh có bố mẹ thuộc hộ nghèo, cận nghèo đang cư trú trên địa bàn. Tổ dân phố họp bình xét, niêm yết, rồi gửi phường.",
    Field.RELIEF: "Hộ có nhà bị ngập từ nửa ngày trở lên trong đợt triều cường. Tổ dân phố lập danh sách ngay trong ngày, hộ ký nhận.",
    Field.HOUSING: "Hộ nghèo, hộ người có công có nhà dột nát, đất không tranh chấp, chưa được hỗ trợ nhà ở trong năm năm.",
    Field.HEALTH: "Người từ 65 tuổi cư trú trên địa bàn thành phố, chưa có thẻ bảo hiểm y tế từ nguồn khác.",
}
PARTS = (("openness", 18), ("progress", 20), ("online", 12), ("payment", 10), ("digital", 22), ("satisfaction", 18))
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Võ", "Huỳnh", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Phan")
MIDDLE = ("Thị", "Văn", "Hữu", "Ngọc", "Thị Thu", "Minh", "Đức", "Thị Kim", "Quốc", "Thanh")
GIVEN = (
    "An",
    "Bé",
    "Cúc",
    "Dũng",
    "Hạnh",
    "Hoa",
    "Khôi",
    "Lan",
    "Liễu",
    "Mai",
    "Nga",
    "Phúc",
    "Sáu",
    "Tâm",
    "Tuyết",
    "Út",
    "Vân",
    "Xuân",
    "Yến",
    "Hùng",
)
