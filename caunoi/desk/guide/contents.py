"""The table of the guides: for whom, in which order, next to which pages."""

from dataclasses import dataclass

from caunoi.kernel.words import Word, say


class Circle(Word):
    """Who a guide speaks to."""

    PEOPLE = "people", "Người dân, người lao động", "Residents and workers"
    NEIGHBOURHOOD = "neighbourhood", "Ở thôn, tổ dân phố", "In the neighbourhood"
    OFFICE = "office", "Ở cơ quan", "In an office"
    KEEPERS = "keepers", "Vận hành, kết nối", "Running and connecting"


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide: its address, whom it is for, what it tells, the named pages it stands beside, the guides that follow it."""

    slug: str
    circle: Circle
    vi: str
    en: str
    told_vi: str
    told_en: str
    pages: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """For whom it is."""
        return say(self.vi, self.en)

    @property
    def told(self) -> str:
        """What it tells."""
        return say(self.told_vi, self.told_en)


GUIDES = (
    Guide(
        "nguoi-dan", Circle.PEOPLE, "Người dân", "A resident",
        "Gửi đơn không cần tài khoản, giữ mã bí mật, theo dõi, đánh giá câu trả lời; ai đọc được gì.",
        "Send a petition without an account, keep the secret code, follow it, judge the answer; who reads what.",
        related=("nguoi-duoc-tiep", "ho-gia-dinh"),
    ),
    Guide(
        "nguoi-duoc-tiep", Circle.PEOPLE, "Người được tiếp, người hỏi tại đối thoại", "Somebody received, or asking at a dialogue",
        "Xem lịch tiếp công dân, đặt hẹn, đến gặp; gửi câu hỏi và theo lời hứa tới khi xong.",
        "See the reception days, book, come; ask a question and follow a promise until it is kept.",
        related=("nguoi-dan",),
    ),
    Guide(
        "ho-gia-dinh", Circle.PEOPLE, "Hộ gia đình biểu quyết", "A household that votes",
        "Biết việc sắp quyết, bỏ phiếu của hộ một lần, kiểm tra phiếu có được tính; góp ý dự thảo.",
        "Know what will be decided, cast the household's one vote, check that it counted; comment on drafts.",
        related=("nguoi-dan", "to-truong"),
    ),
    Guide(
        "nguoi-lao-dong", Circle.PEOPLE, "Người lao động", "A worker",
        "Hội nghị, đối thoại, thỏa ước ở nơi làm việc: xem gì, đòi gì, hạn nào.",
        "Conference, dialogue and agreement at work: what to see, what to ask for, by when.",
        related=("noi-lam-viec", "nguoi-dan"),
    ),
    Guide(
        "to-truong", Circle.NEIGHBOURHOOD, "Tổ trưởng, trưởng thôn", "Head of a residential group or village",
        "Đưa việc ra bàn, sổ hộ, mời họp, phát phiếu, đếm phiếu, gửi quyết định; công trình dân góp.",
        "Bring a matter up, keep the roll, call the meeting, hand out and count ballots, send the decision; works.",
        pages=("decide:officer-decisions", "do:officer-works", "dialogue:conferences-desk"),
        related=("ho-gia-dinh", "thanh-vien-ban"),
    ),
    Guide(
        "thanh-vien-ban", Circle.NEIGHBOURHOOD, "Thành viên ban thanh tra, ban giám sát", "Member of an inspection or supervision board",
        "Kế hoạch kiểm tra, sổ hiện trường không cần mạng, ảnh che mặt, kiến nghị và hạn trả lời.",
        "Plan of checks, the field book without a network, veiled photos, recommendations and when they are due.",
        pages=("boards:officer-boards", "check:desk"),
        related=("mat-tran", "to-truong"),
    ),
    Guide(
        "tiep-nhan", Circle.OFFICE, "Cán bộ tiếp nhận", "Reception officer",
        "Nhận đơn tại quầy, đơn giấy quét, nhập từ bảng; in biên nhận, phân loại, chuyển đơn.",
        "Take in at the counter, scan paper, import a table; print the receipt, classify, forward.",
        pages=("desk:today", "desk:officer-search", "voice:officer-inbox", "voice:officer-intake", "voice:officer-scan", "voice:officer-import"),
        related=("xu-ly", "tiep-dan-doi-thoai"),
    ),
    Guide(
        "xu-ly", Circle.OFFICE, "Cán bộ xử lý", "Case officer",
        "Thụ lý, xác minh, gia hạn, trả lời; soạn văn bản đúng mẫu; danh tính niêm phong.",
        "Accept, verify, extend, answer; write the papers in their form; the sealed identity.",
        pages=("voice:officer-papers",),
        related=("tiep-nhan", "nguoi-dung-dau"),
    ),
    Guide(
        "cong-khai", Circle.OFFICE, "Cán bộ công khai", "Publishing officer",
        "Kế hoạch năm, quyết định phải công khai, minh chứng niêm yết, câu hỏi, tin tức, lấy ý kiến.",
        "The year's plan, decisions to disclose, proof of posting, questions, news, consultations.",
        pages=(
            "know:officer-due", "know:officer-questions", "know:officer-news", "know:inside",
            "discuss:desk", "discuss:desk-draws", "benefit:officer-services", "benefit:desk-programmes", "benefit:desk-index",
        ),
        related=("nguoi-dung-dau", "ho-gia-dinh"),
    ),
    Guide(
        "tiep-dan-doi-thoai", Circle.OFFICE, "Thư ký tiếp dân, đối thoại", "Secretary of receptions and dialogues",
        "Đăng lịch, gọi số, ghi từng lượt, sổ tiếp; gộp câu hỏi, điều hành hội trường, biên bản, lời hứa.",
        "Post the days, call numbers, record each visit; group questions, run the hall, minutes, promises.",
        pages=("reception:desk", "reception:log", "reception:officer-kept", "dialogue:board", "dialogue:promises-desk"),
        related=("tiep-nhan", "nguoi-dung-dau"),
    ),
    Guide(
        "nguoi-dung-dau", Circle.OFFICE, "Người đứng đầu", "Head of an office",
        "Thấy việc trễ, ký, giao việc, tiếp dân, đối thoại, duyệt báo cáo; điều người đứng đầu không mở được.",
        "See what is late, sign, assign, receive, hold dialogues, approve reports; what a head cannot open.",
        pages=("mandate:mandates", "indicators:cards", "indicators:formality", "warn:warnings", "followup:owed"),
        related=("xu-ly", "dan-van"),
    ),
    Guide(
        "mat-tran", Circle.OFFICE, "Mặt trận và đoàn thể", "The Fatherland Front and organisations",
        "Chương trình giám sát, phản biện dự thảo, góp ý xây dựng Đảng, chính quyền; kiến nghị tới khi xong.",
        "Supervision programme, criticism of drafts, comments on Party and government; recommendations to the end.",
        pages=("oversee:desk",),
        related=("thanh-vien-ban", "dan-van"),
    ),
    Guide(
        "noi-lam-viec", Circle.OFFICE, "Đại diện nơi làm việc", "Representative of a workplace",
        "Bàn của người sử dụng lao động và bàn của người lao động: hội nghị, đối thoại, thỏa ước, tự sơ kết.",
        "The employer's and the workers' desk: conference, dialogue, agreement, own review.",
        pages=("workplace:workplaces",),
        related=("nguoi-lao-dong",),
    ),
    Guide(
        "dan-van", Circle.OFFICE, "Cán bộ dân vận", "People-relations officer",
        "Chỉ thị thành nhiệm vụ, theo dõi chỉ tiêu, sơ kết, hội nghị, khen thưởng, tập huấn.",
        "Directives into tasks, indicators, reviews, conferences, commendation, training.",
        pages=("review:reviews", "plenary:plenaries", "reporting:reports", "commend:campaigns", "training:courses", "do:kept-models"),
        related=("nguoi-dung-dau", "mat-tran"),
    ),
    Guide(
        "quan-tri", Circle.KEEPERS, "Quản trị đơn vị", "Administrator of a body",
        "Tài khoản và vai trò, cơ quan, thẩm quyền, thôn và tổ dân phố, kết nối; người nghỉ việc, người mới.",
        "Accounts and roles, bodies, competence, residential groups, connections; who leaves and who comes.",
        pages=("desk:begin", "places:bodies", "places:competence", "places:units", "desk:accounts", "connect:home"),
        related=("van-hanh", "nguoi-dung-dau"),
    ),
    Guide(
        "van-hanh", Circle.KEEPERS, "Người vận hành máy", "Operator of the machine",
        "Cài đặt, nâng cấp, sao lưu, diễn tập phục hồi, kiểm tra sổ cái, ngày nghỉ đột xuất, thêm tỉnh.",
        "Install, upgrade, back up, rehearse the restore, verify the ledger, sudden holidays, another province.",
        related=("quan-tri", "lap-trinh"),
    ),
    Guide(
        "lap-trinh", Circle.KEEPERS, "Nhà nghiên cứu, người lập trình", "Researcher or programmer",
        "Dữ liệu mở, API, Open311, lịch và tin, dòng lệnh; con số nào bị giấu và vì sao.",
        "Open data, API, Open311, calendars and feeds, the command line; which figures are hidden and why.",
        related=("van-hanh",),
    ),
)  # fmt: skip

#: Places in the guides that difficult forms of the rooms lead to: the topic, the guide, its heading, what the link says.
TOPICS = {
    "household-share": ("to-truong", "ty-le", "Tỷ lệ thông qua tính thế nào?", "How is the share counted?"),
    "own-office": ("xu-ly", "xung-dot", "Đơn nêu cơ quan mình thì làm gì?", "What if the letter is about us?"),
    "sealed-identity": ("xu-ly", "danh-tinh", "Danh tính niêm phong là gì?", "What is the sealed identity?"),
    "petitioner-rights": ("nguoi-dan", "ai-doc", "Ai đọc được gì?", "Who can read what?"),
    "household-code": ("ho-gia-dinh", "mat-ma", "Mất mã, phiếu không được tính?", "Code lost, vote not counted?"),
    "roles": ("quan-tri", "vai-tro", "Vai trò nào cho ai?", "Which role for whom?"),
}


def guide_of(slug: str) -> Guide | None:
    """The guide at an address."""
    return next((guide for guide in GUIDES if guide.slug == slug), None)
