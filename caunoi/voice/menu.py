"""What the voice room adds to the officers' menu."""

from typing import Any

from caunoi.followup.courses import courses
from caunoi.ui.navigation import desk


def _works(request: Any) -> bool:
    return bool(request.user.is_authenticated)


def add_entries() -> None:
    """The list, the counter, the scanner."""
    work = ("Việc", "Work")
    desk.add("Ngày của tôi", "My day", "desk:today", icon="calendar", order=1, group=work, may=_works)
    desk.add("Đơn", "Petitions", "voice:officer-inbox", icon="inbox", order=2, group=work, may=_works)
    desk.add(
        "Nhận đơn tại quầy", "Counter intake", "voice:officer-intake", icon="plus", order=3, group=work, may=_works
    )
    desk.add("Đơn giấy quét", "Scanned paper", "voice:officer-scan", icon="camera", order=4, group=work, may=_works)
    desk.add(
        "Nhập đơn từ bảng", "Import a table", "voice:officer-import", icon="upload", order=5, group=work, may=_works
    )
    desk.add("Văn bản", "Papers", "voice:officer-papers", icon="letter", order=6, group=work, may=_works)
    courses.tell("publication", "Lời hứa trong câu trả lời công khai", "Promises in published answers")
