"""What the demo tells: two communes, each with its own inspections, project and words. Everything here is made up."""

from dataclasses import dataclass
from typing import Any

from caunoi.boards.words import Answer
from caunoi.check.words import Looks

Seen = tuple[Looks, str, str, str]
Day = tuple[int, Looks, str, str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One recommendation: its words, the answer (None: not yet) after how many days, promised in how many, what came of it."""

    what: str
    spot: str = ""
    ago: int = 0
    answer: Answer | None = None
    after: int = 9
    words: str = ""
    promised: int = 25
    outcome: str = ""
    alt: str = ""
    judged: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """One inspection, so many days ago (below nought: ahead): what it looked at, what was found, asked and concluded."""

    ago: int
    what: str
    scope: str
    sent: bool = True
    findings: tuple[Seen, ...] = ()
    asked: tuple[Asked, ...] = ()
    conclusion: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A commune's year."""

    inspections: tuple[Held, ...]
    project: dict[str, Any]
    log: tuple[Day, ...]
    defects: tuple[Asked, ...]
    finished: dict[str, Any]
    finished_log: tuple[Day, ...]
    finished_result: str
    remarks: str
    ahead: str


RIGHT, DOUBT, WRONG = Looks.RIGHT, Looks.DOUBT, Looks.WRONG
STORIES = {
    "tanphu": Story(
        inspections=(
            Held(
                230, "Kiểm tra thu, chi quỹ đền ơn đáp nghĩa năm trước", "Sổ thu, sổ chi, biên lai; danh sách hộ đóng góp đã công khai; biên bản kiểm quỹ.",
                findings=(
                    (RIGHT, "Phòng tài chính", "Sổ thu khớp với cuống biên lai của cả mười hai tổ dân phố.", ""),
                    (WRONG, "Nhà văn hóa tổ 4", "Bảng tin không có danh sách chi, tổ trưởng nói chưa nhận được.", "Bảng tin trống chỗ mục quỹ đền ơn đáp nghĩa"),
                    (DOUBT, "Phòng tài chính", "Hai phiếu chi tháng 8 thiếu chữ ký người nhận.", ""),
                ),
                asked=(Asked("Niêm yết danh sách chi quỹ tại cả mười hai nhà văn hóa và bổ sung chữ ký hai phiếu chi.", answer=Answer.ACCEPTED, words="Ủy ban nhân dân phường tiếp thu, giao công chức tài chính làm trong tháng.", outcome="Đã niêm yết đủ mười hai điểm, hai phiếu chi đã bổ sung chữ ký và xác nhận.", alt="Bảng tin tổ 4 đã có danh sách chi quỹ", judged="Ban đến lại bốn tổ, thấy đủ danh sách; xem hai phiếu chi, đủ chữ ký."),),
                conclusion="Quỹ thu đúng, chi đúng mục đích. Việc công khai ở cơ sở chưa đều, hai phiếu chi thiếu chữ ký; đã kiến nghị khắc phục.",
            ),
            Held(
                120, "Kiểm tra việc hẹn trả kết quả ở bộ phận một cửa", "Sổ hẹn sáu tháng, hồ sơ trễ hạn, thư xin lỗi.",
                findings=(
                    (RIGHT, "Quầy tiếp nhận", "Phiếu hẹn ghi rõ ngày giờ, có số điện thoại để hỏi.", ""),
                    (WRONG, "Quầy hộ tịch", "Mười bảy hồ sơ trễ hạn không có thư xin lỗi.", ""),
                ),
                asked=(
                    Asked("Gửi thư xin lỗi cho mười bảy hồ sơ trễ hạn và niêm yết số hồ sơ trễ hằng tháng.", answer=Answer.PARTLY, after=22, words="Phường gửi thư xin lỗi; việc niêm yết hằng tháng sẽ làm theo quý vì số liệu chốt theo quý.", outcome="Đã gửi đủ mười bảy thư, niêm yết số hồ sơ trễ quý gần nhất.", judged="Gọi hỏi ngẫu nhiên sáu người, cả sáu đã nhận thư."),
                    Asked("Mở thêm một quầy hộ tịch vào sáng thứ Hai.", answer=Answer.EXPLAINED, words="Phường chỉ có hai công chức hộ tịch; sáng thứ Hai một người trực hồ sơ trực tuyến. Phường chuyển giờ trực tuyến sang buổi chiều để cả hai cùng ra quầy, nên không mở quầy mới."),
                ),
                conclusion="Việc hẹn trả có nền nếp; hồ sơ hộ tịch trễ nhiều và chưa xin lỗi theo quy định.",
            ),
            Held(
                33, "Kiểm tra việc lập danh sách hộ được hỗ trợ sửa nhà", "Danh sách đề nghị của các tổ, biên bản họp xét, danh sách đã niêm yết.",
                findings=(
                    (WRONG, "Tổ dân phố 9", "Biên bản họp xét không ghi số hộ dự họp.", ""),
                    (DOUBT, "Tổ dân phố 2", "Một hộ trong danh sách đã có nhà kiên cố; cần xem lại tiêu chí.", "Ngôi nhà một tầng mái tôn đầu hẻm"),
                ),
                asked=(Asked("Họp xét lại ở tổ 9 và công khai tiêu chí cùng danh sách."),),
                conclusion="Danh sách đúng đối tượng ở mười tổ; tổ 9 và tổ 2 phải xét lại.",
            ),
            Held(-8, "Kiểm tra việc công khai dự toán ngân sách phường", "Quyết định công bố, ảnh niêm yết, sổ theo dõi ý kiến."),
            Held(-24, "Kiểm tra việc thực hiện quy ước các tổ dân phố", "Quy ước đã công nhận, biên bản họp dân.", sent=False),
        ),
        project={
            "name": "Mở rộng, làm cống hẻm 44", "built": "Mở mặt hẻm từ 3 m lên 4,5 m dài 212 m, làm cống tròn D600, mặt bê tông mác 250 dày 18 cm.", "spot": "Hẻm 44, tổ dân phố 7",
            "investor": "Ban Quản lý dự án phường", "contractor": "Công ty TNHH Xây dựng Minh Long (tên minh họa)", "value": 3_480_000_000,
            "fund": "Ngân sách phường 70%; Nhân dân hiến 160 m² đất và đóng góp 30%", "plan": "Mỗi tuần một lượt, hai thành viên; đo bề dày trước mỗi lần đổ bê tông; xem phiếu giao vật liệu.",
        },
        log=(
            (108, RIGHT, "Đầu hẻm", "Cắm mốc đúng ranh đã hiến, dựng bảng thông tin công trình.", ""), (94, RIGHT, "Đoạn 0–60 m", "Đặt cống đúng cao độ theo bản vẽ, có cát lót.", "Ống cống đặt trong rãnh đã lót cát"),
            (82, WRONG, "Đoạn đầu hẻm", "Đo bề dày bê tông 16 cm, thiết kế 18 cm.", "Thước đo cắm vào mép bê tông mới đổ"), (66, DOUBT, "Đoạn 60–110 m", "Cát lót lẫn rác, đã hỏi đội thi công.", ""),
            (47, RIGHT, "Đoạn đầu hẻm", "Đổ bù xong, đo lại đủ 18 cm.", ""), (31, RIGHT, "Đoạn 110–160 m", "Bảo dưỡng bê tông đủ ngày, có phủ bạt.", "Mặt hẻm phủ bạt giữ ẩm"), (17, WRONG, "Trước nhà số 44/19", "Nắp hố ga kênh 3 cm, xe đạp vấp.", "Nắp hố ga cao hơn mặt hẻm"),
            (5, RIGHT, "Cuối hẻm", "Hoàn thiện mép bê tông, dọn vật liệu thừa.", ""),
        ),
        defects=(
            Asked("Bê tông đoạn đầu hẻm dày 16 cm, thiếu 2 cm so với thiết kế: khoan mẫu và đổ bù.", "Đoạn đầu hẻm, 38 m", 81, Answer.ACCEPTED, 8, "Đã yêu cầu nhà thầu khoan mẫu, đổ bù 38 m.", 24, "Nhà thầu đã đổ bù 38 m, có kết quả khoan mẫu lần hai.", "Mặt bê tông sau khi đổ bù", "Ban đo lại năm điểm, đều từ 18 cm trở lên."),
            Asked("Bảng thông tin công trình chưa ghi tên đơn vị tư vấn giám sát.", "Đầu hẻm", 28, Answer.ACCEPTED, 7, "Sẽ thay bảng.", 14),
            Asked("Nắp hố ga trước nhà 44/19 kênh 3 cm, dễ ngã.", "Trước nhà số 44/19", 17),
        ),
        finished={
            "name": "Sửa nhà văn hóa tổ dân phố 3", "built": "Thay mái tôn, lát nền, làm lối lên cho xe lăn.", "spot": "Tổ dân phố 3", "investor": "Ban Quản lý dự án phường",
            "contractor": "Hợp tác xã Xây dựng Bình Minh (tên minh họa)", "value": 620_000_000, "fund": "Ngân sách phường", "plan": "Xem mái, nền, lối xe lăn; nghiệm thu cùng chủ đầu tư.",
        },
        finished_log=(
            (330, RIGHT, "Mái", "Tôn đúng chủng loại trong hợp đồng.", ""), (290, DOUBT, "Lối xe lăn", "Dốc hơi đứng, đã đề nghị đo lại.", ""), (240, RIGHT, "Lối xe lăn", "Đã làm lại, xe lăn lên được.", "Lối lên có tay vịn"),
        ),
        finished_result="Công trình đúng thiết kế, đúng giá trị đã công khai; một góp ý về lối xe lăn đã được làm lại trước nghiệm thu.",
        remarks="Ủy ban nhân dân phường trả lời phần lớn kiến nghị đúng hạn; việc công khai ở tổ dân phố còn chậm.", ahead="Kiểm tra việc công khai dự toán; theo dõi kiến nghị chưa xong.",
    ),
    "taythanh": Story(
        inspections=(
            Held(
                205, "Kiểm tra việc quản lý, sử dụng quỹ phòng, chống thiên tai", "Danh sách thu, chứng từ chi, quyết định miễn giảm.",
                findings=((RIGHT, "Trụ sở phường", "Miễn giảm đúng đối tượng, có quyết định.", ""), (WRONG, "Trụ sở phường", "Chưa công khai số thu theo tổ.", "")),
                asked=(Asked("Công khai số thu, số chi quỹ theo từng tổ dân phố trên cổng và bảng tin.", answer=Answer.ACCEPTED, words="Tiếp thu, công khai trong tháng.", outcome="Đã công khai trên cổng và tám bảng tin.", alt="Bảng tin có số thu theo tổ", judged="Đã xem tám bảng tin."),),
                conclusion="Thu, chi đúng; thiếu công khai theo tổ.",
            ),
            Held(
                44, "Kiểm tra việc tiếp công dân của lãnh đạo phường", "Sổ tiếp công dân, lịch đã niêm yết, biên bản tiếp.",
                findings=((DOUBT, "Phòng tiếp công dân", "Hai buổi trong quý đổi người tiếp mà không báo.", ""),),
                asked=(Asked("Báo trước khi đổi người tiếp, ghi lý do vào sổ.", answer=Answer.EXPLAINED, words="Hai buổi đó Chủ tịch họp đột xuất theo giấy triệu tập của Thành phố; Phó Chủ tịch tiếp thay đúng ủy quyền, giấy ủy quyền có trong sổ. Phường sẽ dán thông báo tại cửa phòng khi có việc như vậy."),),
                conclusion="Tiếp đủ số ngày; việc báo đổi người tiếp chưa tốt.",
            ),
            Held(-9, "Kiểm tra việc thực hiện các lời hứa sau đối thoại", "Sổ theo dõi lời hứa, minh chứng."),
        ),
        project={
            "name": "Nâng cấp đường ven kênh 19/5", "built": "Trải nhựa 640 m, lắp 22 trụ đèn, làm lan can.", "spot": "Ven kênh 19/5, tổ dân phố 5 và 6", "investor": "Ủy ban nhân dân phường",
            "contractor": "Công ty CP Cầu đường An Bình (tên minh họa)", "value": 5_150_000_000, "fund": "Ngân sách phường", "plan": "Đầu, giữa và cuối mỗi hạng mục; đêm xem đèn.",
        },
        log=(
            (100, RIGHT, "Đầu tuyến", "Đào bóc lớp cũ đúng chiều sâu.", "Máy đang bóc mặt đường cũ"), (72, WRONG, "Trụ đèn số 8", "Móng trụ chưa đủ sâu.", ""), (41, RIGHT, "Giữa tuyến", "Trải nhựa đúng nhiệt độ ghi trên phiếu.", ""), (9, RIGHT, "Cả tuyến", "Mười tám trên hai mươi hai trụ đã sáng.", ""),
        ),
        defects=(Asked("Móng trụ đèn số 8 sâu 0,9 m, thiết kế 1,2 m: đào làm lại.", "Trụ đèn số 8", 71, Answer.ACCEPTED, 10, "Nhà thầu làm lại móng.", 20, "Đã đào, đổ lại móng trụ số 8.", "Móng trụ đèn vừa đổ lại", "Ban có mặt khi đổ, đủ 1,2 m."),),
        finished={
            "name": "Sửa nhà văn hóa khu phố 2", "built": "Sơn, thay cửa, làm nhà vệ sinh.", "spot": "Khu phố 2", "investor": "Ủy ban nhân dân phường", "contractor": "Tổ thợ khu phố 2", "value": 280_000_000,
            "fund": "Nhân dân đóng góp", "plan": "Xem vật liệu khi giao, nghiệm thu cùng người đóng góp.",
        },
        finished_log=((300, RIGHT, "Nhà vệ sinh", "Vật liệu đúng hóa đơn.", ""), (230, RIGHT, "Cửa", "Lắp đủ sáu cửa.", "")),
        finished_result="Làm đúng những gì đã bàn, chi đúng số đã công khai.",
        remarks="Phường phối hợp tốt; Ban thiếu người đo đạc.", ahead="Giám sát lắp bốn trụ đèn còn lại.",
    ),
}  # fmt: skip
