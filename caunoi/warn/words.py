"""The nouns of early warning."""

from caunoi.kernel.words import Word


class Sort(Word):
    """What is out of the usual."""

    CELL = "cell", "Tăng ở một xã, phường", "A rise in one commune"
    LEVEL = "level", "Tăng trên toàn tỉnh, thành phố", "A rise over a whole province"
    MASS = "mass", "Một vụ việc, nhiều đơn", "One case, many letters"


class Method(Word):
    """How it was found; each has a card with its measured error."""

    POOLED = "pooled", "Đuôi phân phối gộp nhiều nơi", "Pooled tails of many places"
    FARRINGTON = "farrington", "Farrington cải tiến", "Improved Farrington"
    COPIES = "copies", "Đếm đơn cùng mẫu", "Counting copies of one letter"


class State(Word):
    """What a person said of it."""

    NEW = "new", "Chờ xem xét", "To be looked at"
    CONFIRMED = "confirmed", "Đúng là vấn đề", "Confirmed"
    EXPLAINED = "explained", "Đã rõ nguyên nhân, không phải vấn đề mới", "Explained, no new trouble"
    WRONG = "wrong", "Báo nhầm", "False alarm"

    @property
    def tone(self) -> str:
        """The colour of its badge."""
        return {"new": "warn", "confirmed": "bad", "explained": "info", "wrong": "pause"}[self.value]


#: What a person may say of a warning.
VERDICTS = (State.CONFIRMED, State.EXPLAINED, State.WRONG)
