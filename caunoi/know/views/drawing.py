import qrcode
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathImage


def qr(text: str) -> SafeString:
    """A QR drawing of an address, as SVG to stand in the page."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=2, box_size=10)
    code.add_data(text)
    drawn = code.make_image(image_factory=SvgPathImage).to_string(encoding="unicode")
    return mark_safe(drawn[drawn.index("<svg") :])  # noqa: S308 modules of a code, no text of anybody's
