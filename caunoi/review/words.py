"""The names of reviews and what may be wrong with them."""

from caunoi.kernel.words import Word


class ReviewState(Word):
    """How far a review has come."""

    DRAFT = "draft", "Dự thảo", "Draft"
    COMMENTING = "commenting", "Đang lấy ý kiến", "Out for comments"
    COMMENTED = "commented", "Đã lấy ý kiến", "Comments closed"
    SUBMITTED = "submitted", "Chờ duyệt", "Submitted"
    APPROVED = "approved", "Đã duyệt", "Approved"
    PUBLISHED = "published", "Đã công bố", "Published"


class ReviewAct(Word):
    """What moves a review on."""

    ASK = "ask", "Lấy ý kiến", "Ask for comments"
    CLOSE = "close", "Kết thúc lấy ý kiến", "Close comments"
    SUBMIT = "submit", "Trình duyệt", "Submit"
    RETURN = "return", "Trả lại", "Return"
    APPROVE = "approve", "Duyệt", "Approve"
    PUBLISH = "publish", "Công bố", "Publish"


class Mark(Word):
    """Where a sentence of a review comes from."""

    DATA = "data", "Từ dữ liệu", "From data"
    PERSON = "person", "Người viết", "Written by a person"


class Reply(Word):
    """What became of a comment on a draft."""

    TAKEN = "taken", "Tiếp thu", "Taken over"
    EXPLAINED = "explained", "Giải trình", "Explained"


class Alarm(Word):
    """What is wrong with a published review."""

    CHANGED = "changed", "Số liệu tính lại khác số đã công bố", "Recomputed figure differs from the published one"
    TAMPERED = (
        "tampered",
        "Nội dung lưu không khớp dấu niêm trong sổ cái",
        "What is stored does not match its seal in the ledger",
    )
    RECOUNTED = "recounted", "Cách đếm đã đổi phiên bản, không so được", "Counted otherwise now, cannot be compared"
