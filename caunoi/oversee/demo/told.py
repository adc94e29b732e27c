"""The drafts and comments of the demo."""

from caunoi.oversee.words import Verdict

TITLE = "Dự thảo Quy định sắp xếp hàng rong, giữ trật tự vỉa hè"
DRAFT = """Điều 1. Phạm vi
Quy định này áp dụng cho việc sắp xếp hàng rong, giữ trật tự vỉa hè trên địa bàn phường.
Điều 2. Giờ và nơi bán hàng
1. Hàng rong được bán từ 5 giờ đến 7 giờ tại các điểm trong danh sách kèm theo.
2. Danh sách điểm bán được niêm yết tại trụ sở và nhà văn hóa tổ dân phố.
Điều 3. Hỗ trợ
Hộ nghèo, hộ cận nghèo được ưu tiên bố trí chỗ bán cố định, không thu phí năm đầu.
Điều 4. Xử lý
Người vi phạm bị lập biên bản, xử phạt theo quy định."""
ISSUED = """Điều 1. Phạm vi
Quy định này áp dụng cho việc sắp xếp hàng rong, giữ trật tự vỉa hè trên địa bàn phường.
Điều 2. Giờ và nơi bán hàng
1. Hàng rong được bán từ 5 giờ đến 8 giờ tại các điểm trong danh sách kèm theo.
2. Danh sách điểm bán được niêm yết tại trụ sở và nhà văn hóa tổ dân phố.
3. Không bán trước cổng trường học trong giờ tan học.
Điều 3. Hỗ trợ
Hộ nghèo, hộ cận nghèo được ưu tiên bố trí chỗ bán cố định, không thu phí năm đầu.
Điều 4. Xử lý
Người vi phạm lần đầu được nhắc nhở, hướng dẫn chỗ bán và ký cam kết; tái phạm thì bị lập biên bản, xử phạt theo quy định."""
ORDINANCE_TITLE = "Dự thảo Kế hoạch phân loại, thu gom rác tại nguồn"
ORDINANCE = """Điều 1. Mục tiêu
Đến hết năm, tám trong mười hộ phân loại rác thành ba nhóm.
Điều 2. Thu gom
1. Rác hữu cơ thu gom hằng ngày; rác tái chế thu gom hai ngày một tuần.
2. Giá dịch vụ thực hiện theo quyết định của Thành phố.
Điều 3. Tuyên truyền
Tổ dân phố hướng dẫn từng hộ trong tháng đầu."""
#: Office spoken to, comment, the point it became, the answer and its reason.
COMMENTS = (
    ("ubnd", "Cán bộ bộ phận một cửa nên hướng dẫn hết giấy tờ trong một lần, tôi phải đi lại ba lần mới đủ.", "Hướng dẫn đủ giấy tờ một lần bằng phiếu có chữ ký.", Verdict.ACCEPTED, "Từ tháng này mọi hồ sơ thiếu đều có phiếu hướng dẫn một lần, có tên người hướng dẫn."),
    ("danguy", "Đề nghị chi bộ khu phố họp mở mỗi quý một lần để dân nghe và góp ý nghị quyết.", "Chi bộ khu phố họp mở mỗi quý.", Verdict.EXPLAINED, "Điều lệ quy định sinh hoạt chi bộ; sẽ tổ chức buổi tiếp xúc riêng của cấp ủy với Nhân dân mỗi quý, thông báo trước tại nhà văn hóa."),
)  # fmt: skip
