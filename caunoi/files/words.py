"""The names of files and of what is known about them."""

from caunoi.kernel.words import Word


class Kind(Word):
    """The sorts of files that are taken."""

    PDF = "pdf", "Tệp PDF", "PDF file"
    JPEG = "jpeg", "Ảnh JPEG", "JPEG picture"
    PNG = "png", "Ảnh PNG", "PNG picture"
    WEBP = "webp", "Ảnh WebP", "WebP picture"
    DOCX = "docx", "Văn bản Word", "Word document"
    XLSX = "xlsx", "Bảng tính Excel", "Excel sheet"
    ODT = "odt", "Văn bản OpenDocument", "OpenDocument text"
    TEXT = "text", "Văn bản thuần", "Plain text"


class Health(Word):
    """What is known of a file's safety."""

    CLEAN = "clean", "Đã quét, không thấy mã độc", "Scanned, nothing found"
    UNSCANNED = "unscanned", "Chưa quét mã độc", "Not scanned for malware"
    QUARANTINED = "quarantined", "Đang cách ly", "In quarantine"


class Reading(Word):
    """How far the machine has read a paper."""

    NONE = "none", "Chưa đọc", "Not read"
    WAITING = "waiting", "Chờ máy đọc", "Waiting to be read"
    UNCHECKED = "unchecked", "Máy đọc, chưa kiểm", "Read by machine, not checked"
    CHECKED = "checked", "Đã được người kiểm", "Checked by a person"
    FAILED = "failed", "Máy không đọc được", "The machine could not read it"


MEDIA_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.WEBP: "image/webp",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.TEXT: "text/plain; charset=utf-8",
}
ENDINGS = {
    Kind.PDF: "pdf",
    Kind.JPEG: "jpg",
    Kind.PNG: "png",
    Kind.WEBP: "webp",
    Kind.DOCX: "docx",
    Kind.XLSX: "xlsx",
    Kind.ODT: "odt",
    Kind.TEXT: "txt",
}
PICTURES = (Kind.JPEG, Kind.PNG, Kind.WEBP)
