"""What may be attached: sizes, names, numbers; decided from values, without opening anything."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.kernel.refusal import Refusal

from .words import ENDINGS, Kind


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may be; read from the installation's settings."""

    bytes: int = 25 * 1024 * 1024
    pixels: int = 50_000_000
    photo_pixels: int = 220_000_000
    side: int = 3000
    pages: int = 300
    entries: int = 2000
    unpacked: int = 200 * 1024 * 1024
    ratio: int = 100
    memory: int = 1024 * 1024 * 1024
    seconds: int = 40


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture to be made unrecognisable, in hundredths of its breadth and height from the top left."""

    left: float
    top: float
    width: float
    height: float


#: Parts of one picture that may be covered at once.
MOST_BOXES = 30


def must_cover(boxes: Sequence[Box]) -> None:
    """At least one part, each within the picture and not a mere line."""
    if not boxes:
        raise Refusal(
            "Hãy đánh dấu ít nhất một chỗ cần che.", "Mark at least one part to be covered.", field="boxes"
        )  # fmt: skip
    if len(boxes) > MOST_BOXES:
        raise Refusal(
            f"Mỗi lần che được nhiều nhất {MOST_BOXES} chỗ.", f"At most {MOST_BOXES} parts at once.", field="boxes"
        )  # fmt: skip
    for box in boxes:
        inside = (
            0 <= box.left < 100
            and 0 <= box.top < 100
            and box.left + box.width <= 100.01
            and box.top + box.height <= 100.01
        )
        if not inside or box.width < 0.5 or box.height < 0.5:
            raise Refusal(
                "Có chỗ che nằm ngoài ảnh hoặc quá nhỏ. Hãy đánh dấu lại.",
                "A part lies outside the picture or is too small. Mark it again.",
                field="boxes",
            )


def must_not_be_empty(size: int) -> None:
    """A file of nothing is refused before anybody looks at it."""
    if size == 0:
        raise Refusal(
            "Tệp rỗng (0 byte). Có thể tệp chưa tải xong; hãy mở thử trên máy rồi chọn lại.",
            "The file is empty (0 bytes). It may not have finished saving; open it on your device, then choose it.",
            field="file",
        )


def must_fit(size: int, most: int) -> None:
    """A file larger than the limit is refused with both numbers."""
    if size > most:
        raise Refusal(
            f"Tệp nặng {in_megabytes(size)} MB, quá mức {in_megabytes(most)} MB. "
            "Hãy chụp lại với chất lượng vừa, hoặc tách thành nhiều tệp.",
            f"The file is {in_megabytes(size)} MB; the limit is {in_megabytes(most)} MB. "
            "Take the picture at a lower quality, or split the file.",
            field="file",
        )


def must_not_be_too_many(have: int, most: int) -> None:
    """One case holds so many files and no more."""
    if have >= most:
        raise Refusal(
            f"Đã có {have} tệp, là số nhiều nhất cho một hồ sơ. Hãy gộp các trang vào một tệp PDF.",
            f"There are {have} files already, the most for one case. Put the pages into one PDF.",
            field="file",
        )


def in_megabytes(size: int) -> str:
    """“20”, “0,5”: megabytes as people write them."""
    value = size / (1024 * 1024)
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}".replace(".", ",")


_NAME_LENGTH = 80
_FORBIDDEN = set('/\\:*?"<>|')
_STEMS_OF_DEVICES = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}


def safe_name(name: str, kind: Kind) -> str:
    """The name people see: no path, no hidden or turning marks; its ending says what the file truly is."""
    bare = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    seen = "".join(letter for letter in bare if letter not in _FORBIDDEN and unicodedata.category(letter)[0] != "C")
    stem = " ".join(_without_endings(seen).split()).strip(". ")
    if not stem or stem.lower() in _STEMS_OF_DEVICES:
        stem = "tep-dinh-kem"
    return f"{stem[:_NAME_LENGTH].rstrip()}.{ENDINGS[kind]}"


_ENDING = re.compile(
    r"\.(pdf|jpe?g|jfif|png|webp|gif|bmp|tiff?|heic|heif|docx?|docm|dotm?|xlsx?|xlsm|pptx?|odt|ods|txt|rtf|html?|svg|js|vbs|exe|scr"
    r"|bat|cmd|com|msi|ps1|sh|php|zip|rar|7z|iso|lnk|jar|apk)$",
    re.IGNORECASE,
)


def _without_endings(name: str) -> str:
    while found := _ENDING.search(name):
        name = name[: found.start()]
    return name
