"""What is asked, answered and promised in the demo's dialogues: synthetic, in the words people use."""

from typing import Any

#: Last year's dialogues: for each commune its title, and groups of (title, questions, answer, promises).
#: A promise is (what, days to do it, how it ended: kept, late, disputed, running).
HELD: dict[str, dict[str, Any]] = {
    "tanphu": {
        "title": "Thoát nước, rác thải và trật tự đô thị",
        "content": "Ngập hẻm khi mưa lớn và triều cường; thu gom rác; lấn chiếm vỉa hè; chiếu sáng hẻm nhỏ.",
        "groups": (
            (
                "Bao giờ các hẻm đường Lũy Bán Bích hết ngập?",
                (
                    "Hẻm 341 Lũy Bán Bích mưa chừng ba mươi phút là nước tràn vào nhà, bao giờ phường xử lý?",
                    "Mưa lớn là hẻm 341 Lũy Bán Bích ngập tới đầu gối, phường xử lý ra sao?",
                    "Cống hẻm 327 nghẹt từ năm ngoái, đề nghị nạo vét.",
                ),
                "Phường đã khảo sát cùng đơn vị thoát nước: cống hẻm 341 bị bồi lắng hơn nửa, cống hẻm 327 nghẹt do rác xây dựng. Phường nạo vét ngay hai hẻm này; việc nâng cốt hẻm 341 đưa vào kế hoạch năm sau.",
                (
                    ("Nạo vét toàn bộ cống hẻm 341 và hẻm 327 đường Lũy Bán Bích.", 40, "kept"),
                    ("Lập hồ sơ nâng cốt hẻm 341 và trình Thành phố bố trí vốn.", 90, "late"),
                ),
            ),
            (
                "Vì sao rác chợ tự phát tồn đến trưa?",
                (
                    "Rác ở chợ tự phát đường Tây Sơn để đến trưa mới gom, mùi rất nặng.",
                    "Đề nghị tăng chuyến gom rác đường Tây Sơn vào buổi sáng.",
                ),
                "Đơn vị thu gom hiện chỉ có một chuyến 10 giờ. Phường làm việc lại hợp đồng để có chuyến 6 giờ và giao tổ tự quản nhắc tiểu thương.",
                (("Bổ sung chuyến thu gom rác 6 giờ sáng tại đường Tây Sơn.", 30, "disputed"),),
            ),
            (
                "Khi nào cấp số nhà cho khu tái định cư?",
                ("Khu tái định cư ở đã ba năm vẫn chưa có số nhà, làm giấy tờ rất khó.",),
                "",
                (),
            ),
        ),
    },
    "taythanh": {
        "title": "Đường hẻm, trường học và an toàn khu công nghiệp",
        "content": "Mở rộng hẻm, lớp học quá đông, xe tải giờ cao điểm, phòng cháy chữa cháy khu nhà trọ.",
        "groups": (
            (
                "Xe tải nặng chạy giờ tan trường, ai chịu trách nhiệm?",
                (
                    "Xe tải nặng vẫn chạy đường Tây Thạnh giờ tan trường, rất nguy hiểm.",
                    "Giờ tan trường xe tải nặng chạy đường Tây Thạnh, đề nghị cấm.",
                    "Đề nghị có người điều tiết trước cổng trường tiểu học.",
                ),
                "Phường phối hợp Công an lắp biển cấm giờ và cử lực lượng điều tiết trước hai cổng trường từ tuần sau.",
                (
                    ("Lắp biển cấm xe tải 6–8 giờ và 16–18 giờ trên đường Tây Thạnh.", 45, "kept"),
                    ("Bố trí người điều tiết giao thông trước hai cổng trường mỗi buổi.", 14, "kept"),
                ),
            ),
            (
                "Khu nhà trọ sâu trong hẻm chữa cháy bằng cách nào?",
                (
                    "Xe chữa cháy không vào được hẻm 18, nếu cháy nhà trọ thì làm sao?",
                    "Đề nghị lắp trụ nước chữa cháy đầu hẻm 18.",
                ),
                "Phường đề nghị Cảnh sát phòng cháy khảo sát; trước mắt lắp điểm chữa cháy công cộng ở đầu hẻm.",
                (
                    ("Lắp 8 điểm chữa cháy công cộng tại các hẻm dưới 3,5 m.", 75, "late"),
                    ("Tập huấn chữa cháy tại chỗ cho 30 chủ nhà trọ.", 30, "disputed"),
                ),
            ),
        ),
    },
}
#: Dialogues to come, with questions sent before and their supports.
COMING: dict[str, dict[str, Any]] = {
    "tanphu": {
        "title": "Thủ tục hành chính sau sắp xếp đơn vị và việc chăm lo Tết",
        "content": "Thời gian giải quyết hồ sơ tại Trung tâm Phục vụ hành chính công; đổi giấy tờ theo địa giới mới; chăm lo Tết cho hộ khó khăn.",
        "questions": (
            ("Đổi địa chỉ trên giấy đăng ký kinh doanh có mất phí không?", 46),
            ("Giấy đăng ký kinh doanh đổi địa chỉ theo phường mới có mất phí không?", 12),
            ("Vì sao hồ sơ đất đai trễ hẹn mà không có thư xin lỗi?", 38),
            ("Trung tâm hành chính công có nhận hồ sơ sáng thứ Bảy không?", 31),
            ("Người già không dùng điện thoại thông minh thì nộp hồ sơ thế nào?", 27),
            ("Hộ mới thoát nghèo có được nhận quà Tết không?", 9),
            ("Bao giờ sơn lại vạch qua đường trước trường Lê Văn Tám?", 6),
            ("Hồ sơ đất đai của tôi trễ hẹn hai tháng, ai chịu trách nhiệm?", 17),
        ),
        "waiting": (
            "Cán bộ tên H. ở quầy 4 nói năng khó chịu, số tôi 0903 111 222, xin xem lại.",
            "Khi nào khu phố 3 có sân chơi cho trẻ em?",
        ),
    },
    "taythanh": {
        "title": "Quy hoạch, xây dựng và cấp phép sửa nhà",
        "content": "Nhà trong quy hoạch treo, giấy phép sửa chữa, hẻm dự phóng.",
        "questions": (
            ("Nhà nằm trong quy hoạch treo có được sửa chữa, nâng nền không?", 52),
            ("Nhà thuộc quy hoạch treo muốn nâng nền thì xin phép ở đâu?", 21),
            ("Hẻm dự phóng 6 m bao giờ thực hiện, có bồi thường không?", 33),
            ("Xin phép sửa nhà mất bao lâu, nộp ở đâu?", 14),
            ("Công trình bên cạnh làm nứt nhà tôi, phường giải quyết thế nào?", 11),
        ),
        "waiting": ("Khi nào công khai bản đồ quy hoạch tại khu phố?",),
    },
}
#: What is asked in the hall that is open now, by group.
RUNNING: dict[str, dict[str, Any]] = {
    "taythanh": {
        "title": "Giờ thu gom rác và chợ tự phát ở khu phố 7",
        "content": "Giờ xe rác vào hẻm, điểm tập kết, người bán hàng rong ở đầu chợ.",
        "groups": (
            (
                "Xe rác vào hẻm giờ nào để không cản người đi làm?",
                ("Sao xe rác cứ vào hẻm đúng giờ đưa con đi học?", "Đổi giờ thu gom rác sang sau 19 giờ được không?"),
            ),
            (
                "Chợ tự phát đầu đường Lê Trọng Tấn xử lý ra sao?",
                ("Chợ tự phát lấn lòng đường, bao giờ dẹp và bố trí chỗ bán cho người nghèo?",),
            ),
        ),
    },
}
#: A request by enough voters, and the dialogue being prepared from it; one still collecting.
ASKED: dict[str, dict[str, Any]] = {
    "tanphu": {
        "title": "Di dời trạm trung chuyển rác khỏi khu dân cư", "voters": 38215, "sheets": (1640, 1210, 985), "supports": 214,
        "content": "Trạm trung chuyển rác gây mùi, ruồi và kẹt xe; cử tri đề nghị Chủ tịch phường đối thoại trực tiếp về lộ trình di dời.",
        "plan": True,
    },
    "taythanh": {
        "title": "Tiếng ồn và bụi của xưởng gỗ trong khu dân cư", "voters": 41890, "sheets": (820, 640), "supports": 96,
        "content": "Các xưởng gỗ hoạt động ban đêm; cử tri đề nghị đối thoại về việc di dời hoặc xử lý.",
        "plan": False,
    },
}  # fmt: skip
REPLY = "Phường đã kiểm tra hồ sơ: khu tái định cư có 64 căn chưa có số nhà vì chưa bàn giao đường nội bộ. Phường cấp số tạm trong tháng và đề nghị chủ đầu tư bàn giao trước 30/6."
PROGRESS = "Đã khảo sát hiện trường cùng tổ dân phố, thống nhất khối lượng và mời đơn vị thi công."
DONE = "Đã thi công xong, tổ dân phố ký biên bản nghiệm thu; phường sẽ kiểm tra lại sau hai tuần."
EXTENDED = "Đơn vị thi công chậm do phải chờ ngành điện di dời trụ; phường đã đôn đốc bằng văn bản."
DISPUTE = "Mới làm được một nửa, đoạn cuối vẫn y như cũ; đề nghị phường xuống xem lại tận nơi."
EVIDENCE = "BIÊN BẢN NGHIỆM THU (dữ liệu mẫu)\nĐại diện tổ dân phố, phường và đơn vị thi công cùng kiểm tra hiện trường, xác nhận khối lượng đã hoàn thành."
