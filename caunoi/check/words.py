"""The nouns of inspection by the people: how a finding and a day on the site look, how a recommendation came, spans of reports."""

from caunoi.boards.words import Kind
from caunoi.kernel.words import Word


class Looks(Word):
    """What was found on the spot."""

    RIGHT = "right", "Đúng", "As it should be"
    DOUBT = "doubt", "Cần làm rõ", "To be explained"
    WRONG = "wrong", "Chưa đúng", "Not as it should be"

    @property
    def tone(self) -> str:
        """The colour's name."""
        return {"right": "ok", "doubt": "warn", "wrong": "bad"}[self.value]


class Held(Word):
    """Where an inspection stands."""

    PLANNED = "planned", "Chưa gửi kế hoạch", "Plan not sent yet"
    NOTICED = "noticed", "Đã gửi kế hoạch", "Plan sent"
    CONCLUDED = "concluded", "Đã kết luận", "Concluded"

    @property
    def tone(self) -> str:
        """The colour's name."""
        return {"planned": "warn", "noticed": "info", "concluded": "ok"}[self.value]


class Watched(Word):
    """Where the supervision of a project stands."""

    PREPARING = "preparing", "Chuẩn bị giám sát", "Being prepared"
    RUNNING = "running", "Đang giám sát", "Under supervision"
    ENDED = "ended", "Đã kết thúc giám sát", "Supervision ended"

    @property
    def tone(self) -> str:
        """The colour's name."""
        return {"preparing": "warn", "running": "info", "ended": "ok"}[self.value]


class Sort(Word):
    """What a recommendation asks."""

    ADVICE = "advice", "Kiến nghị", "Recommendation"
    DEFECT = "defect", "Khiếm khuyết chất lượng", "Quality defect"


class Judged(Word):
    """What the board found when it looked at what was said to be done."""

    CONFIRMED = "confirmed", "Ban đã xem lại: đã làm xong", "The board looked: it is done"
    DISPUTED = "disputed", "Ban đã xem lại: chưa xong", "The board looked: it is not done"

    @property
    def tone(self) -> str:
        """The colour's name."""
        return "ok" if self is Judged.CONFIRMED else "bad"


class Span(Word):
    """How long a stretch of time a report tells of."""

    QUARTER = "quarter", "Quý", "Quarter"
    HALF = "half", "Sáu tháng", "Half-year"
    YEAR = "year", "Năm", "Year"


#: Boards this room works with.
CHECKING = (Kind.INSPECTION, Kind.INVESTMENT)
