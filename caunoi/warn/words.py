"""The nouns of early warning."""

from caunoi.kernel.words import Word, say


class Sort(Word):
    """What is out of the usual."""

    CELL = "cell", "Tăng ở một xã, phường", "A rise in one commune"
    LEVEL = "level", "Tăng trên toàn tỉnh, thành phố", "A rise over a whole province"
    AREA = "area", "Tăng ở một vùng nhiều xã, phường liền nhau", "A rise in neighbouring communes"
    MASS = "mass", "Một vụ việc, nhiều đơn", "One case, many letters"


class Method(Word):
    """How it was found; each has a card with its measured error."""

    POOLED = "pooled", "Đuôi phân phối gộp nhiều nơi", "Pooled tails of many places"
    FARRINGTON = "farrington", "Farrington cải tiến", "Improved Farrington"
    SCAN = "scan", "Quét không gian và thời gian", "Space-time scan"
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


class Why(Word):
    """Why a case stands in the register of prolonged and mass cases."""

    GROUP = "group", "Nhiều người ký", "Signed by many"
    LARGE = "large", "Đoàn đông người", "A large group"
    LATE = "late", "Quá hạn", "Past a deadline"
    MOVED = "moved", "Chuyển lòng vòng", "Passed around"
    AGAIN = "again", "Lần hai, nhắc lại, xem xét lại", "Second time, repeated, reopened"


class Block(Word):
    """What a case waits for."""

    SORT = "filed", "Chưa phân loại", "Not classified yet"
    ACCEPT = "sorted", "Chưa quyết định thụ lý", "Not decided whether it is accepted"
    RECEIVER = "forwarded", "Nơi nhận chưa xác nhận đã nhận", "The receiver has not acknowledged it"
    SUPERIOR = "escalated", "Cấp trên chưa quyết định nơi giải quyết", "The superior has not decided who is competent"
    START = "accepted", "Đã thụ lý, chưa giao xác minh", "Accepted, verification not ordered yet"
    VERIFY = "verifying", "Đang xác minh, chưa có kết quả", "Being verified, no result yet"
    PAUSE = "suspended", "Đang tạm đình chỉ", "Suspended"


def senders_told(senders: int | None, unmarked: int) -> str:
    """How many different senders, and what is not known of them, in the language being spoken."""
    if senders is None:
        return say("chưa đếm người gửi", "senders not counted")
    known = say(
        f"{senders} người gửi" + (" khác nhau" if senders > 1 else ""),
        f"{senders} different sender{'' if senders == 1 else 's'}",
    )
    if not unmarked:
        return known
    if not senders:
        return say(
            f"{unmarked} đơn không rõ người gửi", f"{unmarked} letter{'' if unmarked == 1 else 's'} of unknown sender"
        )
    return known + say(f" và {unmarked} đơn không rõ người gửi", f" and {unmarked} of unknown sender")
