"""What the demo says: names, sums, words. All of it made up."""

NAMES = (
    "Nguyễn Thị Bích Thủy", "Trần Văn Lợi", "Lê Thị Mỹ Hạnh", "Phạm Đình Chiến", "Võ Thị Sáu", "Đặng Hoàng Long", "Bùi Thị Ngà", "Hồ Văn Phước", "Dương Thị Cẩm Tú",
    "Ngô Quốc Thái", "Lý Thị Kim Loan", "Trương Văn Bảy", "Huỳnh Thị Lệ", "Mai Xuân Trường", "Đỗ Thị Hồng", "Phan Văn Đức", "Cao Thị Thanh", "Tạ Minh Hiếu",
    "Vũ Thị Hiền", "Lâm Chí Công",
)  # fmt: skip
LANE = "Hẻm 44 dài 186 m, chỗ hẹp nhất 2,5 m, xe cứu hỏa không vào được. Các hộ hiến đất lùi tường rào, góp tiền và ngày công; Nhà nước hỗ trợ vật liệu."
LANE_BUDGET = (
    ("Xi măng, cát, đá", 158_000_000), ("Cống và nắp cống", 96_000_000), ("Nhân công đổ bê tông", 92_000_000), ("Chở xà bần, dọn mặt bằng", 24_000_000),
    ("Dời đồng hồ nước, trụ điện", 38_000_000),
)  # fmt: skip
LANE_PAID = (
    (34, "Dời 17 đồng hồ nước", "Chi nhánh Cấp nước", 21_250_000, "Hóa đơn 0011873", 5), (33, "Dời hai trụ điện", "Điện lực khu vực", 16_400_000, "Hóa đơn 0044120", 5),
    (31, "Xi măng 620 bao, cát, đá 1×2", "Cửa hàng vật liệu Hòa Bình", 98_600_000, "Hóa đơn 0007712", 1), (29, "Cống hộp và nắp cống", "Công ty Bê tông Tân Thành", 94_300_000, "Hóa đơn 0002034", 2),
    (24, "Nhân công đổ bê tông đợt 1", "Tổ thợ hồ khu phố", 46_000_000, "Phiếu chi 0012", 3), (17, "Xi măng, cát đợt 2", "Cửa hàng vật liệu Hòa Bình", 57_900_000, "Hóa đơn 0007840", 1),
    (12, "Nhân công đổ bê tông đợt 2, kẻ vạch", "Tổ thợ hồ khu phố", 45_500_000, "Phiếu chi 0021", 3),
)  # fmt: skip
LANE_DONE = (
    "Hẻm rộng đều 4 m, dài 186 m; xe cứu hỏa, xe cứu thương vào tận cuối hẻm; 17 hộ hiến đất; hết ngập khi mưa lớn."
)
LANE_SETTLED = (
    "Ban giám sát đầu tư của cộng đồng đã đo lại bề dày bê tông. Tiền dư chuyển quỹ tổ theo ý kiến của các hộ."
)
GIVERS = (
    ("Công ty May Phú Thịnh", 20_000_000),
    ("Quán cơm Ba Ghiền", 5_000_000),
    ("Hội đồng hương Quảng Nam", 10_000_000),
    ("Nhà thuốc Minh Châu", 3_000_000),
    ("Chùa Pháp Vân", 6_000_000),
)
LAND = (8.5, 12, 6.2, 24, 17.5, 9, 31, 5.4, 14, 22.3, 7, 18, 11.6, 26, 4.8, 15, 10.7)
DRAIN = "Hẻm 44 hẹp, cứ mưa là ngập nửa bánh xe. Mở hẻm lên 4 m, đặt cống D400, nâng mặt hẻm 20 cm, mỗi hộ góp theo quyết định của tổ."
DRAIN_BUDGET = (
    ("Cống bê tông D400", 68_000_000),
    ("Hố ga, nắp cống", 22_000_000),
    ("Đào, đắp, đổ bê tông", 54_000_000),
)
ROOF = "Mái tôn nhà văn hóa tổ dột ba chỗ. Dự kiến chi 38 triệu đồng từ quỹ cộng đồng; các hộ đã họp bàn."
CAMERAS = "Hai đầu hẻm từng mất xe. Lắp bốn camera, hình lưu bảy ngày, chỉ công an và tổ bảo vệ xem khi có vụ việc."
PARK = "Bãi đất trống cuối hẻm hay bị đổ rác. Bà con muốn trồng cây, dựng ghế đá, chưa bàn mức góp."
BRIDGE = "Học sinh phải đi vòng 900 m ra cầu xe chạy. Cầu bộ hành rộng 2 m nối hai bờ kênh, cả phường cùng góp."
MODELS = (
    ("mttq", "society", "collective", "Hội Phụ nữ phường", "Phân loại rác tại nguồn, đổi rác lấy quà", "Các hộ phân loại rác trước khi đổ, giảm rác chôn lấp.", "Đếm số hộ phân loại đúng vào thứ bảy tuần cuối tháng", "hộ", 60, 400, (110, 190, 265, 352), 84),
    ("ubnd", "system", "collective", "Tổ một cửa phường", "Sáng thứ Bảy không hẹn: nhận hồ sơ ngoài giờ", "Người đi làm không phải nghỉ việc để nộp hồ sơ.", "Số hồ sơ nhận ngoài giờ mỗi tháng", "hồ sơ", 0, 120, (38, 74, 96), 72),
    ("mttq", "security", "collective", "Chi hội Cựu chiến binh khu phố 3", "Tiếng kẻng an ninh", "Hẻm tự phòng, tự quản, giảm trộm vặt.", "Số vụ mất tài sản trong quý (càng ít càng tốt)", "vụ", 14, 3, (9, 6), 66),
    ("mttq", "economy", "individual", "Bà Trần Thị Kim Cúc", "Góp vốn xoay vòng cho chị em buôn bán nhỏ", "Chị em bán hàng rong có vốn, không vay nặng lãi.", "Số người được góp vốn trong năm", "người", 5, 30, (12, 18), 0),
)  # fmt: skip
SMALL = ("ubnd", "society", "collective", "Ban điều hành các tổ dân phố", "Hẻm không rác, không quảng cáo trái phép", "Hẻm sạch, tường nhà không còn tờ dán.", "Số hẻm đạt ba tuần liền", "hẻm", 2, 20, (6, 11), 68)  # fmt: skip
CONVENTION = """Điều 1. Các hộ giữ sạch đoạn hẻm trước nhà; đổ rác từ 18 giờ đến 20 giờ, đã phân loại.
Điều 2. Sau 22 giờ không hát karaoke, không dùng loa kéo. Đám cưới, đám tang báo trước cho Tổ trưởng, che rạp không quá nửa lòng hẻm.
Điều 3. Mỗi hộ cử một người dự họp tổ; vắng thì nhờ người khác nêu ý kiến thay.
Điều 4. Nhà có người già, trẻ nhỏ, người bệnh được ưu tiên khi trực hẻm, dọn vệ sinh.
Điều 5. Quỹ tổ do các hộ tự nguyện đóng, thu chi ghi sổ và dán bảng tin mỗi quý.
Điều 6. Xe để trong hẻm không cản lối xe cứu hỏa, cứu thương.
Điều 7. Ai làm trái thì tổ nhắc nhở, hòa giải; không phạt tiền, không nêu tên trên loa."""
DRAFT = "Điều 8. Chó mèo ra hẻm phải có dây; chủ nuôi tự dọn.\nĐiều 9. Thợ sửa nhà làm từ 7 giờ đến 18 giờ, nghỉ trưa."
#: What residents proposed: days before, kind, title, words, households, how it was answered (None: it waits), with which words.
PROPOSALS = (
    (
        2,
        "light",
        "Thắp sáng hẻm 72 đoạn sau trường",
        "Đoạn 120 m sau trường học không có đèn, học sinh học thêm về tối phải soi điện thoại. Xin lắp 6 bóng đèn năng lượng mặt trời.",
        24,
        None,
        "",
    ),
    (
        19,
        "drain",
        "Khơi thông cống trước nhà trẻ",
        "Mưa 20 phút là nước ngập qua vỉa hè trước nhà trẻ. Bà con nhận nạo vét, xin cho mượn xe hút bùn và nắp cống mới.",
        31,
        None,
        "",
    ),
    (
        26,
        "green",
        "Dựng giàn hoa che nắng cho lối đi bộ ra chợ",
        "Lối đi bộ dài 80 m nắng gắt, người già đi chợ phải nghỉ hai lần. Bà con góp cây giống và công dựng giàn.",
        18,
        "talk",
        "Ý hay, chi phí nhỏ. Ban điều hành đưa ra các hộ bàn tại cuộc họp khu phố tới; bà con chuẩn bị giúp bản dự trù.",
    ),
    (
        33,
        "house",
        "Sơn lại nhà văn hóa, thêm ghế cho người già",
        "Nhà văn hóa bong sơn, thiếu 20 ghế tựa khi họp. Các hộ xin góp ghế cũ còn tốt và góp công sơn trong hai ngày cuối tuần.",
        40,
        "taken",
        "Nhận làm trong năm nay. Ủy ban lo sơn và dụng cụ, bà con góp công; việc góp ghế là tự nguyện, không thu tiền.",
    ),
    (
        40,
        "lane",
        "Mở lối tắt qua khu đất trống cạnh kênh",
        "Xin mở lối tắt rộng 2 m qua khu đất trống để ra bến xe buýt nhanh hơn, các hộ góp công lát gạch.",
        12,
        "declined",
        "Khu đất đã giao cho dự án kè kênh, khởi công trong quý tới, nên không mở lối tạm được; dự án sẽ có lối đi dọc kênh rộng 3 m.",
    ),
)
