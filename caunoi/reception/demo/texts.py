"""Words for demo receptions: names that belong to nobody, matters as people tell them."""

import random

from ..words import Sort

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
MIDDLE = ("Văn", "Thị", "Hữu", "Ngọc", "Minh", "Thanh", "Quốc", "Kim", "Xuân", "Đức", "Hoàng", "Thu")
GIVEN = (
    "An",
    "Bình",
    "Cúc",
    "Dung",
    "Giang",
    "Hạnh",
    "Khánh",
    "Lan",
    "Mai",
    "Nam",
    "Oanh",
    "Phúc",
    "Quang",
    "Sơn",
    "Tâm",
    "Vinh",
    "Yến",
)
STREETS = ("Tân Sơn Nhì", "Lê Trọng Tấn", "Tây Thạnh", "Gò Dầu", "Âu Cơ", "Lũy Bán Bích", "Độc Lập", "Thoại Ngọc Hầu")

MATTERS: list[tuple[Sort, str, str]] = [
    (
        Sort.FEEDBACK,
        "Hẻm 45 ngập mỗi khi mưa lớn, nước tràn vào nhà, đã báo tổ dân phố nhưng chưa nạo vét cống.",
        "Phòng Kinh tế, Hạ tầng và Đô thị đã có kế hoạch nạo vét tuyến cống này, xong trước mùa mưa; đã báo thời gian cụ thể cho người dân.",
    ),
    (
        Sort.PROPOSAL,
        "Đề nghị lắp đèn ở lối vào trường mẫu giáo vì buổi chiều mùa này tối sớm, trẻ về không thấy đường.",
        "Đã ghi vào danh mục chiếu sáng bổ sung; giải thích nguồn kinh phí và thời gian khảo sát.",
    ),
    (
        Sort.COMPLAINT,
        "Không đồng ý mức bồi thường khi thu hồi 12 m² đất mở rộng hẻm, cho rằng áp sai vị trí.",
        "Đã hướng dẫn quyền khiếu nại lần đầu đến Chủ tịch Ủy ban nhân dân, thời hiệu và giấy tờ kèm theo.",
    ),
    (
        Sort.FEEDBACK,
        "Quán nhậu đầu hẻm mở loa đến 23 giờ, người già và học sinh không ngủ được.",
        "Công an phường đã mời chủ quán làm việc, lập biên bản; người dân được số điện thoại để báo ngay khi tái diễn.",
    ),
    (
        Sort.PROPOSAL,
        "Xin xác nhận hộ có hoàn cảnh khó khăn để con được miễn học phí, hồ sơ nộp đã lâu chưa có kết quả.",
        "Đã kiểm tra hồ sơ còn thiếu một giấy xác nhận; hướng dẫn bổ sung tại Trung tâm Phục vụ hành chính công.",
    ),
    (
        Sort.PROPOSAL,
        "Kiến nghị cho thuê chỗ trong chợ theo bốc thăm công khai, không theo danh sách cũ.",
        "Đã giải thích phương án sắp xếp lại chợ và thời gian lấy ý kiến tiểu thương.",
    ),
    (
        Sort.FEEDBACK,
        "Bãi giữ xe lấn vỉa hè trước trạm y tế, xe lăn không qua được.",
        "Đã giao Tổ trật tự đô thị xử lý trong tuần và báo lại.",
    ),
    (
        Sort.COMPLAINT,
        "Cho rằng quyết định xử phạt xây dựng không đúng diện tích vi phạm, xin xem lại biên bản.",
        "Đã hướng dẫn cách khiếu nại quyết định xử phạt và nơi nộp đơn.",
    ),
    (
        Sort.FEEDBACK,
        "Cây xanh trước nhà số 88 nghiêng, rễ bật gốc, sợ đổ khi có gió lớn.",
        "Đã báo Công ty Công viên cây xanh kiểm tra trong 48 giờ.",
    ),
    (
        Sort.PROPOSAL,
        "Đề nghị tăng buổi khám sức khỏe cho người cao tuổi ở khu phố 3.",
        "Trạm y tế đã thống nhất thêm một buổi mỗi quý; báo lịch qua tổ dân phố.",
    ),
    (
        Sort.UNSORTED,
        "Hỏi thủ tục sang tên sổ hồng khi cha mẹ đã mất, anh em ở xa không về được.",
        "Đã hướng dẫn thủ tục khai nhận di sản và ủy quyền tại phòng công chứng.",
    ),
]
THREAT = "Người đến to tiếng, xúc phạm người tiếp; đã giải thích nội quy và mời quay lại vào buổi sau."
SETTLED = "Tiếp tục xin cấp lại kiốt số 7 đã thu hồi từ năm 2023, không có giấy tờ hay tình tiết nào mới."
REPEATED = (
    "Đã giải thích: kiến nghị này được trả lời hai lần, bằng Văn bản 210/UBND và 388/UBND; nay không có tình tiết mới."
)

TITLES = {
    "peoples_committee": "Chủ tịch", "peoples_council": "Chủ tịch", "party_committee": "Bí thư", "party_board": "Trưởng ban", "fatherland_front": "Chủ tịch",
    "organisation": "Chủ tịch", "department": "Trưởng phòng", "office": "Chánh Văn phòng", "service_centre": "Giám đốc", "reception_office": "Trưởng ban",
    "inspectorate": "Chánh Thanh tra", "police": "Trưởng Công an", "military": "Chỉ huy trưởng", "delegation": "Trưởng đoàn", "court": "Chánh án",
    "procuracy": "Viện trưởng", "enforcement": "Trưởng phòng", "peoples_inspection": "Trưởng ban",
}  # fmt: skip


def name(rng: random.Random) -> str:
    """A name put together by chance."""
    return f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}"


def title(kind: str) -> str:
    """What the head of such a body is called."""
    return TITLES.get(kind, "Người đứng đầu")


def person(rng: random.Random) -> dict[str, str]:
    """Somebody who comes to a reception; number and telephone belong to nobody."""
    return {
        "name": name(rng), "address": f"{rng.randint(1, 400)} đường {rng.choice(STREETS)}", "phone": f"0900000{rng.randint(0, 999):03d}",
        "id_number": f"079{rng.randint(0, 999_999_999):09d}",
    }  # fmt: skip
