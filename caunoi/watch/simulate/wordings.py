"""What synthetic letters are put together from: matters told in three ways each, heads, ends and what people add."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wordings:
    """One set of such parts."""

    heads: list[str]
    selves: list[str]
    ends: list[str]
    extras: list[str]
    matters: dict[str, list[tuple[str, str, str]]]


HEADS = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nĐƠN KIẾN NGHỊ\nKính gửi: Ủy ban nhân dân {commune}\n",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\nĐƠN PHẢN ÁNH\nKính gửi: Chủ tịch Ủy ban nhân dân {commune}\n",
    "ĐƠN KHIẾU NẠI\nKính gửi: - Ủy ban nhân dân {commune};\n- Thanh tra tỉnh.\n",
    "Kính gửi lãnh đạo {commune},\n",
]
SELVES = [
    "Tôi tên là {name}, sinh năm {born}, số căn cước {card}, thường trú tại {home}, {commune}, điện thoại {phone}.\n",
    "Tên tôi là: {name}. CCCD số: {card}. Nơi ở: {home}, {commune}. Số điện thoại: {phone}.\n",
    "Người làm đơn: {name}\nĐịa chỉ: {home}, {commune}\nĐiện thoại: {phone}\n",
]
ENDS = [
    "Kính mong quý cơ quan xem xét, giải quyết và trả lời cho người dân bằng văn bản. Tôi xin chân thành cảm ơn.\nNgười làm đơn\n{name}",
    "Đề nghị Ủy ban nhân dân sớm kiểm tra, xử lý dứt điểm để bà con yên tâm làm ăn. Xin trân trọng cảm ơn.\n{name}",
    "Tôi cam đoan những điều nêu trên là đúng sự thật và chịu trách nhiệm trước pháp luật.\nNgười viết đơn (ký tên)\n{name}",
]
EXTRAS = [
    "Gia đình tôi thuộc diện hộ cận nghèo, có mẹ già trên 80 tuổi nên rất khó khăn.",
    "Chúng tôi đã nhiều lần gọi điện nhưng chưa được ai trả lời rõ ràng.",
    "Sự việc kéo dài gây bức xúc trong khu dân cư.",
    "Tôi có gửi kèm ảnh chụp và bản sao giấy tờ liên quan.",
    "Mong các đồng chí lãnh đạo về tận nơi xem cho khách quan.",
    "Trong cuộc tiếp xúc cử tri vừa rồi bà con cũng đã nêu ý kiến này.",
    "Năm ngoái cũng có tình trạng như vậy nhưng được vài tuần thì đâu lại vào đấy.",
    "Cháu nhỏ nhà tôi phải nghỉ học mấy hôm vì chuyện này.",
]
#: A matter: facts in order, each told in three ways, with what differs from case to case in braces.
MATTERS: dict[str, list[tuple[str, str, str]]] = {
    "dat": [
        (
            "Ngày {day} gia đình tôi nhận quyết định thu hồi {area} m2 đất trồng lúa tại {spot} để làm {work}.",
            "Ủy ban đã có thông báo lấy {area} mét vuông ruộng của nhà tôi ở {spot} phục vụ {work}, đề ngày {day}.",
            "Thửa ruộng {area} m2 ở khu {spot} của chúng tôi nằm trong diện giải tỏa làm {work} theo văn bản ngày {day}.",
        ),
        (
            "Giá bồi thường chỉ {price} đồng một mét vuông, thấp hơn nhiều so với giá đất xung quanh.",
            "Mức đền bù {price} đồng/m2 là quá rẻ, không đủ mua lại miếng đất khác.",
            "Người ta áp giá {price} đồng mỗi mét, trong khi hàng xóm bán ngoài thị trường gấp ba lần.",
        ),
        (
            "Đến nay phương án tái định cư chưa được công khai tại trụ sở.",
            "Chúng tôi chưa được xem phương án tái định cư, không biết sẽ về đâu.",
            "Việc bố trí nền nhà mới ra sao không ai thông báo cho dân biết.",
        ),
        (
            "Đề nghị đo đạc lại và trả đủ phần hoa màu gồm {count} cây ăn trái.",
            "Tôi xin được kiểm đếm lại {count} cây ăn trái bị bỏ sót trong biên bản.",
            "Biên bản kiểm kê thiếu {count} cây, mong đo và đếm lại cho đúng.",
        ),
    ],
    "rac": [
        (
            "Bãi rác tự phát ở {spot} tồn tại từ {day}, mùi hôi nồng nặc suốt ngày đêm.",
            "Từ {day} đến giờ rác đổ tràn lan ngay {spot}, ruồi nhặng đầy nhà.",
            "Khu vực {spot} thành nơi tập kết rác kể từ {day} mà không ai dọn.",
        ),
        (
            "Xe thu gom {count} ngày mới đến một lần, rác chất đống ngoài đường.",
            "Lịch lấy rác thất thường, có khi {count} hôm không thấy xe.",
            "Đơn vị vệ sinh bỏ tuyến này, {count} ngày liền không có ai thu gom.",
        ),
        (
            "Nước rỉ rác chảy xuống {work}, cá chết nổi trắng.",
            "Mỗi khi mưa nước đen từ đống rác tràn vào {work} làm cá chết.",
            "Nguồn nước ở {work} đổi màu, bốc mùi vì nước thải từ rác.",
        ),
        (
            "Đã có {area} hộ ký tên đề nghị dời điểm tập kết.",
            "{area} gia đình quanh đây cùng yêu cầu chuyển bãi rác đi nơi khác.",
            "Chúng tôi gồm {area} hộ dân mong được di dời chỗ đổ rác.",
        ),
    ],
    "duong": [
        (
            "Tuyến đường qua {spot} dài khoảng {area} mét xuống cấp nghiêm trọng từ {day}.",
            "Đoạn {area} m đường ở {spot} hư hỏng nặng kể từ {day}, ổ gà ổ voi khắp nơi.",
            "Từ {day} mặt đường khu {spot} vỡ nát suốt {area} mét, xe máy đi lại rất nguy hiểm.",
        ),
        (
            "Đã xảy ra {count} vụ té ngã, có người phải nhập viện.",
            "Tính ra có {count} người bị ngã xe, trong đó có học sinh.",
            "Bà con đếm được {count} lần tai nạn chỉ vì ổ gà.",
        ),
        (
            "Xe tải chở vật liệu làm {work} chạy ngày đêm nhưng không ai sửa lại đường.",
            "Nguyên nhân do xe ben phục vụ {work} quá tải trọng.",
            "Đơn vị thi công {work} hứa hoàn trả mặt đường mà không làm.",
        ),
        (
            "Dân đã góp {price} đồng mỗi hộ từ năm trước nhưng công trình chưa khởi công.",
            "Mỗi nhà đóng {price} đồng làm đường mà đến nay chưa thấy gì.",
            "Khoản đối ứng {price} đồng một hộ thu rồi, đường vẫn y như cũ.",
        ),
    ],
    "dien": [
        (
            "Khu dân cư {spot} bị cúp điện liên tục từ {day}, mỗi ngày {count} lần.",
            "Kể từ {day}, điện ở {spot} cứ chập chờn, một ngày mất {count} bận.",
            "Nhà chúng tôi ở {spot} mất điện {count} lần mỗi ngày từ {day} tới nay.",
        ),
        (
            "Hóa đơn tháng rồi lên tới {price} đồng, tăng gấp đôi mà không rõ lý do.",
            "Tiền điện nhà tôi nhảy lên {price} đồng trong khi sử dụng như cũ.",
            "Tôi phải trả {price} đồng, cao bất thường so với các tháng trước.",
        ),
        (
            "Trạm biến áp gần {work} quá tải, dây cũ chùng xuống sát mái nhà.",
            "Đường dây cạnh {work} võng thấp, rất dễ gây cháy nổ.",
            "Biến thế đặt bên {work} thường phát nổ khi trời nóng.",
        ),
        (
            "Cả xóm {area} hộ đề nghị thay máy biến áp trước mùa khô.",
            "Mong ngành điện nâng công suất cho {area} nhà ở đây.",
            "{area} hộ chúng tôi xin được kéo lại đường dây mới.",
        ),
    ],
    "nuoc": [
        (
            "Nước máy ở {spot} đục và có mùi tanh từ {day}.",
            "Từ {day} vòi nước nhà dân ở {spot} chảy ra nước vàng, hôi.",
            "Chất lượng nước sinh hoạt cấp cho {spot} rất kém kể từ {day}.",
        ),
        (
            "Mỗi tuần chỉ có nước {count} buổi, phải mua nước bình về nấu ăn.",
            "Cả tuần được {count} lần có nước, bà con phải đi xin từng can.",
            "Lịch cấp nước {count} buổi một tuần không đủ cho sinh hoạt.",
        ),
        (
            "Nhà máy cạnh {work} xả thải thẳng ra kênh gần điểm lấy nước.",
            "Điểm lấy nước thô nằm sát {work}, nơi có cống xả chưa qua xử lý.",
            "Chúng tôi nghi ngờ nguồn nước bị nhiễm bẩn từ {work}.",
        ),
        (
            "Giá nước vừa tăng thêm {price} đồng mỗi khối mà chất lượng không tăng.",
            "Đơn giá mới cộng thêm {price} đồng/m3 nhưng nước vẫn bẩn.",
            "Tăng {price} đồng một khối là không hợp lý khi nước không dùng được.",
        ),
    ],
    "truong": [
        (
            "Trường tiểu học {spot} thu khoản tự nguyện {price} đồng một em vào {day}.",
            "Phụ huynh ở {spot} được yêu cầu đóng {price} đồng tiền tự nguyện hôm {day}.",
            "Hôm {day} cô giáo báo mỗi cháu nộp {price} đồng, trường {spot} gọi là xã hội hóa.",
        ),
        (
            "Lớp học có tới {count} học sinh, nóng bức, thiếu quạt.",
            "Sĩ số lên {count} cháu một lớp, chật chội không đủ bàn ghế.",
            "{count} em ngồi chung một phòng nhỏ, mùa hè rất ngột ngạt.",
        ),
        (
            "Bếp ăn bán trú nhập thực phẩm từ {work} không rõ nguồn gốc.",
            "Nguồn thịt cá cho bếp ăn lấy ở {work}, phụ huynh không được kiểm tra.",
            "Chúng tôi lo ngại suất ăn do {work} cung cấp không bảo đảm.",
        ),
        (
            "Có {area} phụ huynh cùng ký đề nghị công khai thu chi.",
            "{area} cha mẹ học sinh mong nhà trường niêm yết các khoản thu.",
            "Hội phụ huynh gồm {area} người yêu cầu được xem sổ thu chi.",
        ),
    ],
    "on": [
        (
            "Xưởng cưa ở {spot} hoạt động cả ban đêm kể từ {day}, tiếng ồn rất lớn.",
            "Từ {day} cơ sở gỗ tại {spot} chạy máy tới khuya, không ai ngủ được.",
            "Cơ sở chế biến gỗ ngay {spot} gây ồn suốt đêm từ {day}.",
        ),
        (
            "Bụi gỗ bay vào {count} nhà liền kề, trẻ nhỏ ho liên miên.",
            "{count} căn nhà bên cạnh phủ đầy mùn cưa, con nít bị viêm mũi.",
            "Mùn cưa và sơn PU bay sang {count} hộ kế bên làm trẻ em bệnh.",
        ),
        (
            "Chủ xưởng nói đã có giấy phép của {work} nhưng không đưa ra.",
            "Họ bảo {work} cho phép, dân hỏi thì không có giấy tờ.",
            "Cơ sở này tự nhận được {work} cấp phép song không niêm yết.",
        ),
        (
            "Tiếng máy đo được {area} đề xi ben lúc 22 giờ.",
            "Chúng tôi tự đo thấy {area} dB vào mười giờ tối.",
            "Độ ồn ban đêm lên tới {area} dB theo ứng dụng điện thoại.",
        ),
    ],
    "chinhsach": [
        (
            "Hồ sơ hưởng trợ cấp của gia đình tôi nộp tại {spot} ngày {day} đến nay chưa có kết quả.",
            "Tôi nộp đơn xin trợ cấp ở {spot} từ {day} mà chưa được trả lời.",
            "Đã nhiều tháng kể từ {day} khi tôi nộp giấy tờ trợ cấp tại {spot}.",
        ),
        (
            "Cán bộ yêu cầu bổ sung giấy tờ {count} lần, mỗi lần một loại khác nhau.",
            "Tôi phải đi lại {count} lượt vì lần nào cũng thiếu một thứ giấy.",
            "Bộ phận một cửa trả hồ sơ {count} bận với lý do khác nhau.",
        ),
        (
            "Theo danh sách niêm yết thì người cùng xóm làm ở {work} lại được duyệt.",
            "Trong khi đó có hộ khá giả, con làm ở {work}, vẫn có tên.",
            "Người nhà cán bộ {work} thì được xét trước.",
        ),
        (
            "Mức hưởng lẽ ra là {price} đồng mỗi tháng theo quy định mới.",
            "Theo tôi được biết khoản này {price} đồng một tháng.",
            "Số tiền {price} đồng hằng tháng rất quan trọng với chúng tôi.",
        ),
    ],
}
SPOTS = [
    "ấp Bình Hòa", "thôn Đông", "khu phố 4", "tổ 12", "xóm Chùa", "bản Nà Lầu", "ấp Mới", "thôn Thượng", "cánh đồng Mả Dài", "ngã ba Cây Me",
    "đầu cầu Sắt", "bến đò Cũ", "cuối hẻm 47", "đường Lê Lợi", "chợ Chiều", "đồi Sim", "gò Tranh", "xứ Đồng Sâu", "ấp 7B", "khu tập thể dệt",
]  # fmt: skip
WORKS = [
    "đường vành đai", "khu công nghiệp", "hồ chứa nước", "cầu vượt", "trạm bơm", "kênh tiêu", "nhà máy gạch", "khu dân cư mới", "bến xe", "mương Ông Cả",
    "trại heo", "công ty may", "lò mổ", "sân vận động", "tuyến cao tốc", "nhà máy xi măng", "trại cá giống", "cụm công nghiệp", "trạm y tế", "nhà văn hóa",
]  # fmt: skip
FAMILY_NAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Phan",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Trương",
    "Lâm",
]
MIDDLES = ["Văn", "Thị", "Minh", "Ngọc", "Hữu", "Thanh", "Đức", "Kim", "Quốc", "Xuân"]
GIVEN = [
    "An", "Bình", "Cường", "Dũng", "Giang", "Hạnh", "Hùng", "Khoa", "Lan", "Mai", "Nga", "Oanh", "Phúc", "Quý", "Sơn", "Tâm", "Thảo", "Út", "Vinh",
    "Yến", "Đạt", "Loan", "Hiếu", "Trang", "Phượng", "Tuấn", "Liên", "Bảy", "Sáu", "Châu",
]  # fmt: skip
#: Those the thresholds of grouping were set on.
OWN = Wordings(HEADS, SELVES, ENDS, EXTRAS, MATTERS)
