"""Words of the sample consultations: drafts, statements, themes of opinions and answers."""

from dataclasses import dataclass

DRAFT_CITY = """Từ năm 2027, mỗi nhà phân rác thành ba loại và bỏ theo giờ; mức thu theo lượng rác; hộ nghèo được miễn.
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy định việc phân loại, lưu giữ, thu gom rác sinh hoạt tại hộ gia đình, cơ sở kinh doanh trên địa bàn.
Điều 2. Phân loại tại nguồn
Rác được phân thành ba loại: rác tái chế, rác thực phẩm, rác còn lại. Mỗi loại để trong túi hoặc thùng riêng.
Chương II
THU GOM VÀ MỨC THU
Điều 3. Thời gian và điểm thu gom
Rác thực phẩm thu hằng ngày từ 18 giờ đến 21 giờ. Rác tái chế thu vào thứ Bảy tại điểm tập kết của khu phố.
Điều 4. Mức thu
Mức thu tính theo lượng rác, từ 48.000 đồng đến 96.000 đồng mỗi hộ mỗi tháng.
Điều 5. Miễn, giảm
Hộ nghèo, hộ có người khuyết tật nặng được miễn. Hộ cận nghèo được giảm một nửa.
Chương III
TỔ CHỨC THỰC HIỆN
Điều 6. Lộ trình
Áp dụng từ ngày 01/7/2027 tại các phường, từ ngày 01/01/2028 tại các xã.
Điều 7. Xử lý vi phạm
Sáu tháng đầu chỉ nhắc nhở; sau đó xử lý theo quy định của pháp luật về bảo vệ môi trường."""

DRAFT_WARD = """Hẻm 54 được nâng nền, làm cống; sân chơi Khu phố 6 có thêm bóng cây và đèn.
Điều 1. Nâng nền và làm cống hẻm 54
Nâng nền hẻm trung bình 15 cm, thay cống tròn đường kính 60 cm, hoàn thành trước mùa mưa.
Điều 2. Sân chơi Khu phố 6
Trồng mười hai cây bóng mát, lắp tám đèn năng lượng mặt trời, thay dụng cụ thể dục cũ.
Điều 3. Kinh phí
Ngân sách phường chi 70 phần trăm, phần còn lại do nhà tài trợ; không huy động tiền của hộ dân.
Điều 4. Giám sát
Ban Giám sát đầu tư của cộng đồng theo dõi từ khi khởi công; sổ chi được niêm yết tại nhà văn hóa khu phố."""

STATEMENTS = (
    "Làm cống phải xong trước khi nâng nền hẻm.",
    "Nên cấm xe tải vào hẻm 54 giờ cao điểm.",
    "Sân chơi cần chỗ gửi xe hơn là thêm cây.",
    "Sổ chi của công trình phải dán ở nhà văn hóa hằng tuần.",
    "Nên cho họp chợ sáng ở đầu hẻm như trước.",
    "Sân chơi chỉ nên mở đến 20 giờ để bà con nghỉ ngơi.",
    "Đèn đường quan trọng hơn dụng cụ thể dục.",
    "Có thể lùi hàng rào nhà dân nửa mét để hẻm rộng hơn.",
    "Nên giữ nguyên bề rộng hẻm, đừng lấy đất nhà ai.",
    "Trẻ em phải có khu chơi riêng, tách xe máy.",
    "Nên xã hội hóa quán nước trong sân chơi để có tiền bảo dưỡng.",
    "Không cho kinh doanh gì trong sân chơi.",
)


@dataclass(frozen=True, slots=True)
class Theme:
    """One thing many people say, in several ways."""

    title: str
    more: tuple[str, ...]


THEMES = (
    Theme("Đề nghị có thùng rác chung cho nhà trọ, hẻm nhỏ.", ("Nhà tôi mười phòng trọ, không đủ chỗ để ba thùng.", "Hẻm chưa tới hai mét, thùng để đâu cũng vướng.", "Người thuê trọ hay đổi, cần bảng hướng dẫn.")),
    Theme("Giờ thu gom chưa hợp với người đi làm ca.", ("Tôi làm ca tối, 18 giờ đến 21 giờ không ai ở nhà.", "Xin thêm một chuyến sáng sớm.", "Công nhân khu tôi về sau 22 giờ.")),
    Theme("Mức thu cao so với thu nhập.", ("Nhà ba người mà thu như nhà buôn bán thì không công bằng.", "Nên tính theo số người.", "Lương hưu của tôi không theo kịp.")),
    Theme("Cần công khai tiền thu được dùng vào việc gì.", ("Dán ở nhà văn hóa mỗi quý.", "Nói rõ trả cho đơn vị nào, bao nhiêu.", "Khu phố nên được xem hợp đồng thu gom.")),
    Theme("Nên tuyên truyền, làm thử trước khi xử phạt.", ("Người già khó nhớ ba loại.", "Làm thử một khu phố rồi hãy nhân ra.", "Phát tờ rơi có hình cho dễ nhớ.")),
    Theme("Đề nghị xử lý cả xe thu gom trộn rác đã phân loại.", ("Dân phân xong xe đổ chung thì phân làm gì.", "Xe phải có ngăn riêng.", "Cần số điện thoại để báo khi thấy đổ chung.")),
)  # fmt: skip

#: What the drafting body answers to each theme, in order.
ADDRESSES = (
    ("accepted", "Tiếp thu: bổ sung khoản 3 Điều 2, khu nhà trọ và hẻm dưới 2 mét dùng thùng chung do phường đặt."),
    ("accepted", "Tiếp thu: bổ sung chuyến thu gom 5 giờ đến 6 giờ sáng tại nơi có đông công nhân."),
    ("explained", "Giữ mức thu vì đã theo khung giá Thành phố và thấp hơn chi phí thu gom; hộ nghèo, cận nghèo được miễn, giảm theo Điều 5."),
    ("accepted", "Tiếp thu: bổ sung việc niêm yết thu, chi mỗi quý tại nhà văn hóa khu phố và trên trang của phường."),
    ("accepted", "Tiếp thu: Điều 7 quy định sáu tháng đầu chỉ nhắc nhở; mỗi phường làm điểm một khu phố."),
    ("outside", "Việc kiểm tra phương tiện của đơn vị thu gom thuộc hợp đồng đặt hàng, không thuộc phạm vi quy định này; đã chuyển Sở Nông nghiệp và Môi trường."),
)  # fmt: skip
