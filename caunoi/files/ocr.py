"""Reading paper by machine: always “read by machine, not checked”, and the picture is always kept.

A page that is evenly lit and sharp enough is a scan: Tesseract reads it alone. A phone photo is evened out first and
read by every engine here (Tesseract; trueocr of the extra ``ocr``); the most plausible Vietnamese is kept.
"""

import io
import logging
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from PIL import Image, ImageFilter, ImageMath, ImageOps

from caunoi.kernel.refusal import Refusal

from .syllables import plausible, plausible_words

log = logging.getLogger("caunoi.files")

SECONDS_PER_PAGE = 90
MOST_PAGES = 20
#: A page is drawn this many pixels on its longer side: about 250 dots an inch for A4.
PAGE_SIDE = 2900
#: Below this, an A4 page has under about 110 dots an inch and Tesseract guesses.
LEAST_SIDE = 1300
#: A shadow or fold makes the darkest paper this much darker than the brightest.
UNEVEN = 0.62
#: A reading with a smaller share of plausible syllables is tried again.
PLAUSIBLE = 0.8


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page: its text, how sure from 0 to 100, which engine read it."""

    text: str
    confidence: int
    engine: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A whole paper."""

    pages: tuple[ReadPage, ...]

    @property
    def text(self) -> str:
        """All pages, a blank line between them."""
        return "\n\n".join(page.text for page in self.pages)

    @property
    def confidence(self) -> int:
        """How sure on the whole, longer pages counting more."""
        weight = sum(len(page.text) for page in self.pages)
        return round(sum(page.confidence * len(page.text) for page in self.pages) / weight) if weight else 0

    @property
    def engine(self) -> str:
        """Which engines read it."""
        return ", ".join(sorted({page.engine for page in self.pages}))


@dataclass(frozen=True, slots=True)
class Look:
    """What a picture is like for a reading machine."""

    longer_side: int
    evenness: float

    @property
    def is_scan(self) -> bool:
        """Evenly lit and sharp enough for Tesseract."""
        return self.longer_side >= LEAST_SIDE and self.evenness >= UNEVEN


def engines() -> tuple[str, ...]:
    """The engines this machine has."""
    found = []
    if _tesseract():
        found.append("tesseract")
    if find_spec("trueocr") is not None:
        found.append("trueocr")
    return tuple(found)


def must_be_able() -> None:
    """Refuse, saying what to install, where no engine is."""
    if not engines():
        raise Refusal(
            "Máy chủ chưa cài phần đọc giấy. Hãy gõ lại theo ảnh, hoặc nhờ quản trị cài gói tesseract-ocr-vie.",
            "No reading engine is installed. Type the text from the picture, or ask for the package tesseract-ocr-vie.",
            field="file",
        )


def read(content: bytes, kind: str, *, pages: int = 1) -> ReadResult:
    """The text of a picture or of a PDF's pages; refuses where nothing here can read it."""
    must_be_able()
    return ReadResult(tuple(read_picture(picture) for picture in _pictures(content, kind, min(pages, MOST_PAGES))))


def read_picture(picture: Any) -> ReadPage:
    """One page: a scan by Tesseract; a photo, or a scan that reads badly, evened out and by every engine."""
    upright = ImageOps.exif_transpose(picture).convert("L")
    tries: list[ReadPage] = []
    if look(upright).is_scan and "tesseract" in engines():
        tries += _tried("tesseract", upright)
        if tries and plausible(tries[0].text) >= PLAUSIBLE:
            return tries[0]
    even = evened(upright)
    for engine in engines():
        tries += _tried(engine, even)
    if not tries:
        raise Refusal(
            "Máy không đọc được trang này. Hãy gõ lại nội dung theo ảnh.",
            "The machine could not read this page. Type the text from the picture.",
            field="file",
        )
    return max(tries, key=lambda page: plausible_words(page.text))


def evened(picture: Any) -> Any:
    """The page as if evenly lit: every point over the brightness of the paper around it."""
    small = picture.resize((max(1, picture.width // 4), max(1, picture.height // 4)), Image.Resampling.BILINEAR)
    paper = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(6))
    paper = paper.resize(picture.size, Image.Resampling.BILINEAR)
    return ImageMath.lambda_eval(
        lambda of: of["convert"](of["min"](of["page"] * 245 / of["max"](of["paper"], 1), 255), "L"),
        page=picture,
        paper=paper,
    )


def look(picture: Any) -> Look:
    """How large the page is and how evenly lit: the dimmest paper over the brightest, writing smoothed away."""
    small = picture.copy()
    small.thumbnail((240, 240))
    paper = small.filter(ImageFilter.MaxFilter(15)).filter(ImageFilter.BoxBlur(6))
    counts = paper.histogram()
    dim, bright = _percentile(counts, 0.04), _percentile(counts, 0.96)
    return Look(max(picture.size), round(dim / bright, 2) if bright else 0.0)


def _tried(engine: str, picture: Any) -> list[ReadPage]:
    """What an engine read; nothing where it failed, for another may do better."""
    readers: dict[str, Callable[[Any], ReadPage]] = {"tesseract": _by_tesseract, "trueocr": _by_trueocr}
    try:
        return [readers[engine](picture)]
    except (OSError, subprocess.SubprocessError, RuntimeError, ValueError) as failed:
        log.warning("%s could not read a page: %s", engine, type(failed).__name__)
        return []


def _pictures(content: bytes, kind: str, pages: int) -> Iterator[Any]:
    from .checks.isolation import ask_child
    from .rules import Limits

    for page in range(pages if kind == "pdf" else 1):
        _, drawn = ask_child({"task": "page", "kind": kind, "page": page, "side": PAGE_SIDE}, content, Limits())
        yield Image.open(io.BytesIO(drawn))


# Tesseract


@lru_cache(maxsize=1)
def _tesseract() -> str | None:
    """The program, when it has the Vietnamese model."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    return program if "vie" in (listed.stdout + listed.stderr).split() else None


def _by_tesseract(picture: Any) -> ReadPage:
    program = _tesseract()
    if program is None:
        raise OSError("tesseract is gone")
    made = io.BytesIO()
    ready = _sharp_enough(picture)
    ready.save(made, "PNG")
    done = subprocess.run(
        [program, "stdin", "stdout", "-l", "vie", "--psm", "3", "--dpi", "250", "tsv"],
        input=made.getvalue(),
        capture_output=True,
        timeout=SECONDS_PER_PAGE,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        check=True,
    )
    text, confidence = _from_rows(done.stdout.decode("utf-8", "replace"))
    return ReadPage(text, confidence, "tesseract")


def _sharp_enough(picture: Any) -> Any:
    """A small scan is drawn larger: letters under about 20 pixels are guessed."""
    if max(picture.size) >= 2000:
        return picture
    scale = min(2.0, 2400 / max(picture.size))
    return picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS)


def _from_rows(rows: str) -> tuple[str, int]:
    """Words of Tesseract's table as lines and paragraphs, and the mean confidence of their letters."""
    lines: list[str] = []
    place: tuple[str, ...] = ()
    sure = letters = 0.0
    for row in rows.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        here = tuple(cells[1:5])
        if here[:3] != place[:3] and lines:
            lines.append("")
        if here != place:
            lines.append(cells[11])
        else:
            lines[-1] += " " + cells[11]
        place = here
        sure += float(cells[10]) * len(cells[11])
        letters += len(cells[11])
    return "\n".join(lines).strip(), round(sure / letters) if letters else 0


# trueocr


@lru_cache(maxsize=1)
def _photo_reader() -> Any:
    from trueocr import OCRConfig, TrueOCR

    return TrueOCR(OCRConfig(threads=max(1, (os.cpu_count() or 2) // 2)))


def _by_trueocr(picture: Any) -> ReadPage:
    found = _photo_reader().predict(picture.convert("RGB"))
    letters = sum(len(line["text"]) for line in found.lines)
    sure = sum(line["confidence"] * len(line["text"]) for line in found.lines)
    return ReadPage(found.text.strip(), round(100 * sure / letters) if letters else 0, "trueocr")


def _percentile(counts: list[int], share: float) -> int:
    wanted, seen = share * sum(counts), 0
    for value, count in enumerate(counts):
        seen += count
        if seen >= wanted:
            return value
    return 255
