import io
import shutil
from importlib.util import find_spec

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from caunoi.files import ocr
from caunoi.files.syllables import plausible, plausible_words
from caunoi.files.texts import text_of
from caunoi.files.texts.apart import text_apart
from caunoi.kernel.refusal import Refusal

LETTER = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
ĐƠN PHẢN ÁNH
Kính gửi: Ủy ban nhân dân phường
Tôi tên là Nguyễn Thị Hòa, ở tổ dân phố số 5. Từ đầu tháng 10 đến nay,
cống thoát nước trước hẻm 45 bị nghẹt, mỗi khi mưa lớn nước ngập vào nhà,
mùi hôi rất khó chịu, trẻ nhỏ và người già không đi lại được. Bà con đã
báo khu phố hai lần nhưng chưa có ai đến xử lý. Kính mong Ủy ban cho
nạo vét cống và trả lời cho dân biết trong thời gian sớm nhất.
Xin chân thành cảm ơn."""
READS = pytest.mark.skipif("tesseract" not in ocr.engines(), reason="Tesseract with Vietnamese is not installed")
READS_PHOTOS = pytest.mark.skipif(not ocr.engines(), reason="no reading engine is installed")


def sheet(dots=200):
    """The letter as a clean page."""
    import fontpkg_noto_serif

    font = ImageFont.truetype(str(next((fontpkg_noto_serif.ROOT / "files").glob("NotoSerif[[]*"))), int(13 * dots / 72))
    page = Image.new("L", (int(8.27 * dots), int(6 * dots)), 255)
    pen = ImageDraw.Draw(page)
    for at, line in enumerate(LETTER.splitlines()):
        pen.text((int(0.8 * dots), int((0.5 + at * 0.42) * dots)), line, font=font, fill=15)
    return page


def scanned(page, turn=0.7, noise=16):
    """As a flatbed gives it: a little turned, a little grey, a little noise."""
    turned = page.rotate(turn, fillcolor=255, resample=Image.Resampling.BICUBIC)
    grain = Image.effect_noise(page.size, noise)
    return ImageChops.add(turned, grain, scale=1, offset=-134)


def photographed(page):
    """As a phone gives it: a corner in the shadow, JPEG."""
    shade = Image.linear_gradient("L").rotate(30, expand=True).resize(page.size).point(lambda value: 90 + value * 0.6)
    made = io.BytesIO()
    ImageChops.multiply(page, shade).save(made, "JPEG", quality=45)
    return Image.open(io.BytesIO(made.getvalue()))


def errors(text):
    """The share of letters that differ, marks counted."""
    from rapidfuzz.distance import Levenshtein

    wanted, got = " ".join(LETTER.split()), " ".join(text.split())
    return Levenshtein.distance(wanted, got) / len(wanted)


def test_a_scan_and_a_photo_are_told_apart():
    assert ocr.look(scanned(sheet())).is_scan
    assert not ocr.look(photographed(sheet()).convert("L")).is_scan
    assert not ocr.look(sheet(100)).is_scan


def test_evening_out_makes_a_photo_look_like_a_scan():
    assert ocr.look(ocr.evened(photographed(sheet()).convert("L"))).is_scan


@READS
@pytest.mark.ocr
@pytest.mark.parametrize("make", [lambda: sheet(300), lambda: scanned(sheet()), lambda: scanned(sheet(), 1.5, 30)])
def test_scans_are_read_with_few_errors(make):
    read = ocr.read_picture(make())
    assert read.engine == "tesseract"
    assert read.confidence > 80
    assert errors(read.text) < 0.03


@READS_PHOTOS
@pytest.mark.ocr
def test_a_phone_photo_is_read_well_enough_to_correct():
    read = ocr.read_picture(photographed(sheet()))
    assert errors(read.text) < 0.10


@READS
@pytest.mark.ocr
def test_a_scanned_pdf_is_read_page_by_page():
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed; PDF pages cannot be drawn")
    made = io.BytesIO()
    scanned(sheet()).save(made, "PDF", resolution=200, save_all=True, append_images=[scanned(sheet())])
    read = ocr.read(made.getvalue(), "pdf", pages=2)
    assert len(read.pages) == 2
    assert read.engine == "tesseract"
    assert errors(read.pages[1].text) < 0.05


@READS
@pytest.mark.ocr
def test_a_scan_sent_in_as_a_document_is_read_in_a_process_of_its_own():
    made = io.BytesIO()
    scanned(sheet()).save(made, "PDF", resolution=200)

    found = text_apart("chi-thi.pdf", made.getvalue())

    assert (found.format, found.encoding) == ("pdf", "ocr")
    assert errors(found.text) < 0.05


def test_a_scan_that_nobody_here_can_read_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(ocr, "engines", lambda: ())
    made = io.BytesIO()
    Image.new("L", (800, 600), 255).save(made, "PDF")

    with pytest.raises(Refusal, match="bản chụp"):
        text_of("chi-thi.pdf", made.getvalue())


def test_without_an_engine_the_officer_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr(ocr, "engines", lambda: ())
    with pytest.raises(Refusal, match="Hãy gõ lại theo ảnh"):
        ocr.read(b"", "png")


def test_an_engine_that_fails_makes_room_for_the_other(monkeypatch):
    def broken(picture):
        raise OSError("gone")

    monkeypatch.setattr(ocr, "engines", lambda: ("tesseract", "trueocr"))
    monkeypatch.setattr(ocr, "_by_tesseract", broken)
    monkeypatch.setattr(ocr, "_by_trueocr", lambda picture: ocr.ReadPage("Kính gửi", 70, "trueocr"))
    assert ocr.read_picture(sheet(100)).engine == "trueocr"
    monkeypatch.setattr(ocr, "_by_trueocr", broken)
    with pytest.raises(Refusal, match="không đọc được trang này"):
        ocr.read_picture(sheet(100))


def test_lines_and_paragraphs_come_from_the_engines_table():
    rows = "head\n" + "\n".join(
        "5\t1\t{}\t1\t{}\t{}\t0\t0\t0\t0\t{}\t{}".format(*row)
        for row in [
            (1, 1, 1, 90, "Kính"),
            (1, 1, 2, 80, "gửi"),
            (1, 2, 1, 100, "Ủy"),
            (2, 1, 1, 50, "Tôi"),
            (2, 1, 2, -1, " "),
        ]
    )
    assert ocr._from_rows(rows) == ("Kính gửi\nỦy\n\nTôi", 79)
    assert ocr._from_rows("head\n") == ("", 0)


def test_a_whole_paper_is_as_sure_as_its_letters():
    pages = (ocr.ReadPage("x" * 30, 90, "tesseract"), ocr.ReadPage("y" * 10, 50, "trueocr"))
    result = ocr.ReadResult(pages)
    assert (result.confidence, result.engine) == (80, "tesseract, trueocr")
    assert ocr.ReadResult(()).confidence == 0


@pytest.mark.parametrize(
    "word", ["nghiêng", "Đường", "khuỷu", "gì", "quyết", "ươn", "xoong", "phường", "ý", "tuổi", "yêu", "giếng"]
)
def test_vietnamese_syllables_are_known(word):
    assert plausible(word) == 1.0


@pytest.mark.parametrize("word", ["goộp", "dmg", "thựchuúên", "nmnph", "ắằ"])
def test_what_a_machine_garbles_is_not_vietnamese(word):
    assert plausible(word) == 0.0


def test_left_out_words_do_not_make_a_reading_better():
    assert plausible_words("Kính gửi Ủy ban nhân dân") > plausible_words("Kính gửi")
    assert plausible("12/2026 – 45") == 0.0


def test_the_engines_named_are_those_installed():
    assert ("trueocr" in ocr.engines()) == (find_spec("trueocr") is not None)
    if shutil.which("tesseract") is None:
        assert "tesseract" not in ocr.engines()
