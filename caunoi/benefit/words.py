"""The nouns of benefit: what is rated, how satisfied, why not, by which way; programmes and what became of a list."""

from caunoi.kernel.words import Word


class Matter(Word):
    """What people rate; only things of one kind are compared."""

    SERVICE = "service", "Thủ tục, dịch vụ hành chính", "Administrative service"
    PETITION = "petition", "Giải quyết đơn", "Handling of petitions"
    RECEPTION = "reception", "Buổi tiếp công dân", "Reception of residents"
    DIALOGUE = "dialogue", "Buổi đối thoại", "Dialogue with residents"
    WORK = "work", "Công trình, việc chung", "Public works"


class Score(Word):
    """How satisfied: five steps, the two best count as satisfied."""

    FIVE = "5", "Rất hài lòng", "Very satisfied"
    FOUR = "4", "Hài lòng", "Satisfied"
    THREE = "3", "Bình thường", "Neither"
    TWO = "2", "Không hài lòng", "Not satisfied"
    ONE = "1", "Rất không hài lòng", "Not satisfied at all"

    @property
    def number(self) -> int:
        """From 1 to 5."""
        return int(self.value)

    @property
    def satisfied(self) -> bool:
        """Whether it counts as satisfied."""
        return self.number >= 4


class Why(Word):
    """What made somebody say so."""

    SLOW = "slow", "Chờ lâu, trễ hẹn", "Long wait, late"
    UNCLEAR = "unclear", "Hướng dẫn không rõ", "Unclear guidance"
    PAPERS = "papers", "Bị đòi thêm giấy tờ, đi lại nhiều lần", "More papers asked, several trips"
    MANNER = "manner", "Thái độ của người giải quyết", "The officer's manner"
    RESULT = "result", "Kết quả không đúng, không đủ", "Wrong or incomplete result"
    MONEY = "money", "Bị gợi ý đưa tiền, quà ngoài quy định", "Asked for money or gifts"
    PLACE = "place", "Nơi chờ, trang thiết bị", "Waiting room, equipment"
    ONLINE = "online", "Trang trực tuyến khó dùng, bị lỗi", "The online service is hard to use or fails"
    GOOD = "good", "Nhanh, rõ, nhiệt tình", "Quick, clear, helpful"


class Channel(Word):
    """Which way a rating came."""

    COUNTER = "counter", "Mã QR tại quầy", "QR code at the counter"
    CASE = "case", "Mã trên giấy hẹn, biên nhận", "Code on the slip of a case"
    PAPER = "paper", "Phiếu giấy do cán bộ nhập", "Paper form keyed in by an officer"
    PHONE = "phone", "Gọi điện lại do cán bộ nhập", "Call-back keyed in by an officer"


#: Channels in which an officer types what somebody else said.
KEYED = frozenset({Channel.PAPER, Channel.PHONE})


class Call(Word):
    """How a call-back ended without a rating."""

    MISSED = "missed", "Không liên lạc được", "Not reached"
    DECLINED = "declined", "Không muốn trả lời", "Did not want to answer"


class Sign(Word):
    """What looks unusual in the ratings of a service; about the service, never about a person."""

    BURST = "burst", "Nhiều phiếu dồn vào một giờ", "Many ratings within an hour"
    RUN = "run", "Nhiều phiếu liền nhau giống hệt", "A long run of the same answer"
    KEYED = "keyed", "Phiếu cán bộ nhập khác hẳn phiếu người dân tự gửi", "Keyed-in ratings differ from people's own"


class State(Word):
    """Where a programme's list stands."""

    DRAFT = "draft", "Đang chuẩn bị", "Being prepared"
    POSTED = "posted", "Đang công khai lấy ý kiến", "Posted for objections"
    SETTLED = "settled", "Đã chốt danh sách", "List settled"
    CLOSED = "closed", "Đã có kết quả", "Result told"

    @property
    def tone(self) -> str:
        """The colour's name."""
        return {"draft": "pause", "posted": "warn", "settled": "info", "closed": "ok"}[self.value]


class Field(Word):
    """What a programme gives."""

    SUPPORT = "support", "Trợ cấp, hỗ trợ", "Support"
    HOUSING = "housing", "Nhà ở", "Housing"
    RELIEF = "relief", "Cứu trợ", "Relief"
    CREDIT = "credit", "Tín dụng ưu đãi", "Preferential credit"
    HEALTH = "health", "Bảo hiểm y tế, khám chữa bệnh", "Health insurance and care"
    OTHER = "other", "Chính sách khác", "Other schemes"


#: Which item of the disclosure law names the people of a programme.
ITEMS = {Field.RELIEF: "11.8"}
ITEM = "11.7"
