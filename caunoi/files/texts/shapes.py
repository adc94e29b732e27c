"""What the text of a file is, and the refusals its readers share."""

from dataclasses import dataclass

from caunoi.kernel.refusal import Refusal

MAX_BYTES = 20 * 1024 * 1024
MAX_CHARS = 1_000_000
MAX_PAGES = 300


#: The encoding of a text that a machine read from pictures: it may hold mistakes.
OCR = "ocr"


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one file; item offsets count its characters."""

    text: str
    format: str
    encoding: str = "utf-8"


def empty() -> Refusal:
    return Refusal("Tệp rỗng: không có chữ nào để đọc.", "The file is empty: there is no text to read.", field="file")


def too_large() -> Refusal:
    return Refusal(
        f"Tệp lớn hơn {MAX_BYTES // 1024 // 1024} MB. Hãy bỏ bớt hình ảnh hoặc chia nhỏ văn bản.",
        f"The file is larger than {MAX_BYTES // 1024 // 1024} MB. Remove pictures or split the document.",
        field="file",
    )


def too_long() -> Refusal:
    return Refusal(
        f"Văn bản dài hơn {MAX_CHARS:,} ký tự. Hãy chia nhỏ rồi nhập từng phần.".replace(",", "."),
        f"The text is longer than {MAX_CHARS:,} characters. Split it and import each part.",
        field="file",
    )


def not_a_document() -> Refusal:
    return Refusal(
        "Tệp không phải văn bản đọc được. Các dạng nhận: txt, docx, pdf, html, doc, rtf.",
        "The file is not a document that can be read. Accepted: txt, docx, pdf, html, doc, rtf.",
        field="file",
    )


def damaged(vi_name: str, en_name: str) -> Refusal:
    return Refusal(
        f"Tệp {vi_name} bị hỏng, không đọc được. Hãy mở và lưu lại rồi nhập lần nữa.",
        f"The {en_name} file is damaged and cannot be read. Open it, save it again and try once more.",
        field="file",
    )


def locked() -> Refusal:
    return Refusal(
        "Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi nhập lại.",
        "The file is locked with a password. Remove the password and try again.",
        field="file",
    )


def bomb() -> Refusal:
    return Refusal(
        "Tệp nén bung ra quá lớn so với kích thước thật nên bị từ chối để giữ an toàn cho máy chủ.",
        "The file unpacks to far more than its size and is refused to keep the server safe.",
        field="file",
    )


def scanned() -> Refusal:
    return Refusal(
        "Tệp PDF này là bản chụp, không có lớp chữ, và máy không đọc được: quá dài, quá mờ, hoặc máy chủ chưa cài phần đọc giấy. Hãy nhận dạng chữ (OCR) trước, hoặc nhập bản docx.",
        "This PDF is a scan without a text layer and could not be read here: too long, too faint, or no reading engine. Run character recognition (OCR) first, or import the docx.",
        field="file",
    )
