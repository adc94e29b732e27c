"""The nouns and verbs of supervision and social criticism: forms, grounds, stages, acts, ways, capacities."""

from caunoi.kernel.matrix import Verdict as Verdict  # noqa: PLC0414
from caunoi.kernel.words import Word


class Form(Word):
    """How a supervision is done (Luật MTTQ Việt Nam, Điều 27)."""

    DOCUMENTS = "documents", "Nghiên cứu, xem xét văn bản", "Document review"
    TEAM = "team", "Tổ chức đoàn giám sát", "Supervision team"
    BOARDS = (
        "boards",
        "Thông qua Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng",
        "Through the people's boards",
    )
    JOINING = "joining", "Tham gia giám sát với cơ quan, tổ chức có thẩm quyền", "Joining a competent body's"


class Basis(Word):
    """Why a matter is supervised (Nghị quyết liên tịch 403/2017, Điều 2)."""

    PROGRAMME = "programme", "Chương trình hằng năm", "The yearly programme"
    MEMBERS = "members", "Đề xuất của tổ chức thành viên", "Proposed by a member organisation"
    PETITIONS = "petitions", "Đơn thư, kiến nghị của Nhân dân", "Petitions of the people"
    PRESS = "press", "Phản ánh của báo chí", "The press"
    OTHER = "other", "Căn cứ khác", "Another ground"


class Stage(Word):
    """Where a supervision stands."""

    PLANNED = "planned", "Trong chương trình", "Planned"
    NOTIFIED = "notified", "Đã gửi kế hoạch, đề cương", "Plan and outline sent"
    HELD = "held", "Đã giám sát, chờ báo cáo", "Held, report awaited"
    REPORTED = "reported", "Đã có báo cáo kết quả", "Reported"
    CANCELLED = "cancelled", "Không thực hiện", "Called off"

    @property
    def tone(self) -> str:
        """The colour's name."""
        return {"planned": "", "notified": "info", "held": "warn", "reported": "ok", "cancelled": "pause"}[self.value]


class Act(Word):
    """What may be done with a supervision."""

    MOVE = "move", "Đổi ngày", "Move the day"
    NOTIFY = "notify", "Gửi kế hoạch, quyết định, đề cương", "Send plan, decision and outline"
    RECEIVE = "receive", "Gửi báo cáo cho đoàn giám sát", "Send the report asked for"
    HOLD = "hold", "Ghi việc đã giám sát", "Record that it was held"
    REPORT = "report", "Báo cáo kết quả giám sát", "Report the result"
    RECOMMEND = "recommend", "Kiến nghị", "Recommend"
    CANCEL = "cancel", "Không thực hiện", "Call off"


class Seat(Word):
    """What somebody is in a supervision team."""

    HEAD = "head", "Trưởng đoàn", "Head"
    DEPUTY = "deputy", "Phó Trưởng đoàn", "Deputy head"
    MEMBER = "member", "Thành viên", "Member"


class Sort(Word):
    """What is commented on: a draft, or the work of the Party and the authorities at any time."""

    DRAFT = "draft", "Phản biện dự thảo văn bản", "Criticism of a draft"
    STANDING = (
        "standing",
        "Góp ý xây dựng Đảng, xây dựng chính quyền",
        "Comments on building the Party and the authorities",
    )


class Manner(Word):
    """How opinions are gathered (Luật MTTQ Việt Nam, Điều 34); a standing channel gathers by itself."""

    CIRCULATE = "circulate", "Gửi dự thảo lấy ý kiến", "Circulate the draft"
    CONFERENCE = "conference", "Hội nghị phản biện", "Conference"
    DIALOGUE = "dialogue", "Đối thoại trực tiếp", "Direct dialogue"
    STANDING = "standing", "Kênh thường xuyên", "Standing channel"


class Phase(Word):
    """Where a criticism, or a round of the standing channel, stands."""

    OPEN = "open", "Đang nhận ý kiến", "Taking opinions"
    SENT = "sent", "Đã gửi cơ quan, chờ trả lời", "Sent, answer awaited"
    ANSWERED = "answered", "Đã trả lời từng điểm", "Answered point by point"
    ISSUED = "issued", "Đã ban hành văn bản", "The text is issued"
    DROPPED = "dropped", "Không thực hiện", "Given up"

    @property
    def tone(self) -> str:
        """The colour's name."""
        return {"open": "info", "sent": "warn", "answered": "ok", "issued": "ok", "dropped": "pause"}[self.value]


class Move(Word):
    """What may be done with a criticism."""

    OPINE = "opine", "Ghi ý kiến", "Enter an opinion"
    GROUP = "group", "Lập điểm phản biện", "Make a point"
    SEND = "send", "Ký, gửi văn bản phản biện", "Sign and send the criticism"
    ANSWER = "answer", "Trả lời từng điểm", "Answer a point"
    SIGN = "sign", "Ký bảng tiếp thu, giải trình", "Sign the answers"
    ISSUE = "issue", "Ghi văn bản đã ban hành", "Enter the text issued"
    MOVE_DAY = "move_day", "Đổi ngày hết nhận ý kiến", "Move the last day for opinions"
    DROP = "drop", "Không thực hiện", "Give up"


class Left(Word):
    """What a hearing leaves to be followed: something to be answered, or something promised by a day."""

    QUESTION = "question", "Điều phải trả lời", "To be answered"
    PROMISE = "promise", "Lời hứa, có ngày xong", "Promise, with a day"


class Capacity(Word):
    """As who somebody contributes; nobody's faith, people or opinions are kept."""

    EXPERT = "expert", "Chuyên gia, nhà khoa học", "Expert"
    RESPECTED = "respected", "Nhân sĩ, người tiêu biểu, người có uy tín", "Respected person"
    ORGANISATION = "organisation", "Đại diện tổ chức thành viên", "For a member organisation"
    RESIDENT = "resident", "Người dân", "Resident"
