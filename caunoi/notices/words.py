"""The names of papers and messages."""

from caunoi.kernel.words import Word


class Layout(Word):
    """Which rules of presentation a paper follows."""

    STATE = "state", "Thể thức văn bản hành chính", "State layout"
    PARTY = "party", "Thể thức văn bản của Đảng", "Party layout"


class Manner(Word):
    """By what power a person signs."""

    OWN = "own", "Ký trực tiếp", "In one's own right"
    ON_BEHALF = "on_behalf", "Thay mặt", "On behalf of the collective"
    FOR = "for", "Ký thay", "For the head"
    BY_ORDER = "by_order", "Thừa lệnh", "By order"
    BY_MANDATE = "by_mandate", "Thừa ủy quyền", "By mandate"
    ACTING = "acting", "Quyền", "Acting head"


class Signer(Word):
    """Who is asked to sign a letter."""

    HEAD = "head", "Người đứng đầu", "Head of the body"
    OFFICER = "officer", "Cán bộ thụ lý", "Officer in charge"
    PARTIES = "parties", "Các bên lập biên bản", "Those who made the minutes"
    UNIT = "unit", "Bộ phận tiếp công dân", "Reception unit"


class PaperState(Word):
    """How far a paper has come."""

    DRAFT = "draft", "Dự thảo", "Draft"
    SIGNED = "signed", "Đã ký", "Signed"
    ISSUED = "issued", "Đã phát hành", "Issued"
    DISCARDED = "discarded", "Đã hủy dự thảo", "Draft discarded"


class Channel(Word):
    """How a message reaches a person."""

    EMAIL = "email", "Thư điện tử", "E-mail"
    SMS = "sms", "Tin nhắn SMS", "Text message"
    ZALO = "zalo", "Zalo", "Zalo"
    PUSH = "push", "Thông báo trên thiết bị", "Web push"
    PRINT = "print", "In và gửi bưu điện hoặc trao tay", "Print and post, or hand over"


class MessageState(Word):
    """Where a message stands."""

    QUEUED = "queued", "Chờ gửi", "Waiting"
    SENT = "sent", "Đã gửi", "Sent"
    FAILED = "failed", "Gửi không được", "Could not be sent"
    CANCELLED = "cancelled", "Đã dừng gửi", "Cancelled"
