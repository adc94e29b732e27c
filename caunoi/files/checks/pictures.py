"""Pictures: decoded under limits and written anew, so that nothing but the picture is kept."""

import io
from collections.abc import Sequence
from typing import Any

from PIL import Image, ImageCms, ImageFile, ImageFilter, ImageOps, UnidentifiedImageError

from caunoi.files.rules import Box, Limits
from caunoi.files.words import Kind
from caunoi.kernel.refusal import Refusal

_FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP"}


def rewritten(content: bytes, kind: Kind, limits: Limits) -> tuple[bytes, int, int]:
    """The picture upright, no larger than the limit, without place, time or device; with its breadth and height."""
    Image.MAX_IMAGE_PIXELS = None  # sizes are judged below, before anything is decoded
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(io.BytesIO(content), formats=(_FORMATS[kind],)) as opened:
            _must_be_drawable(opened, kind, limits)
            picture = _upright(opened, limits)
    except Refusal:
        raise
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, MemoryError, EOFError) as broken:
        raise Refusal(
            "Ảnh bị hỏng hoặc tải lên chưa xong. Hãy mở thử ảnh trên máy rồi chọn lại.",
            "The picture is damaged or was not fully sent. Open it on your device, then choose it again.",
            field="file",
        ) from broken
    return _encoded(picture, kind), picture.width, picture.height


#: Squares a covered part keeps across: too few for a face to be known again, or put together from them.
_SQUARES = 5


def veiled(content: bytes, kind: Kind, boxes: Sequence[Box], limits: Limits) -> tuple[bytes, int, int]:
    """The picture with parts of it averaged into a few squares and blurred: what was there cannot be had back."""
    with Image.open(io.BytesIO(content), formats=(_FORMATS[kind],)) as opened:
        _must_be_drawable(opened, kind, limits)
        picture = _in_plain_colours(opened, None)
        picture = picture if picture.mode in ("L", "RGB", "RGBA") else picture.convert("RGB")
        picture.load()
    breadth, height = picture.size
    for box in boxes:
        left, top = int(box.left * breadth / 100), int(box.top * height / 100)
        right, bottom = min(breadth, left + max(2, round(box.width * breadth / 100))), min(height, top + max(2, round(box.height * height / 100)))  # fmt: skip
        part = picture.crop((left, top, right, bottom))
        few = part.resize((min(_SQUARES, part.width), min(_SQUARES, part.height)), Image.Resampling.BOX)
        covered = few.resize(part.size, Image.Resampling.NEAREST)
        picture.paste(covered.filter(ImageFilter.GaussianBlur(max(part.size) / 40)), (left, top))
    return _encoded(picture, kind), breadth, height


def _must_be_drawable(opened: Any, kind: Kind, limits: Limits) -> None:
    """Judge the declared size: a small file can claim an immense picture; only a JPEG can be decoded small."""
    pixels = opened.width * opened.height
    most = limits.photo_pixels if kind is Kind.JPEG else limits.pixels
    if pixels > most:
        raise Refusal(
            f"Ảnh có {pixels // 1_000_000} triệu điểm ảnh, quá lớn để mở an toàn. Hãy thu nhỏ ảnh rồi gửi.",
            f"The picture has {pixels // 1_000_000} million pixels, too many to open safely. Make it smaller.",
            field="file",
        )


def _upright(opened: Any, limits: Limits) -> Any:
    opened.draft(None, (limits.side, limits.side))
    picture = ImageOps.exif_transpose(opened)
    picture = _in_plain_colours(picture, opened.info.get("icc_profile"))
    picture.thumbnail((limits.side, limits.side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return picture


def _in_plain_colours(picture: Any, profile: bytes | None) -> Any:
    if picture.mode in ("1", "L", "LA", "P"):
        wanted = {"LA": "RGBA"}.get(picture.mode, picture.mode)
        if picture.mode == "P":
            wanted = "RGBA" if "transparency" in picture.info else "RGB"
        return picture.convert(wanted)
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if made is not None:
                return made
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a broken profile only costs exact colours
    return picture if picture.mode in ("RGB", "RGBA") else picture.convert("RGB")


def _encoded(picture: Any, kind: Kind) -> bytes:
    made = io.BytesIO()
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    if kind is Kind.JPEG:
        clean = clean if clean.mode in ("L", "RGB") else clean.convert("RGB")
        clean.save(made, "JPEG", quality=86, optimize=True, progressive=True)
    elif kind is Kind.WEBP:
        clean.save(made, "WEBP", quality=86, method=4)
    else:
        clean.save(made, "PNG", optimize=False, compress_level=7)
    return made.getvalue()
