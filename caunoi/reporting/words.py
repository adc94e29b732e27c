"""The nouns and verbs of sector reports: rhythms, where a report stands, how its time looks."""

from caunoi.kernel.words import Word


class Rhythm(Word):
    """For which span a report is made."""

    MONTH = "month", "Hằng tháng", "Monthly"
    QUARTER = "quarter", "Hằng quý", "Quarterly"
    QUICK = "quick", "Báo cáo nhanh", "Quick report"


class Stage(Word):
    """Where a report stands."""

    OWED = "owed", "Phải báo cáo", "Owed"
    DRAFTED = "drafted", "Đang soạn", "Being drafted"
    SENT = "sent", "Đã gửi", "Sent"
    ACCEPTED = "accepted", "Đã tiếp nhận", "Received"
    RETURNED = "returned", "Bị trả lại", "Returned"


class Act(Word):
    """What may be done with a report."""

    OPEN = "open", "Giao báo cáo", "Ask for"
    DRAFT = "draft", "Lấy số liệu", "Count the figures"
    WRITE = "write", "Viết nhận xét", "Write remarks"
    SEND = "send", "Ký, gửi lên", "Sign and send"
    ACCEPT = "accept", "Tiếp nhận", "Receive"
    RETURN = "return", "Trả lại", "Return"


class Sight(Word):
    """How a report looks on a day, for whoever waits for it."""

    ON_TIME = "on_time", "Gửi đúng hạn", "Sent in time"
    LATE = "late", "Gửi muộn", "Sent late"
    OVERDUE = "overdue", "Quá hạn chưa gửi", "Overdue"
    WAITING = "waiting", "Chưa đến hạn", "Not due yet"
