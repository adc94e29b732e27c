"""The words of the demo's workplaces: synthetic, in plain Vietnamese."""

SCHOOL = "Trường Tiểu học Lê Lai"
UTILITY = "Công ty TNHH MTV Môi trường đô thị Tân Phú"
TEXTILE = "Công ty Cổ phần Dệt may Đồng Tiến"
BAKERY = "Hợp tác xã Bánh kẹo Tây Thạnh"

SCHOOL_VOID = "Ba tổ bộ môn dự tập huấn chương trình mới cùng ngày nên thiếu người; hội đồng trường thống nhất họp lại sau hai tuần."
SCHOOL_VOTES = (
    ("Thông qua quy chế chi tiêu nội bộ sửa đổi, công khai quỹ phúc lợi từng học kỳ", 33, 2, 1),
    ("Thông qua chỉ tiêu thi đua và kế hoạch năm học mới", 35, 0, 1),
    ("Chuyển họp tổ chuyên môn sang chiều thứ Bảy", 14, 19, 3),
)
UTILITY_VOTES = (
    ("Thông qua kế hoạch sản xuất và đơn giá khoán thu gom rác năm tới", 101, 6, 5),
    ("Thông qua mức trích quỹ phúc lợi và tiền tàu xe về quê dịp Tết", 108, 2, 2),
)
OFFICE_VOTES = (
    ("Thông qua nghị quyết hội nghị cán bộ, công chức của phường", 29, 0, 1),
    ("Luân phiên trực bộ phận một cửa sáng thứ Bảy, có bố trí nghỉ bù", 24, 5, 1),
)

UTILITY_TALKS = (
    (
        "Tiền xăng cho tổ thu gom ca đêm; áo mưa, găng tay cấp theo quý; chỗ nghỉ giữa ca.",
        "Thống nhất: tăng tiền xăng ca đêm thêm 200.000 đồng một tháng; cấp áo mưa, găng tay đầu mỗi quý. Chưa thống nhất: xây phòng nghỉ, chờ phương án mặt bằng.",
    ),
    (
        "Đơn giá khoán mùa mưa; khám sức khỏe định kỳ; đường dây báo tin khi rác ùn ứ.",
        "Thống nhất: cộng hệ số 1,1 vào đơn giá khoán từ tháng 6 đến tháng 10; khám sức khỏe cho toàn bộ công nhân trong quý IV.",
    ),
)
UTILITY_PROMISE = "Khám sức khỏe định kỳ cho toàn bộ công nhân thu gom"
TEXTILE_ASK = "Chuyền may số 4 tăng ca quá giờ thỏa thuận trong ba tuần; đề nghị xếp lại ca và trả đủ tiền làm thêm."
TEXTILE_RESULT = "Thống nhất: từ tuần sau không xếp quá bốn giờ làm thêm một ngày; trả bù tiền làm thêm còn thiếu trong kỳ lương gần nhất. Chưa thống nhất: tăng tiền ăn ca."
TEXTILE_LAST = (
    "Tiền ăn giữa ca, thời gian nghỉ cho lao động nữ nuôi con nhỏ, nhà để xe.",
    "Thống nhất: nghỉ thêm 60 phút một ngày cho lao động nữ nuôi con dưới 12 tháng theo luật, bố trí phòng vắt sữa; sửa nhà để xe trước mùa mưa.",
)

TEXTILE_DEAL = (
    "Thỏa ước lao động tập thể Dệt may Đồng Tiến",
    "Lương tháng 13 ít nhất một tháng lương cơ bản; tiền ăn ca 30.000 đồng; nghỉ mát mỗi năm một lần; hỗ trợ gửi trẻ 200.000 đồng một tháng.",
)
UTILITY_DEAL = (
    "Thỏa ước lao động tập thể Công ích Tân Phú",
    "Phụ cấp độc hại cao hơn mức luật định 20 %; tàu xe về Tết; khám sức khỏe hai lần một năm; đồng phục ba bộ mỗi năm.",
)
#: Words, due in days from now, kept in days from now (None: not), the proof or what shows that it was not kept.
TEXTILE_PROMISES: tuple[tuple[str, int, int | None, str], ...] = (
    (
        "Trả lương tháng 13 trước Tết Nguyên đán",
        -290,
        -296,
        "Bảng lương tháng 13 đã chi đủ 860 người, ủy nhiệm chi số 02/2026 của ngân hàng.",
    ),
    (
        "Sửa nhà để xe, thêm mái che cho 300 xe",
        -150,
        -118,
        "Biên bản nghiệm thu nhà xe, chậm một tháng vì chờ giấy phép xây dựng.",
    ),
    (
        "Tổ chức nghỉ mát cho toàn bộ người lao động",
        -75,
        None,
        "Hết tháng hè chưa có chuyến nào; công ty trả lời là chưa xếp được lịch sản xuất.",
    ),
    ("Lắp quạt thông gió cho xưởng may số 2", -20, None, ""),
    ("Hỗ trợ gửi trẻ cho lao động nữ nuôi con nhỏ", 120, None, ""),
)
UTILITY_PROMISES: tuple[tuple[str, int, int | None, str], ...] = (
    (
        "Cấp đủ ba bộ đồng phục cho công nhân",
        -330,
        -341,
        "Sổ cấp phát đồng phục quý I có chữ ký nhận của các tổ trưởng.",
    ),
    ("Chi tiền tàu xe về quê dịp Tết", -285, -288, "Phiếu chi số 17, danh sách nhận tiền lưu tại phòng kế toán."),
)
REVIEW = (
    "Hội nghị người lao động đã họp đúng hạn, đối thoại định kỳ có kết quả niêm yết ở ba tổ thu gom. Quỹ phúc lợi công khai theo quý.",
    "Kết quả một buổi đối thoại công bố chậm vì chờ hai bên ký biên bản; phòng nghỉ giữa ca chưa làm được.",
    "Hoàn thành khám sức khỏe, xong phương án phòng nghỉ và thương lượng thỏa ước mới trước khi thỏa ước cũ hết hạn.",
)
SCHOOL_REVIEW = (
    "Hội nghị viên chức lần một không hợp lệ, đã họp lại với 36 trên 40 người dự. Quy chế chi tiêu nội bộ sửa đổi được niêm yết tại phòng hội đồng.",
    "Lịch tập huấn trùng ngày họp làm hội nghị lần một thiếu người.",
    "Chốt ngày họp ngay từ đầu học kỳ và báo các tổ bộ môn trước một tháng.",
)
