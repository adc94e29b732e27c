"""The names of reviews and what may be wrong with them."""

from caunoi.kernel.words import Word


class ReviewState(Word):
    """How far a review has come."""

    DRAFT = "draft", "Dự thảo", "Draft"
    PUBLISHED = "published", "Đã công bố", "Published"


class Alarm(Word):
    """What is wrong with a published review."""

    CHANGED = "changed", "Số liệu tính lại khác số đã công bố", "Recomputed figure differs from the published one"
    TAMPERED = (
        "tampered",
        "Nội dung lưu không khớp dấu niêm trong sổ cái",
        "What is stored does not match its seal in the ledger",
    )
    RECOUNTED = "recounted", "Cách đếm đã đổi phiên bản, không so được", "Counted otherwise now, cannot be compared"
