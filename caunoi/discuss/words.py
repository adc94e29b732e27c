"""The nouns and verbs of consultations: stages, acts, channels, stances, verdicts."""

from caunoi.kernel.matrix import Verdict as Verdict  # noqa: PLC0414
from caunoi.kernel.splitting import SectionKind as SectionKind  # noqa: PLC0414
from caunoi.kernel.words import Word


class Stage(Word):
    """Where a consultation stands."""

    PREPARING = "preparing", "Đang chuẩn bị", "Being prepared"
    OPEN = "open", "Đang lấy ý kiến", "Open for opinions"
    CLOSED = "closed", "Đang tổng hợp, giải trình", "Opinions being answered"
    ANSWERED = "answered", "Đã trả lời từng nhóm ý kiến", "Every group answered"
    DECIDED = "decided", "Đã quyết định", "Decided"
    REPORTED = "reported", "Đã báo cáo HĐND, gửi MTTQ", "Reported to the Council and the Front"
    DROPPED = "dropped", "Thôi chuẩn bị", "Given up before opening"


#: Stages a stranger may see.
PUBLIC_STAGES = (Stage.OPEN, Stage.CLOSED, Stage.ANSWERED, Stage.DECIDED, Stage.REPORTED)
#: Stages in which every group of opinions has its answer.
ANSWERED_STAGES = (Stage.ANSWERED, Stage.DECIDED, Stage.REPORTED)


class Act(Word):
    """What may be done with a consultation."""

    OPEN = "open", "Mở lấy ý kiến", "Open"
    DROP = "drop", "Thôi chuẩn bị", "Give up"
    EXTEND = "extend", "Gia hạn", "Extend"
    CLOSE = "close", "Kết thúc thời gian lấy ý kiến", "Close"
    SIGN = "sign", "Ký bảng tổng hợp, giải trình", "Sign the matrix"
    DECIDE = "decide", "Ghi quyết định đã ban hành", "Enter the decision"
    REPORT = "report", "Báo cáo HĐND, gửi MTTQ", "Report to the Council and the Front"


class Form(Word):
    """The eight forms of consultation (Điều 26)."""

    DIALOGUE = "dialogue", "Hội nghị trao đổi, đối thoại", "Dialogue conference"
    MEETING = "meeting", "Cuộc họp của cộng đồng dân cư", "Community meeting"
    BALLOT = "ballot", "Phát phiếu lấy ý kiến hộ gia đình", "Household paper"
    BOX = "box", "Hòm thư góp ý, đường dây nóng", "Suggestion box, hotline"
    ORGANISATIONS = (
        "organisations",
        "Thông qua Ban công tác Mặt trận và các tổ chức",
        "Through the Front and organisations",
    )
    PORTAL = "portal", "Cổng, trang thông tin điện tử", "Portal"
    NETWORK = "network", "Mạng viễn thông, mạng xã hội hợp pháp", "Telecom, lawful social network"
    ADDRESSEES = "addressees", "Đối thoại, lấy ý kiến trực tiếp đối tượng thi hành", "Dialogue with addressees"


class Right(Word):
    """What a participant may do in a consultation; the blueprint says which."""

    COMMENT = "comment", "góp ý từng phần", "comment on sections"
    ANSWER = "answer", "trả lời câu hỏi", "answer questions"
    VOTE = "vote", "bày tỏ với từng nhận định", "vote on statements"
    PROPOSE = "propose", "nêu nhận định", "propose statements"


class Entry(Word):
    """Who may take part online."""

    OPEN = "open", "Mọi người", "Anybody"
    INVITED = "invited", "Người có mã mời", "Holders of an invitation code"


class QuestionKind(Word):
    """How a question is answered."""

    CHOICE = "choice", "Chọn một", "Choose one"
    SCALE = "scale", "Thang điểm 1–5", "Scale 1–5"
    TEXT = "text", "Viết câu trả lời", "Written answer"


class StatementStage(Word):
    """Where a short statement stands."""

    WAITING = "waiting", "Chờ duyệt", "Waiting for moderation"
    SHOWN = "shown", "Đang lấy ý kiến", "Shown"
    DECLINED = "declined", "Không đưa ra", "Not shown"


class Channel(Word):
    """How an opinion came in."""

    WEB = "web", "Trực tuyến", "Online"
    PAPER = "paper", "Phiếu giấy", "On paper"
    MEETING = "meeting", "Ý kiến bằng văn bản tại cuộc họp", "In writing at a meeting"
    SPOKEN = "spoken", "Chỉ phát biểu tại cuộc họp", "Spoken only at a meeting"
    BOX = "box", "Hòm thư, đường dây nóng", "Box or hotline"
    ORGANISATION = "organisation", "Qua Mặt trận, tổ chức", "Through the Front or an organisation"
    NETWORK = "network", "Qua mạng viễn thông, mạng xã hội", "Telecom or social network"


#: Opinions that are kept and answered but not counted (the counting rule of Bộ Tư pháp).
UNCOUNTED = (Channel.SPOKEN,)


class Stance(Word):
    """Agree, disagree or pass; ``number`` is what the table keeps."""

    AGREE = "agree", "Đồng ý", "Agree"
    DISAGREE = "disagree", "Không đồng ý", "Disagree"
    PASS = "pass", "Không có ý kiến", "Pass"

    @property
    def number(self) -> int:
        """1 agree, −1 disagree, 0 pass: the sign the map's kernel reads."""
        return _NUMBERS[str(self)]

    @classmethod
    def of(cls, number: int) -> "Stance":
        """The stance a number stands for."""
        return {1: cls.AGREE, -1: cls.DISAGREE, 0: cls.PASS}[number]


_NUMBERS = {"agree": 1, "disagree": -1, "pass": 0}


class PacketForm(Word):
    """How a packet of opinions from outside the web was kept."""

    SHEETS = "sheets", "Từng phiếu, từng người", "Sheet by sheet"
    MINUTES = "minutes", "Biên bản cuộc họp", "Minutes of a meeting"


class GroupKind(Word):
    """What gathers the opinions of a group."""

    WORDS = "words", "Nhóm do cán bộ lập", "Made by an officer"
    BARE = "bare", "Chỉ bày tỏ, không nêu ý kiến", "Stance without words"
    STATEMENT = "statement", "Theo nhận định", "By statement"
    QUESTION = "question", "Theo câu hỏi", "By question"


class Measure(Word):
    """What a row of the maintained tallies counts."""

    SECTION = "section", "ý kiến theo phần", "opinions by section"
    QUESTION = "question", "câu trả lời", "answers by question"
    STATEMENT = "statement", "bày tỏ theo nhận định", "votes by statement"
    PERSONS = "persons", "số người", "persons"
    DAY = "day", "ý kiến theo ngày", "opinions by day"
