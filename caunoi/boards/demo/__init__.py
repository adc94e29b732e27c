"""Boards of one city and two communes: members and an empty seat, a year's programme, meetings, advice answered, promised and late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.timezone import get_current_timezone

from caunoi.boards import commands, queries
from caunoi.boards.models import Board
from caunoi.boards.words import PUBLIC, Answer, Kind, Seat, Way
from caunoi.places import queries as places
from caunoi.places.models import Body

TOLD_VI = "Lập các ban, tổ mẫu: thành viên, chương trình, kiến nghị và trả lời…"
TOLD_EN = "Setting up sample boards: members, programmes, advice and answers…"
CLERK = "system"
REGULATION = "Điều 5 Quy chế hoạt động mẫu của Ban"
#: Names of the two communes' members, each used once in a place.
NAMES = {
    "tanphu": ("Nguyễn Thị Hường", "Trần Quang Vinh", "Lê Thị Bạch Mai", "Phạm Hữu Nghĩa", "Võ Thị Ngọc Điệp", "Đặng Văn Lộc", "Bùi Thị Thu Cúc", "Hồ Đắc Thắng",
               "Dương Thị Xuân", "Ngô Văn Đạt", "Lý Mỹ Dung", "Trương Công Minh", "Đinh Thị Lan Chi", "Huỳnh Tấn Phát", "Mai Thị Hạnh", "Tạ Văn Sáu",
               "Phan Thị Kiều Oanh", "Cao Bá Hưng", "Thái Thị Nga", "Vương Đình Khôi"),
    "taythanh": ("Lâm Văn Hậu", "Nguyễn Thị Mỹ Lệ", "Trịnh Xuân Bách", "Phạm Thị Thanh", "Võ Hồng Sơn", "Lê Thị Phượng", "Đỗ Văn Trọng", "Bùi Ngọc Ánh",
                 "Hoàng Thị Yến", "Trần Đình Tư", "Nguyễn Văn Rạng", "Hồ Thị Tuyết", "Đoàn Minh Quân", "Phùng Thị Liên", "La Văn Ba", "Tô Thị Hiền",
                 "Kiều Văn Út", "Âu Thị Thu", "Giang Văn Mạnh", "Ninh Thị Hoa"),
}  # fmt: skip
CITY = ("Huỳnh Kim Yến", "Võ Thanh Phương", "Trần Lưu Quốc", "Nguyễn Thị Lệ Thủy", "Phạm Đức Hải", "Lê Văn Khuyên", "Đỗ Minh Quân", "Trịnh Thị Thanh")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice: days before today, its words, the answer (None: not yet), the answer's words, days promised, what came of it."""

    ago: int
    what: str
    answer: Answer | None = None
    words: str = ""
    promised: int = 0
    outcome: str = ""


INSPECTION_ADVICE = (
    Advice(150, "Niêm yết danh sách hộ nhận hỗ trợ sửa nhà tại nhà văn hóa từng tổ dân phố, không chỉ ở trụ sở phường.", Answer.ACCEPTED, "Ủy ban nhân dân phường tiếp thu; sẽ niêm yết tại 12 điểm sinh hoạt và gửi tổ trưởng.", 30, "Đã niêm yết tại cả 12 nhà văn hóa, có ảnh và biên bản từng điểm."),
    Advice(95, "Kiểm tra việc thu tiền giữ xe ở chợ cao hơn giá niêm yết.", Answer.PARTLY, "Đã lập biên bản hai điểm giữ xe; điểm thứ ba thuộc Ban quản lý chợ, phường đã chuyển văn bản.", 40, "Hai điểm đã hoàn tiền chênh lệch cho người gửi có biên lai và treo lại bảng giá."),
    Advice(60, "Bố trí thêm một buổi tiếp công dân vào chiều thứ Bảy.", Answer.EXPLAINED, "Lịch tiếp đã đủ số ngày luật định; thử tiếp thứ Bảy quý trước chỉ có hai lượt người. Phường giữ lịch cũ và nhận hẹn ngoài giờ qua điện thoại.", 0),
    Advice(26, "Làm rõ vì sao chi quỹ phòng chống thiên tai chưa công khai quý gần nhất."),
    Advice(6, "Sớm sửa nắp hố ga trước trường mầm non, hai trẻ đã vấp ngã."),
)  # fmt: skip
INVESTMENT_ADVICE = (
    Advice(48, "Bề dày bê tông đoạn đầu hẻm 44 thiếu 2 cm so với thiết kế; đề nghị đổ bù trước khi nghiệm thu.", Answer.ACCEPTED, "Đã yêu cầu nhà thầu khoan mẫu và đổ bù.", 20, "Nhà thầu đã đổ bù 38 m, Ban đo lại đạt thiết kế."),
    Advice(20, "Công khai dự toán và tên tư vấn giám sát tại công trường.", Answer.ACCEPTED, "Sẽ dựng bảng thông tin công trình.", 35),
)  # fmt: skip
STEERING_ADVICE = (
    Advice(70, "Giao một đầu mối theo dõi các lời hứa sau đối thoại, báo cáo hằng tháng.", Answer.ACCEPTED, "Ủy ban giao Văn phòng theo dõi.", 30, "Văn phòng đã mở sổ theo dõi, báo cáo hai kỳ."),
)  # fmt: skip


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Load them once, as the system."""
    today = timezone.localdate(at)
    for short, code in communes.items():
        front, committee = places.body_on(f"mttq.{code}", today), places.body_on(f"ubnd.{code}", today)
        if front is not None and committee is not None:
            _Commune(front, committee, NAMES[short], at).load()
    staff, council = places.body_on(f"ban-tgdv.{province}", today), places.body_on(f"mttq.{province}", today)
    city = places.body_on(f"ubnd.{province}", today)
    if staff is not None and city is not None:
        made = _Made(staff, at)
        board = made.board(Kind.STEERING, "Ban Chỉ đạo thực hiện dân chủ ở cơ sở Thành phố", "Quyết định số 214-QĐ/TU", 7, CITY, since=date(today.year - 1, 7, 1))  # fmt: skip
        made.year(board, ("Kiểm tra việc thực hiện dân chủ tại mười hai phường, xã", "Sơ kết sáu tháng, giao ban các trưởng ban chỉ đạo", "Tổng kết năm, đề nghị khen thưởng"))  # fmt: skip
        made.advice(board, city, STEERING_ADVICE)
    if council is not None and city is not None:
        made = _Made(council, at)
        board = made.board(Kind.ADVISORY, "Ban Tư vấn về Dân chủ – Pháp luật", "Quyết định số 88/QĐ-MTTQ", 5, CITY[3:], since=date(today.year - 1, 9, 1), way=Way.CONSENTED)  # fmt: skip
        made.advice(board, city, (Advice(33, "Khi lấy ý kiến dự thảo nên kèm bản tóm tắt một trang dễ hiểu.", Answer.ACCEPTED, "Sẽ áp dụng từ dự thảo tới.", 60),))  # fmt: skip


class _Made:
    """Boards of one body, told in days before today."""

    def __init__(self, body: Body, at: datetime) -> None:
        self.body, self.at, self.today = body, at, timezone.localdate(at)

    def back(self, days: int) -> datetime:
        """Nine in the morning so many days ago."""
        return datetime.combine(self.today - timedelta(days=days), time(9), get_current_timezone())

    def board(
        self, kind: Kind, name: str, decision: str, size: int, names: Sequence[str], *, since: date, until: date | None = None, way: Way = Way.APPOINTED,
        elections: Sequence[str] = (), hidden: int = 0,
    ) -> Board:  # fmt: skip
        """A board with its members seated: a head, a deputy, others; the last ``hidden`` did not agree to be named and are not kept."""
        at = datetime.combine(since, time(9), get_current_timezone())
        board = commands.set_up(
            kind=kind, body=self.body, name=name, decision=decision, size=size, since=since, until=until, quorum=(2, 3), regulation=REGULATION,
            by=CLERK, at=at, synthetic=True,
        )  # fmt: skip
        for number, person in enumerate(names[: size - hidden]):
            seat = (Seat.HEAD, Seat.DEPUTY)[number] if number < 2 else Seat.MEMBER
            commands.seat(
                board_id=board.pk, name=person, seat=seat, way=way, since=since, election=elections[number] if elections else decision, eligible=True,
                consented=kind not in PUBLIC, by=CLERK, at=at,
            )  # fmt: skip
        return board

    def year(self, board: Board, items: Sequence[str], visited: str = "") -> None:
        """Three items of a programme: one done, one running late, one ahead; two meetings."""
        begun = self.back(160)
        for what, ahead in zip(items, (-75, -4, 60), strict=True):
            item = commands.plan(
                board_id=board.pk,
                what=what,
                due=self.today + timedelta(days=ahead),
                visited=visited,
                by=CLERK,
                at=begun,
            )
            if visited and ahead < 0:
                on = (item.notice_due or self.today) - timedelta(days=2)
                commands.send_notice(
                    board_id=board.pk,
                    item_id=item.pk,
                    on=on,
                    by=CLERK,
                    at=datetime.combine(on, time(10), get_current_timezone()),
                )
            if ahead == -75:
                commands.carry_out(
                    board_id=board.pk,
                    item_id=item.pk,
                    result="Đã làm, có báo cáo gửi các thành viên và nơi được kiểm tra.",
                    by=CLERK,
                    at=self.back(76),
                )
        for ago, minutes, conclusions in (
            (120, "Bàn chương trình sáu tháng, phân công thành viên.", "Thống nhất chương trình; mỗi thành viên phụ trách một địa bàn."),
            (32, "Nghe báo cáo việc đã làm và các kiến nghị chưa được trả lời.", "Nhắc lại kiến nghị quá hạn bằng văn bản."),
        ):  # fmt: skip
            on = self.today - timedelta(days=ago)
            sitting = [row.pk for row in queries.members_on(board, on)]
            commands.meet(
                board_id=board.pk,
                on=on,
                attendees=sitting[: -1 if len(sitting) > 3 else None],
                minutes=minutes,
                conclusions=conclusions,
                by=CLERK,
                at=self.back(ago),
            )

    def advice(self, board: Board, to: Body, given: Sequence[Advice]) -> None:
        """Advice given over the months, answered after ten days, done a week before the day promised."""
        for each in given:
            row = commands.advise(board_id=board.pk, to=to, what=each.what, by=CLERK, at=self.back(each.ago))
            if each.answer is None:
                continue
            answered = self.back(each.ago - 10)
            commands.answer_advice(
                advice_id=row.pk, answer=each.answer, words=each.words, by=CLERK, at=answered,
                promised_on=timezone.localdate(answered) + timedelta(days=each.promised) if each.promised else None,
            )  # fmt: skip
            if each.outcome:
                commands.settle_advice(
                    advice_id=row.pk,
                    outcome=each.outcome,
                    by=CLERK,
                    at=self.back(max(each.ago - 3 - each.promised, 1)),
                )


class _Commune:
    """The boards of one commune: steering, inspection with an empty seat, investment supervision running and ended, contacts."""

    def __init__(self, front: Body, committee: Body, names: Sequence[str], at: datetime) -> None:
        self.front, self.committee, self.names, self.at = front, committee, names, at
        self.today = timezone.localdate(at)

    def load(self) -> None:
        """All of them."""
        self.inspection()
        self.investment()
        own = _Made(self.committee, self.at)
        steering = own.board(Kind.STEERING, f"Ban Chỉ đạo thực hiện dân chủ ở cơ sở {self.committee.place.full_name}", "Quyết định số 61-QĐ/ĐU", 5, self.names[12:17], since=date(self.today.year - 1, 8, 1))  # fmt: skip
        own.year(steering, ("Kiểm tra việc công khai tại các tổ dân phố", "Giao ban quý với các tổ trưởng", "Tổng kết năm thực hiện dân chủ ở cơ sở"))  # fmt: skip
        own.advice(steering, self.committee, STEERING_ADVICE)
        own.board(Kind.CONTACTS, "Đầu mối liên lạc chung cư Sơn Kỳ", "Thông báo số 40/TB-UBND", 3, self.names[17:20], since=date(self.today.year, 2, 1), way=Way.CONSENTED, hidden=1)  # fmt: skip

    def inspection(self) -> None:
        """As many members as groups, each elected by one; one has moved away."""
        made = _Made(self.front, self.at)
        since = date(self.today.year - 1, 8, 15)
        least, _most, _cite = queries.size_by_law(Kind.INSPECTION, self.front.place, since)
        size = max(least, 5)
        elections = [f"Nghị quyết hội nghị cộng đồng Tổ dân phố {number}, ngày {since - timedelta(days=20):%d/%m/%Y}" for number in range(1, size + 1)]  # fmt: skip
        board = made.board(Kind.INSPECTION, f"Ban Thanh tra nhân dân {self.front.place.full_name}", "Quyết định công nhận số 12/QĐ-MTTQ", size, self.names[:size], since=since, until=since.replace(year=since.year + 5), way=Way.ELECTED, elections=elections)  # fmt: skip
        moved = queries.in_order(queries.members_on(board, self.today))[min(4, size - 1)]
        commands.release(board_id=board.pk, member_id=moved.pk, on=self.today - timedelta(days=70), reason="Chuyển nơi ở sang địa phương khác.", by=CLERK, at=made.back(70))  # fmt: skip
        made.year(board, ("Kiểm tra việc niêm yết danh sách hỗ trợ sửa nhà", "Kiểm tra thu, chi quỹ phòng, chống thiên tai", "Kiểm tra việc trả lời kiến nghị cử tri"), visited=self.committee.name)  # fmt: skip
        made.advice(board, self.committee, INSPECTION_ADVICE)

    def investment(self) -> None:
        """One that watches works under way, one that ended when its works were done."""
        made = _Made(self.front, self.at)
        running = made.board(Kind.INVESTMENT, "Ban Giám sát đầu tư của cộng đồng công trình mở rộng hẻm 44", "Quyết định số 19/QĐ-MTTQ", 5, self.names[7:12], since=self.today - timedelta(days=170))  # fmt: skip
        made.year(running, ("Giám sát đợt 1: nền và cống", "Giám sát đợt 2: bê tông mặt hẻm", "Giám sát đợt 3: nghiệm thu"), visited="Ban Quản lý dự án phường")  # fmt: skip
        made.advice(running, self.committee, INVESTMENT_ADVICE)
        ended = made.board(Kind.INVESTMENT, "Ban Giám sát đầu tư của cộng đồng công trình sửa nhà văn hóa", "Quyết định số 7/QĐ-MTTQ", 5, self.names[2:7], since=self.today - timedelta(days=400))  # fmt: skip
        commands.dissolve(board_id=ended.pk, on=self.today - timedelta(days=200), reason="Công trình đã nghiệm thu, quyết toán.", by=CLERK, at=made.back(200))  # fmt: skip
