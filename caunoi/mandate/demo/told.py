"""What the bodies of the demo directive say; all of it made up."""

SURVEY = "Đã phát 1.200 phiếu hỏi ý kiến tại 24 xã, phường; đang tổng hợp."
REPLACED = (
    "Chỉ thị mới bao trùm nội dung kế hoạch; việc lấy ý kiến tiếp tục, đường dây nóng gộp vào kiểm tra của Thanh tra."
)
CRITERIA = "Đã ban hành hướng dẫn gồm 12 tiêu chí, mỗi tiêu chí nêu nguồn số liệu; gửi các cấp ủy trực thuộc."
CRITERIA_HELP = "Đã góp ý phần tiêu chí về chấp hành kỷ luật công vụ và cách lấy số liệu từ hồ sơ cán bộ."
MONTHLY = (
    "Dư luận quan tâm tiến độ sắp xếp khu phố; 9 xã, phường có kiến nghị kéo dài về thoát nước.",
    "Kiến nghị về cấp giấy chứng nhận giảm so với tháng trước; nổi lên chuyện thu gom rác ở chung cư cũ.",
    "Người dân nhiều nơi đề nghị đối thoại vào buổi tối, cuối tuần để người đi làm dự được.",
    "Ba vụ khiếu nại đông người đã có lịch đối thoại; hai nơi chưa có người đứng đầu dự.",
    "Nhân dân đồng tình việc niêm yết tiến độ mở hẻm; còn thắc mắc về mức hỗ trợ vật kiến trúc.",
)
CITY_PLAN = "Kế hoạch 140/KH-UBND: giao trước 44 xã, phường làm điểm; Sở Nội vụ theo dõi; báo cáo hằng quý."
CITY_DONE = "37 xã, phường làm điểm đã ban hành kế hoạch và quy chế, có lịch đối thoại của người đứng đầu."
CITY_BACK = "Còn 7 nơi chưa xong, trong đó có nơi chưa tiếp nhận. Đề nghị đôn đốc và báo cáo lại từng nơi."
COMMUNE_DUTY = "Ban hành kế hoạch cụ thể hóa phương châm sáu dân; niêm yết lịch tiếp công dân, lịch đối thoại của người đứng đầu tại trụ sở, nhà văn hóa"
COMMUNE_DONE = (
    "Đã ban hành kế hoạch, niêm yết lịch tiếp công dân và đối thoại ở trụ sở và tất cả nhà văn hóa.",
    "Kế hoạch đã thông qua Đảng ủy; lịch đối thoại cả năm dán ở 11 điểm, đăng trên trang thông tin.",
    "Đã làm xong, có kèm phân công từng Phó Chủ tịch theo khu phố và số điện thoại liên hệ.",
    "Đã niêm yết; riêng hai khu phố mới sáp nhập dùng chung một bảng tin vì chưa có nhà văn hóa.",
)
COMMUNE_HALF = (
    "Kế hoạch đã ký, lịch đối thoại còn chờ sắp xếp lại khu phố nên mới niêm yết ở trụ sở.",
    "Đã dự thảo, đang lấy ý kiến Mặt trận và các khu phố.",
)
OFFICE_DUTIES = (
    (
        "phong-vhxh",
        "soạn bảng tin sáu dân, niêm yết tại nhà văn hóa các khu phố, phát trên loa vào giờ đông người nghe",
        80,
    ),
    ("phong-kt", "công khai tiến độ, kinh phí các công trình hẻm, thoát nước do dân góp", 90),
    ("ttpvhcc", "đặt bảng hướng dẫn dễ đọc và người hướng dẫn tại chỗ cho người cao tuổi", 70),
)
OFFICE_DONE = {
    "phong-vhxh": "Đã dán bảng tin ở các nhà văn hóa, có ảnh từng điểm; loa phát hai buổi mỗi tuần.",
    "ttpvhcc": "Đã có bảng chữ lớn và hai đoàn viên trực hướng dẫn mỗi sáng.",
}
TANPHU_DONE = (
    "Đã ban hành kế hoạch, hai trong ba phần việc đã xong; phần công khai kinh phí công trình còn thiếu hai hẻm."
)
TANPHU_BACK = "Đề nghị bổ sung phần công khai kinh phí hai hẻm còn lại rồi báo cáo hoàn thành."
QUARTERLY = (
    "Người đứng đầu 151 nơi đã tiếp công dân đủ ngày; 17 nơi thiếu, đã yêu cầu tiếp bù và nêu tên tại giao ban.",
    "Có 39 buổi đối thoại trong quý; 212 kiến nghị được trả lời tại chỗ, 88 kiến nghị hẹn ngày trả lời bằng văn bản.",
)
TRAINING_PLAN = "15 lớp, mỗi lớp một cụm xã, học tình huống có thật; xong trước khi chuẩn bị tổng kết năm."
TRAINING_HALF = "Đã mở 6 lớp, 412 người học; phần đóng vai đối thoại được hỏi nhiều nhất."
TRAINING_MORE = "Đã mở 12 lớp; ba lớp còn lại chờ sắp xếp người của các đặc khu, xã đảo."
MOVED = "Sau sắp xếp bộ máy, quy chế dân chủ trong cơ quan do Sở Nội vụ theo dõi."
RULES = "Đã rà soát 46 quy chế; đề nghị sửa 19, bãi bỏ 4; danh sách gửi kèm công văn."
DIGITAL_PLAN = "Làm theo ba đợt; đợt một gồm hộ tịch, đất đai, bảo trợ xã hội."
DIGITAL_LATER = "Hệ thống dùng chung của Bộ chuyển sang phiên bản mới, phải chờ nối lại dữ liệu đất đai."
CONCLUSION = "lập danh sách các vụ khiếu nại kéo dài, mỗi vụ một người đứng đầu phụ trách và một ngày đối thoại"
CONCLUSION_WHY = "Kết luận hội nghị giao ban quý: không để vụ nào không có người chịu trách nhiệm."
CONCLUSION_CITE = "Thông báo kết luận 77/TB-UBND (mẫu)"
FRONT_DUTY = "Giám sát việc trả lời kiến nghị của cử tri và niêm yết công khai của Ủy ban nhân dân cùng cấp"
FRONT_DONE = "Đã giám sát hai khu phố và bộ phận một cửa; nêu ba kiến nghị, hai kiến nghị đã được trả lời."
POSTED = "Lịch tiếp công dân, lịch đối thoại đã niêm yết cùng đợt với kế hoạch sáu dân; không làm hai lần."
