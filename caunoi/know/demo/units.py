"""Openness inside an agency (Article 46) and a state enterprise (Article 64): plans, duties, papers read by their own people, one late."""

from datetime import date, datetime, timedelta
from typing import Any

from caunoi.access.commands import grant_role
from caunoi.access.words import Role
from caunoi.identity.queries import person_by_username
from caunoi.kernel.clock import DAY
from caunoi.know import commands
from caunoi.places.commands import establish_body
from caunoi.places.models import Body, Place
from caunoi.places.queries import place_on
from caunoi.places.words import BodyKind

SINCE = date(2025, 7, 1)
#: (item, title, number, days ago decided, summary, text); no text yet: decided and still to be published.
CENTRE = (
    ("46.2", "Kế hoạch công tác quý IV của Trung tâm", "31/KH-TT", 52, "Trực một cửa cả sáng thứ bảy; mỗi quầy có người thay khi nghỉ.", "Phân công trực, chỉ tiêu trả kết quả đúng hạn, việc số hóa hồ sơ cũ trong quý IV."),
    ("46.3", "Dự toán kinh phí hoạt động của Trung tâm", "12/QĐ-TT", 210, "Kinh phí năm nay 2,1 tỷ đồng, trong đó 60% chi lương.", "Bảng dự toán theo nhóm mục chi; nguồn ngân sách phường cấp."),
    ("46.6", "Kết quả xét nâng lương trước hạn", "27/TB-TT", 40, "Ba viên chức được nâng lương trước hạn do có thành tích.", "Tiêu chuẩn xét, số người đề nghị, số người được xét theo quy chế đã thông qua."),
    ("46.9", "Nội quy làm việc của Trung tâm", "09/QĐ-TT", 180, "Giờ làm việc, trang phục, cách tiếp người dân tại quầy.", "Nội quy gồm 12 điều, đã lấy ý kiến toàn thể viên chức."),
    ("46.10", "Tiếp thu ý kiến viên chức về quy chế chi tiêu nội bộ", "33/BC-TT", 25, "Nhận 18 ý kiến, tiếp thu 11, giải trình 7.", "Bảng tổng hợp từng ý kiến, phần tiếp thu và lý do chưa tiếp thu."),
    ("46.11", "Hướng dẫn mới về liên thông hồ sơ cư trú", "1180/SNV", 20, "Hồ sơ cư trú và khai sinh nộp một lần từ tháng này.", "Sao gửi văn bản của Sở, kèm phân công thực hiện tại từng quầy."),
    ("46.8", "Kết quả giải quyết kiến nghị của viên chức về ca trực", "36/TB-TT", 9, "", ""),
)  # fmt: skip
ENTERPRISE = (
    ("64.a", "Kết quả hoạt động ba quý đầu năm", "88/BC-CTCI", 35, "Thu gom 96% tuyến đúng giờ; doanh thu đạt 78% kế hoạch năm.", "Khối lượng thu gom, vận chuyển, cây xanh, thoát nước; doanh thu và chi phí chính."),
    ("64.b", "Thang lương, bảng lương, định mức lao động", "15/QĐ-CTCI", 190, "Định mức quét dọn giảm 5% cho công nhân trên 50 tuổi.", "Bảng lương, định mức từng nghề, quy chế thưởng an toàn."),
    ("64.c", "Thỏa ước lao động tập thể đã ký", "01/TƯ-CTCI", 160, "Thêm 2 ngày nghỉ phép, bữa giữa ca 35.000 đồng.", "Toàn văn thỏa ước, thời hạn 3 năm."),
    ("64.d", "Trích lập, sử dụng quỹ khen thưởng, phúc lợi", "61/TB-CTCI", 60, "Quỹ phúc lợi còn 840 triệu đồng, đã chi khám sức khỏe.", "Số đầu kỳ, trích trong kỳ, các khoản chi, số cuối kỳ."),
    ("64.g", "Quy chế thực hiện dân chủ của công ty", "05/QĐ-CTCI", 200, "Đối thoại mỗi quý, hộp thư góp ý mở thứ sáu hằng tuần.", "Quy chế gồm 5 chương, có nội dung người lao động kiểm tra, giám sát."),
    ("64.e", "Quyết định khen thưởng tổ thu gom số 4", "93/QĐ-CTCI", 1, "", ""),
)  # fmt: skip


def load(*, code: str, at: datetime) -> None:
    """One centre and one enterprise of the first commune, each with the year's plan in force."""
    place = place_on(code, at.date())
    centre = Body.objects.filter(code=f"ttpvhcc.{code}", until__isnull=True).first()
    if place is None:
        return
    firm = establish_body(
        kind=BodyKind.STATE_ENTERPRISE, name=f"Công ty TNHH MTV Dịch vụ công ích {place.name}", place=place, since=SINCE, by="system", at=at, office="ct-congich",
    )  # fmt: skip
    for body, told in ((centre, CENTRE), (firm, ENTERPRISE)):
        if body is None:
            continue
        _seat(body, place, at)
        _planned(body, at)
        for item, title, number, back, summary, text in told:
            _disclosed(body, item, title, number, at - timedelta(days=back), summary, text)


def _seat(body: Body, place: Place, at: datetime) -> None:
    """The commune's publishing officer keeps both in the demo, and reads what is inside."""
    person = person_by_username("congkhai.tanphu")
    if person is not None:
        grant_role(person=person, role=Role.EDITOR, body=body, since=SINCE, by="system", at=at)


def _planned(body: Body, at: datetime) -> None:
    day = max(date(at.year, 1, 15), at.date() - timedelta(days=300))
    moment = at.replace(month=day.month, day=day.day)
    plan = commands.draft_plan(body=body, year=at.year, by="system", at=moment)
    commands.adopt_plan(plan_id=plan.pk, adopted_on=day, number=f"02/KH ({at.year})", by="system", at=moment)


def _disclosed(body: Body, item: str, title: str, number: str, on: datetime, summary: str, text: str) -> None:
    same: dict[str, Any] = {"by": "system", "at": on}
    row = commands.enter_decision(
        body=body, item=item, title=title, decided_on=on.date(), number=number, synthetic=True, **same
    )
    if not text:
        return
    later = {**same, "at": on + 2 * DAY}
    commands.write_text(disclosure_id=row.pk, title=title, summary=summary, text=text, **later)
    commands.publish(disclosure_id=row.pk, since=(on + 2 * DAY).date(), **later)
