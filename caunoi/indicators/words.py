"""The names of indicators: what they count in, from which records, which way they should go."""

from caunoi.kernel.words import Word


class Unit(Word):
    """What a figure counts in."""

    LETTER = "letter", "đơn", "letters"
    CASE = "case", "vụ việc", "cases"
    PERSON = "person", "người", "people"
    TURN = "turn", "lượt", "turns"
    SHARE = "share", "%", "%"
    DAY = "day", "ngày", "days"
    DUTY = "duty", "việc", "duties"
    BODY = "body", "cơ quan", "bodies"
    ANSWER = "answer", "ý kiến", "answers"


class Better(Word):
    """Which way a figure should go."""

    UP = "up", "Càng cao càng tốt", "The higher the better"
    DOWN = "down", "Càng thấp càng tốt", "The lower the better"
    NEITHER = "neither", "Chỉ mô tả", "Descriptive"


class Source(Word):
    """The records a figure is counted from."""

    LETTERS = "letters", "Đơn", "Letters"
    ACTS = "acts", "Bước xử lý", "Steps of cases"
    WAITS = "waits", "Thời gian trả lời", "Times to answer"
    RATINGS = "ratings", "Đánh giá của người gửi", "Ratings by petitioners"
    HANDOVERS = "handovers", "Lần chuyển đơn", "Handovers"
    DUTIES = "duties", "Nghĩa vụ có hạn", "Duties with a deadline"
    RECEPTIONS = "receptions", "Buổi tiếp, lượt tiếp công dân", "Receptions and visits"
    SHARE = "share", "Tỷ lệ của hai số liệu", "Share of two figures"


class Series(Word):
    """Which family of periods a code belongs to."""

    CALENDAR = "calendar", "Kỳ theo lịch", "Calendar period"
    LEGAL = "legal", "Kỳ báo cáo tiếp công dân, khiếu nại, tố cáo", "Reporting window of the law"
