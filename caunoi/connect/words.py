"""The names of tokens, webhooks and what becomes of a delivery."""

from caunoi.kernel.words import Word


class Event(Word):
    """What a webhook tells: something is public, has changed, is public no more."""

    PUBLISHED = "published", "Mới công khai", "Published"
    CHANGED = "changed", "Có thay đổi", "Changed"
    GONE = "gone", "Không còn công khai", "Public no more"
    TEST = "test", "Gửi thử", "Test"


class Fate(Word):
    """Where a delivery stands."""

    WAITING = "waiting", "Chờ gửi", "Waiting"
    DELIVERED = "delivered", "Đã nhận", "Delivered"
    DEAD = "dead", "Gửi không được", "Given up"


class Standing(Word):
    """Where a token stands."""

    RUNNING = "running", "Đang dùng được", "In force"
    EXPIRED = "expired", "Hết hạn", "Expired"
    REVOKED = "revoked", "Đã thu hồi", "Revoked"
