"""Synthetic letters in varied natural Vietnamese. Every person, number and event in them is invented."""

import random
import unicodedata
from dataclasses import dataclass

SURNAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Hoàng",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Đào",
    "Đoàn",
    "Trịnh",
    "Trương",
    "Đinh",
    "Lâm",
    "Mai",
    "Tô",
    "Tạ",
    "Châu",
    "Lương",
    "Kiều",
]
MIDDLE = [
    "Văn",
    "Thị",
    "Hữu",
    "Ngọc",
    "Minh",
    "Thanh",
    "Quốc",
    "Đức",
    "Kim",
    "Mỹ",
    "Hoàng",
    "Gia",
    "Xuân",
    "Thu",
    "Bích",
    "Công",
    "Anh",
    "Như",
    "Phương",
    "Tấn",
]
GIVEN = [
    "An",
    "Bình",
    "Châu",
    "Dung",
    "Dũng",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hiền",
    "Hoa",
    "Hòa",
    "Hùng",
    "Hương",
    "Khánh",
    "Lan",
    "Liên",
    "Linh",
    "Long",
    "Mai",
    "Nam",
    "Nga",
    "Nhung",
    "Phúc",
    "Phượng",
    "Quân",
    "Sơn",
    "Tâm",
    "Thảo",
    "Thắng",
    "Thúy",
    "Trang",
    "Trung",
    "Tuấn",
    "Tuyết",
    "Vân",
    "Việt",
    "Yến",
]
STREETS = (
    "Lũy Bán Bích", "Âu Cơ", "Nguyễn Thị Tú", "Quang Trung", "Lê Văn Khương", "Phan Văn Hớn", "Tỉnh lộ 10", "Hồ Học Lãm", "Kinh Dương Vương",
    "Phạm Thế Hiển", "Tạ Quang Bửu", "Nguyễn Duy Trinh", "Lò Lu", "Man Thiện", "Tô Ngọc Vân", "Nguyễn Xí", "Bùi Đình Túy", "Lạc Long Quân",
    "Trần Xuân Soạn", "Huỳnh Tấn Phát", "Nguyễn Bình", "Đặng Thúc Vịnh", "Bùi Công Trừng", "Nguyễn Ảnh Thủ", "Vườn Lài", "Tây Thạnh",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """What letters of one sort are made of."""

    topic: str
    kinds: tuple[tuple[str, float], ...]
    titles: tuple[str, ...]
    happenings: tuple[str, ...]
    effects: tuple[str, ...]
    wishes: tuple[str, ...]
    weight: float = 1.0


MOSTLY_FEEDBACK = (("feedback", 0.72), ("proposal", 0.28))
MOSTLY_PROPOSAL = (("proposal", 0.68), ("feedback", 0.32))

SUBJECTS: tuple[Subject, ...] = (
    Subject(
        "land.compensation",
        (("complaint", 0.55), ("proposal", 0.33), ("feedback", 0.12)),
        ("Giá bồi thường đất dự án {project} chưa thỏa đáng", "Chậm chi trả tiền bồi thường dự án {project}", "Đề nghị xem lại phương án tái định cư {project}",
         "Đo đạc thiếu diện tích khi thu hồi đất", "Khiếu nại quyết định bồi thường của dự án {project}"),
        ("Gia đình tôi có {area} m² đất nằm trong ranh dự án {project}, đã bàn giao mặt bằng từ {since} nhưng đến nay chưa nhận đủ tiền bồi thường.",
         "Biên bản kiểm kê ghi thiếu {count} m² đất vườn và toàn bộ cây trồng trên đất, chúng tôi đã ký ghi ý kiến nhưng không được xem xét.",
         "Đơn giá áp cho thửa đất của tôi thấp hơn hẳn hộ liền kề cùng mặt tiền đường {street}, hỏi thì chỉ được trả lời miệng.",
         "Phương án tái định cư niêm yết {since} không nói rõ vị trí nền, thời gian giao nền cũng lùi tới lần thứ {few}.",
         "Nhà tôi bị giải tỏa trắng, {few} nhân khẩu đang ở trọ, tiền hỗ trợ thuê nhà tạm cư ngưng từ {since}."),
        ("Cuộc sống đảo lộn, con cái phải chuyển trường, tiền thuê nhà mỗi tháng một tăng.", "Chúng tôi chấp hành chủ trương nhưng thiệt thòi quá lớn.",
         "Bà con trong ranh dự án rất bức xúc, đã nhiều lần làm đơn."),
        ("Đề nghị kiểm tra lại hồ sơ kiểm kê và trả lời bằng văn bản.", "Mong được đối thoại trực tiếp với người có thẩm quyền.", "Đề nghị chi trả dứt điểm và tính lãi chậm trả theo quy định."),
        1.5,
    ),
    Subject(
        "traffic",
        MOSTLY_FEEDBACK,
        ("Xe tải chạy giờ cấm trên đường {street}", "Ổ gà, đọng nước đường {street}", "Nút giao {street} hay xảy ra tai nạn", "Đèn tín hiệu hỏng ở {street}", "Lấn chiếm vỉa hè đường {street}"),
        ("Khoảng {time} hằng ngày, xe tải nặng nối đuôi nhau chạy qua đường {street} dù có biển cấm.", "Đoạn đường {street} gần hẻm {alley} có nhiều ổ gà sâu, mưa xuống không thấy đường, {since} đến nay đã có {few} người té.",
         "Đèn tín hiệu ở ngã tư {street} lúc xanh lúc tắt từ {since}, giờ cao điểm kẹt cứng.", "Hàng quán bày bàn ghế ra hết vỉa hè đường {street}, học sinh phải đi xuống lòng đường.",
         "Công trình đào đường {street} rào chắn từ {since} mà không thấy ai làm."),
        ("Người già và trẻ nhỏ đi lại rất nguy hiểm.", "Đã xảy ra va quệt nhiều lần.", "Buôn bán của bà con hai bên đường cũng bị ảnh hưởng."),
        ("Đề nghị lắp gờ giảm tốc và tăng tuần tra.", "Mong cơ quan chức năng dặm vá sớm trước mùa mưa.", "Đề nghị xử lý và công khai kết quả để bà con biết."),
        1.4,
    ),
    Subject(
        "environment.pollution",
        MOSTLY_FEEDBACK,
        ("Mùi hôi từ cơ sở sản xuất trong hẻm {alley}", "Rác không được thu gom ở {group}", "Kênh ô nhiễm bốc mùi gần đường {street}", "Tiếng ồn karaoke kéo dài", "Khói bụi từ xưởng trong khu dân cư"),
        ("Cơ sở trong hẻm {alley} đường {street} đốt nhựa vào khoảng {time}, mùi khét lan khắp {group}.", "Rác ở đầu hẻm {alley} cứ {few} ngày mới gom một lần, nước rỉ chảy tràn ra đường.",
         "Con kênh sau nhà đen đặc, từ {since} bốc mùi hôi nặng, cá chết nổi lềnh bềnh.", "Quán hát với nhau mở loa kẹo kéo đến {time}, đã nhắc nhiều lần nhưng vẫn tái diễn.",
         "Xưởng gỗ số {alley} cưa xẻ suốt ngày, bụi bay vào nhà, đóng cửa cũng không hết."),
        ("Nhiều cháu nhỏ bị ho, viêm mũi.", "Cả xóm mất ngủ.", "Người lớn tuổi phải đóng kín cửa cả ngày."),
        ("Đề nghị kiểm tra đột xuất vào đúng giờ đó.", "Mong đo đạc và công khai kết quả.", "Đề nghị tổ chức thu gom rác đúng lịch đã niêm yết."),
        1.6,
    ),
    Subject(
        "drainage",
        MOSTLY_PROPOSAL,
        ("Ngập nước hẻm {alley} đường {street}", "Đề nghị nạo vét cống ở {group}", "Nâng đường làm nước tràn vào nhà dân"),
        ("Cứ mưa lớn là hẻm {alley} ngập {few} gang tay, nước rút rất chậm.", "Từ khi nâng mặt đường {street}, nước tràn vào nhà {count} hộ phía trong.", "Cống trước {group} nghẹt từ {since}, đã báo tổ trưởng mà chưa thấy nạo vét."),
        ("Đồ đạc hư hỏng, trẻ em đi học phải lội nước.", "Bà con phải tự góp tiền hút bùn."),
        ("Đề nghị nạo vét, làm lại miệng thu nước.", "Mong đưa tuyến này vào kế hoạch sửa chữa năm nay."),
    ),
    Subject(
        "food",
        MOSTLY_FEEDBACK,
        ("Bếp ăn không bảo đảm vệ sinh", "Chợ tự phát bán thực phẩm không rõ nguồn gốc", "Nghi ngộ độc sau khi ăn ở quán đường {street}"),
        ("Quán trên đường {street} gần trường học bán thức ăn để sát miệng cống, ruồi bu đầy.", "{few} người trong nhà tôi bị đau bụng sau khi ăn ở quán này tối {time}.", "Chợ tự phát ở {group} bán thịt không có dấu kiểm dịch từ {since}."),
        ("Phụ huynh rất lo vì học sinh ăn ở đó mỗi ngày.", "Chúng tôi sợ xảy ra ngộ độc hàng loạt."),
        ("Đề nghị kiểm tra và thông báo cho nhà trường.", "Mong xử lý dứt điểm chợ tự phát."),
        0.8,
    ),
    Subject(
        "social_evils",
        MOSTLY_FEEDBACK,
        ("Tụ tập đánh bạc trong hẻm {alley}", "Nghi có điểm mua bán ma túy ở {group}", "Cho vay nặng lãi, tạt sơn nhà dân", "Trộm cắp liên tiếp ở {group}"),
        ("Khoảng {time}, nhiều thanh niên lạ tụ tập ở bãi đất trống cuối hẻm {alley}, sáng ra thấy kim tiêm.", "Nhóm cho vay dán tờ rơi khắp {group}, {few} nhà đã bị tạt sơn.", "Từ {since} đến nay {group} mất {few} chiếc xe máy, camera có ghi lại nhưng chưa thấy xử lý.",
         "Quán cà phê đường {street} có sòng bài, ồn ào tới khuya."),
        ("Bà con rất bất an, không dám cho con ra ngoài buổi tối.", "Người dân e ngại không dám đứng tên tố giác."),
        ("Đề nghị tăng tuần tra ban đêm.", "Mong được giữ kín thông tin người báo."),
        0.9,
    ),
    Subject(
        "procedures",
        MOSTLY_FEEDBACK,
        ("Hồ sơ {paper} trễ hẹn", "Nộp hồ sơ {paper} trực tuyến bị trả nhiều lần", "Đề nghị hướng dẫn thủ tục {paper}", "Phải đi lại nhiều lần để làm {paper}"),
        ("Tôi nộp hồ sơ {paper} {since}, quá hẹn đã lâu mà không có thư xin lỗi hay hẹn lại.", "Hồ sơ {paper} nộp trên mạng bị trả lại {few} lần, mỗi lần một lý do khác nhau.", "Tôi lớn tuổi không rành điện thoại, đến bộ phận một cửa thì được bảo về nhờ con cháu nộp trực tuyến.",
         "Cùng một thủ tục {paper} mà hai lần hướng dẫn giấy tờ khác nhau."),
        ("Mất công nghỉ làm, lỡ việc vay vốn ngân hàng.", "Tôi thấy phiền hà và không biết hỏi ai."),
        ("Đề nghị trả lời rõ còn thiếu giấy tờ gì.", "Mong có người hướng dẫn tại chỗ cho người cao tuổi.", "Đề nghị xin lỗi và hẹn lại ngày trả kết quả."),
        1.5,
    ),
    Subject(
        "officials.harassment",
        (("feedback", 0.62), ("denunciation", 0.38)),
        ("Thái độ tiếp dân chưa đúng mực", "Bị gây khó khăn khi làm {paper}", "Nghi đòi tiền ngoài quy định khi giải quyết {paper}"),
        ("Khi tôi hỏi về hồ sơ {paper}, cán bộ tiếp nhận trả lời cộc lốc, không hướng dẫn gì thêm.", "Tôi được gợi ý “bồi dưỡng” thì hồ sơ {paper} mới nhanh, tôi không đồng ý và hồ sơ nằm lại từ {since}.", "Cán bộ kiểm tra xây dựng đến nhà {few} lần, lần nào cũng nói lấp lửng chuyện phạt."),
        ("Người dân thấy nản và mất niềm tin.", "Tôi sợ bị trả thù nên đề nghị giữ kín tên."),
        ("Đề nghị kiểm tra và chấn chỉnh.", "Đề nghị cơ quan cấp trên xác minh, giữ bí mật cho người phản ánh."),
        0.7,
    ),
    Subject(
        "jobs",
        MOSTLY_PROPOSAL,
        ("Công ty nợ lương công nhân", "Công ty chậm đóng bảo hiểm xã hội", "Đề nghị hỗ trợ vay vốn tạo việc làm", "Bị cho thôi việc không báo trước"),
        ("Công ty nơi tôi làm ở gần đường {street} nợ lương {few} tháng, khoảng {count} công nhân cùng cảnh.", "Chúng tôi kiểm tra thì công ty chưa đóng bảo hiểm từ {since} dù vẫn trừ lương hằng tháng.", "Tôi mất việc từ {since}, muốn vay vốn mở tiệm nhỏ nhưng không biết thủ tục.", "Giám đốc cho {few} người nghỉ ngay trong ngày, không có quyết định."),
        ("Nhiều người phải mượn tiền trả trọ.", "Con tôi không có thẻ bảo hiểm để khám bệnh."),
        ("Đề nghị công đoàn và cơ quan lao động vào cuộc.", "Mong được hướng dẫn chính sách."),
        0.8,
    ),
    Subject(
        "housing",
        MOSTLY_PROPOSAL,
        ("Ban quản trị chung cư không công khai quỹ bảo trì", "Thang máy chung cư hỏng kéo dài", "Chung cư chưa có sổ hồng"),
        ("Chung cư chúng tôi có {few} thang máy thì hỏng một nửa từ {since}.", "Quỹ bảo trì thu đủ nhưng ban quản trị không công khai sổ sách đã {few} năm.", "{count} hộ nhận nhà từ lâu mà chưa được cấp giấy chứng nhận.", "Hệ thống báo cháy của chung cư kêu giả liên tục rồi bị tắt luôn."),
        ("Người già ở tầng cao không xuống được.", "Cư dân rất lo lắng chuyện cháy nổ."),
        ("Đề nghị tổ chức hội nghị nhà chung cư có phường tham dự.", "Mong cơ quan chức năng kiểm tra phòng cháy."),
        0.7,
    ),
    Subject(
        "social",
        MOSTLY_PROPOSAL,
        ("Chưa nhận trợ cấp xã hội", "Xét hộ cận nghèo chưa đúng", "Thẻ bảo hiểm y tế cấp chậm"),
        ("Mẹ tôi ngoài 80 tuổi, nộp hồ sơ trợ cấp từ {since} chưa có kết quả.", "Nhà tôi thuộc diện khó khăn nhưng danh sách niêm yết ở {group} không có tên, trong khi có hộ khá giả lại được.", "Thẻ bảo hiểm y tế hộ nghèo hết hạn {since}, đi khám phải trả tiền."),
        ("Gia cảnh rất chật vật.", "Chúng tôi chỉ mong công bằng."),
        ("Đề nghị xét lại và công khai tiêu chí.", "Mong được trả lời sớm."),
        0.8,
    ),
    Subject(
        "construction",
        (("feedback", 0.6), ("complaint", 0.25), ("proposal", 0.15)),
        ("Nhà bên xây lấn hẻm {alley}", "Xây nhà không phép gần đường {street}", "Nứt tường do công trình bên cạnh", "Khiếu nại quyết định xử phạt xây dựng"),
        ("Nhà kế bên xây lấn ra hẻm {alley} gần nửa mét, xe cứu thương không vào được.", "Công trình cao {few} tầng trên đường {street} đào móng làm nứt tường {count} nhà xung quanh.", "Tôi bị lập biên bản trong khi nhà đối diện làm y như vậy thì không sao."),
        ("Tình làng nghĩa xóm sứt mẻ.", "Chúng tôi sợ sập nhà."),
        ("Đề nghị đo đạc lại hẻm và trả nguyên trạng.", "Mong đoàn kiểm tra có mặt khi họ đổ bê tông."),
        1.0,
    ),
)  # fmt: skip

PROJECTS = (
    "mở rộng đường {street}",
    "Vành đai 3",
    "cải tạo kênh Tham Lương",
    "công viên cây xanh {street}",
    "trường tiểu học mới",
    "mở rộng Quốc lộ 50",
    "nâng cấp hẻm {alley}",
)
PAPERS = (
    "cấp giấy chứng nhận quyền sử dụng đất",
    "đăng ký khai sinh",
    "xác nhận tình trạng hôn nhân",
    "cấp phép xây dựng",
    "đăng ký kinh doanh",
    "tách thửa",
    "trợ cấp xã hội",
    "đăng ký tạm trú",
)
OPENINGS = (
    "Tôi là người dân ở {group}.", "Kính gửi quý cơ quan.", "Kính thưa lãnh đạo địa phương.", "Tôi xin phản ánh như sau:", "Thay mặt bà con {group}, tôi xin trình bày:",
    "Nhà tôi ở hẻm {alley} đường {street}.", "Tôi năm nay {age} tuổi, sống ở đây đã lâu.", "",
)  # fmt: skip
CLOSINGS = (
    "Xin cảm ơn.",
    "Trân trọng cảm ơn.",
    "Rất mong sớm có câu trả lời.",
    "Tôi xin chịu trách nhiệm về nội dung trên.",
    "Cảm ơn quý cơ quan đã lắng nghe.",
    "",
)
SINCE = (
    "tháng {month} năm ngoái",
    "đầu năm",
    "sau Tết",
    "tháng {month}",
    "hơn {few} tháng nay",
    "giữa tháng {month}",
    "gần một năm nay",
)
TIMES = ("5 giờ sáng", "6 giờ tối", "11 giờ đêm", "1 giờ khuya", "giờ tan học", "mỗi cuối tuần", "22 giờ")
ANSWERS = {
    "done": (
        "Ngày {day}, {body} đã kiểm tra thực tế và xử lý xong nội dung nêu trong đơn. Hiện trạng đã được khắc phục; tổ dân phố cùng theo dõi để không tái diễn.",
        "{body} đã phối hợp các đơn vị liên quan giải quyết dứt điểm. Nếu còn vướng mắc, mời ông/bà phản hồi để được xem xét tiếp.",
    ),
    "planned": (
        "Nội dung ông/bà nêu là đúng. {body} đã đưa vào kế hoạch và sẽ thực hiện trong quý tới; tiến độ được niêm yết tại trụ sở và trang thông tin.",
        "{body} ghi nhận kiến nghị. Do cần bố trí kinh phí, việc sửa chữa thực hiện theo đợt sắp tới; trước mắt đã cắm biển cảnh báo.",
    ),
    "explained": (
        "{body} đã rà soát hồ sơ. Việc giải quyết được thực hiện theo quy định hiện hành; căn cứ và cách tính được nêu trong văn bản kèm theo.",
        "Nội dung này không thuộc trường hợp được hỗ trợ theo quy định. {body} đã mời ông/bà đến để giải thích và hướng dẫn chính sách khác phù hợp hơn.",
    ),
    "right": ("Qua xác minh, nội dung đơn là đúng. {body} đã hủy bỏ, sửa đổi phần chưa đúng và giao đơn vị liên quan khắc phục quyền lợi cho ông/bà.",),
    "wrong": ("Qua xác minh, nội dung đơn không có căn cứ. {body} giữ nguyên quyết định và nêu rõ lý do trong văn bản giải quyết.",),
    "partly": ("Qua xác minh, nội dung đơn đúng một phần. {body} điều chỉnh phần diện tích, cách tính chưa đúng; các nội dung còn lại giữ nguyên.",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letter:
    """One synthetic letter."""

    topic: str
    kind: str
    title: str
    text: str
    wish: str


def person(rng: random.Random) -> str:
    """An invented name."""
    return f"{rng.choice(SURNAMES)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}"


def letter(rng: random.Random, subject: Subject | None = None) -> Letter:
    """A letter on a subject, drawn by weight when none is given; one in ten without marks, some hurried, a few on two matters."""
    subject = subject or rng.choices(SUBJECTS, [each.weight for each in SUBJECTS])[0]
    slots = _slots(rng)
    kind = rng.choices([k for k, _ in subject.kinds], [w for _, w in subject.kinds])[0]
    parts = [rng.choice(OPENINGS), *rng.sample(subject.happenings, rng.choice((1, 1, 2))), rng.choice(subject.effects)]
    if rng.random() < 0.05:
        other = rng.choice([each for each in SUBJECTS if each is not subject])
        parts += ["Ngoài ra, tôi cũng xin nêu thêm một việc khác.", rng.choice(other.happenings)]
    wish = rng.choice(subject.wishes)
    parts += [wish, rng.choice(CLOSINGS)]
    text = " ".join(part for part in parts if part)
    title = rng.choice(subject.titles)
    for _ in range(2):
        text, title, wish = (_filled(each, slots) for each in (text, title, wish))
    return Letter(subject.topic, kind, title[0].upper() + title[1:], _noisy(rng, text), wish)


def answer(rng: random.Random, outcome: str, body: str, day: str) -> str:
    """An answer with that finding, in the words of an office."""
    return rng.choice(ANSWERS[outcome]).format(body=body, day=day)


def _slots(rng: random.Random) -> dict[str, str]:
    return {
        "street": rng.choice(STREETS), "alley": f"{rng.randint(2, 480)}/{rng.randint(1, 90)}" if rng.random() < 0.5 else str(rng.randint(2, 480)),
        "group": f"khu phố {rng.randint(1, 60)}", "since": rng.choice(SINCE), "time": rng.choice(TIMES), "few": str(rng.randint(2, 7)),
        "count": str(rng.randint(8, 140)), "area": str(rng.randint(38, 900)), "month": str(rng.randint(1, 12)), "age": str(rng.randint(28, 84)),
        "project": rng.choice(PROJECTS), "paper": rng.choice(PAPERS),
    }  # fmt: skip


def _filled(text: str, slots: dict[str, str]) -> str:
    for name, value in slots.items():
        text = text.replace("{" + name + "}", value)
    return text


def _noisy(rng: random.Random, text: str) -> str:
    drawn = rng.random()
    if drawn < 0.08:
        return _without_marks(text)
    if drawn < 0.14:
        return text.lower()
    if drawn < 0.20:
        return text.replace("không", "ko").replace("được", "đc").replace("đường", "đg")
    if drawn < 0.24:
        return text.replace("hòa", "hoà").replace("thúy", "thuý").replace("tùy", "tuỳ")
    return text


def _without_marks(text: str) -> str:
    stripped = "".join(ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch))
    return stripped.replace("đ", "d").replace("Đ", "D")
