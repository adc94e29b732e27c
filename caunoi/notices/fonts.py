"""The serif a PDF is set in: Times New Roman or its equal where installed, else the one in our own wheel."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from caunoi.kernel.refusal import Refusal

_BASES = "aăâeêioôơuưy"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
#: Where systems keep fonts; a folder that is not there is passed over.
_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "/System/Library/Fonts/Supplemental",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
_FACES = (
    ("Times New Roman", ("times", "timesbd", "timesi", "timesbi")),
    (
        "Times New Roman",
        ("times new roman", "times new roman bold", "times new roman italic", "times new roman bold italic"),
    ),
    (
        "Times New Roman",
        ("times_new_roman", "times_new_roman_bold", "times_new_roman_italic", "times_new_roman_bold_italic"),
    ),
    (
        "Liberation Serif",
        ("liberationserif-regular", "liberationserif-bold", "liberationserif-italic", "liberationserif-bolditalic"),
    ),
)


@dataclass(frozen=True, slots=True)
class Face:
    """A family whose every style has every Vietnamese letter, and the folder that holds it alone."""

    family: str
    folder: str
    letters: frozenset[int]


def vietnamese() -> str:
    """Every letter and sign an official paper may need."""
    import unicodedata

    marked = {unicodedata.normalize("NFC", base + tone) for base in _BASES for tone in ("", *_TONES)}
    small = "".join(sorted(marked)) + "đ"
    return small + small.upper() + "".join(map(chr, range(0x20, 0x7F))) + "“”‘’–—…•₫°²³×±§"


@cache
def face() -> Face:
    """The best serif on this machine; refuses when not even the shipped one is whole."""
    found = next(_installed(), None) or _shipped()
    if found is None:
        raise Refusal(
            "Không có phông chữ nào đủ dấu tiếng Việt để xuất PDF. Hãy cài gói fonts-liberation2.",
            "No font with all Vietnamese letters was found for PDF. Install the package fonts-liberation2.",
        )
    return found


def _installed() -> Iterator[Face]:
    files = _files()
    for family, names in _FACES:
        for folder in files:
            styles = [files[folder].get(name) for name in names]
            paths = [path for path in styles if path is not None]
            letters = _letters(paths) if len(paths) == len(names) else None
            if letters:
                yield Face(family, _alone(paths), letters)


def _files() -> dict[Path, dict[str, Path]]:
    """Font files by folder and bare name, only of the families looked for."""
    found: dict[Path, dict[str, Path]] = {}
    for place in _FOLDERS:
        for root, _, names in os.walk(Path(place).expanduser()):
            for name in names:
                stem, _, ending = name.lower().rpartition(".")
                if ending in ("ttf", "otf") and stem.startswith(("times", "liberationserif")):
                    found.setdefault(Path(root), {})[stem] = Path(root) / name
    return found


def _shipped() -> Face | None:
    import fontpkg_noto_serif

    paths = sorted((fontpkg_noto_serif.ROOT / "files").glob("*.ttf"))
    letters = _letters(paths)
    return Face(fontpkg_noto_serif.FAMILY, _alone(paths), letters) if letters else None


def _letters(paths: list[Path]) -> frozenset[int] | None:
    """The letters all files share, nothing when a Vietnamese one is missing or a file is broken."""
    from fontTools.ttLib import TTFont, TTLibError

    shared: set[int] | None = None
    for path in paths:
        try:
            own = set(TTFont(path, lazy=True).getBestCmap() or ())
        except (TTLibError, OSError):
            return None
        shared = own if shared is None else shared & own
    whole = shared is not None and {ord(letter) for letter in vietnamese()} <= shared
    return frozenset(shared or ()) if whole else None


def _alone(paths: list[Path]) -> str:
    """A private folder with these files only: another face of the same name must not slip in."""
    folder = _private()
    for path in paths:
        target = folder / path.name
        if target.exists():
            continue
        try:
            target.symlink_to(path)
        except OSError:
            shutil.copyfile(path, target)
    return str(folder)


def _private() -> Path:
    import atexit

    folder = Path(tempfile.mkdtemp(prefix="caunoi-fonts-"))
    if not sys.is_finalizing():
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def drawable(text: str, letters: frozenset[int]) -> str:
    """The text with signs the face does not have (emoji, other scripts) as an empty box."""
    box = "□" if ord("□") in letters else "?"
    return "".join(letter if ord(letter) in letters or letter == "\n" else box for letter in text)
