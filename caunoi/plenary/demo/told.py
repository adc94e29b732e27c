"""What is said in the sample conferences: our own words, about no real person or case."""

from datetime import time

TITLE = "Hội nghị sơ kết công tác dân vận, thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2026"
PURPOSE = "Đánh giá việc thực hiện dân chủ ở cơ sở sau một năm vận hành chính quyền hai cấp; làm rõ nguyên nhân của những việc chậm và thống nhất việc phải làm trong 6 tháng cuối năm."
AGENDA = (
    (time(8, 0), "Đón tiếp đại biểu, ổn định tổ chức", "Văn phòng Ủy ban nhân dân Thành phố"),
    (time(8, 15), "Trình bày báo cáo sơ kết 6 tháng đầu năm", "Văn phòng Ủy ban nhân dân Thành phố"),
    (time(8, 45), "Tham luận của các địa phương, đơn vị", "Các đơn vị đã đăng ký"),
    (time(9, 45), "Thảo luận", "Toàn thể hội nghị"),
    (time(10, 45), "Phát biểu của Ban Tuyên giáo và Dân vận Thành ủy", "Ban Tuyên giáo và Dân vận Thành ủy"),
    (time(11, 0), "Kết luận hội nghị", "Chủ trì hội nghị"),
)
PAPERS = (
    "Biểu tổng hợp nhiệm vụ theo chỉ thị đến ngày 30/6/2026",
    "Danh mục việc đã hứa tại các buổi đối thoại chưa thực hiện xong",
)
EXCUSES = ("Trùng lịch tiếp xúc cử tri của phường.", "Đồng chí được cử đang đi công tác.")
SPEECHES = (
    ("ubnd.{tanphu}", "Trả lời kiến nghị ngay tại buổi đối thoại: cách làm và điều kiện để giữ được", "Phường chuẩn bị câu trả lời theo nhóm câu hỏi người dân gửi trước; việc nào chưa trả lời được thì ghi rõ cơ quan, ngày trả lời và công khai tiến độ. Sau sáu tháng, phần lớn lời hứa đã làm xong có minh chứng; vướng nhất là việc cần vốn đầu tư, vì thế khi hứa phải nói rõ nguồn.", "spoken"),
    ("ubnd.{taythanh}", "Vì sao đơn còn trễ hạn và phường sửa như thế nào", "Đơn trễ tập trung ở lĩnh vực đất đai và trật tự xây dựng, do phải chờ hồ sơ cũ sau khi sắp xếp đơn vị hành chính. Phường đề nghị thống nhất thời hạn cung cấp hồ sơ giữa các cơ quan và công khai đơn vị chậm.", "spoken"),
    ("mttq.{p}", "Giám sát việc giữ lời hứa với dân", "Mặt trận đề nghị mỗi quý công bố một lần danh mục việc đã hứa, việc đã làm, việc quá hạn theo từng địa phương, để Nhân dân và Ban Thanh tra nhân dân cùng theo dõi.", "written"),
)  # fmt: skip
COURSE = """Văn phòng trình bày báo cáo sơ kết: kết quả, hạn chế, nguyên nhân và nhiệm vụ 6 tháng cuối năm; các số liệu lấy từ hồ sơ trên hệ thống.
Các đơn vị tham luận về đối thoại giữ lời hứa, đơn trễ hạn sau sắp xếp đơn vị hành chính, giám sát lời hứa với dân.
Thảo luận tập trung vào ba việc: hồ sơ cũ bàn giao chậm giữa các cơ quan; lịch tiếp công dân của người đứng đầu ở một số nơi chưa đủ; nội dung công khai có nơi đăng rồi không cập nhật."""
CLOSING = """Sáu tháng qua, các địa phương có nhiều cố gắng: đối thoại đi vào nền nếp, phần lớn kiến nghị được trả lời đúng hạn, người dân tra được tiến độ việc của mình.
Hạn chế cần nhìn thẳng: đơn chuyển qua nhiều nơi, một số người đứng đầu tiếp công dân chưa đủ ngày, có lời hứa quá hạn mà không nói lại với dân.
Yêu cầu chung: việc gì chưa làm được phải nói rõ lý do và ngày làm; lấy việc người dân hài lòng sau khi được trả lời làm thước đo."""
CONCLUSIONS = (
    ("bantcd.{p}", "Rà soát các đơn đã chuyển từ hai nơi trở lên, xác định một cơ quan chịu trách nhiệm cuối cùng và báo cho người gửi đơn.", 30),
    ("thanhtra.{p}", "Kiểm tra việc tiếp công dân của người đứng đầu tại các địa phương chưa đủ ngày theo luật, công khai kết quả kiểm tra.", 75),
    ("ubnd.{tanphu}", "Hoàn thành các việc đã hứa tại đối thoại còn quá hạn; việc chưa làm được phải trả lời lại người dân tại tổ dân phố.", 60),
    ("ubnd.{taythanh}", "Giải quyết dứt điểm đơn quá hạn lĩnh vực đất đai, trật tự xây dựng; báo cáo từng trường hợp còn vướng hồ sơ bàn giao.", 60),
    ("mttq.{p}", "Chủ trì giám sát việc thực hiện lời hứa với dân tại ít nhất năm phường, xã và công bố kết quả.", 120),
    ("ban-tgdv.{p}", "Biên soạn tài liệu ngắn về đối thoại, trả lời kiến nghị cho cán bộ cấp xã, gửi các địa phương sử dụng.", 90),
    ("vp.{p}", "Công bố hằng quý danh mục việc đã giao tại hội nghị này kèm tiến độ, nêu rõ cơ quan chậm.", 165),
)  # fmt: skip
#: What became of each task, and after how many days something was said.
FATES = (("done", 24), ("done", 82), ("done", 51), ("half", 58), ("half", 96), ("done", 70), ("silent", 0))
DONE = "Đã hoàn thành, có văn bản kèm theo; kết quả đã thông báo tới các cơ quan liên quan."
HALF = "Đã làm một phần; phần còn lại chờ hồ sơ bàn giao, dự kiến xong trong quý IV."
WARD_PURPOSE = (
    "Nhìn lại một năm thực hiện dân chủ ở phường, lắng nghe ý kiến các đoàn thể, tổ dân phố về việc chưa làm được."
)
WARD_AGENDA = (
    (time(14, 0), "Khai mạc", "Văn phòng"),
    (time(14, 10), "Báo cáo tổng kết năm", "Ủy ban nhân dân phường"),
    (time(14, 40), "Ý kiến của các đoàn thể, tổ trưởng tổ dân phố", "Toàn thể hội nghị"),
    (time(16, 0), "Kết luận", "Chủ trì hội nghị"),
)
