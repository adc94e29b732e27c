"""Files for tests: good ones, and the bad ones people and attackers send."""

import io
import struct
import zipfile
import zlib

import docx as word
import pikepdf
from PIL import Image


def jpeg(width=64, height=48, **options):
    return _picture("JPEG", width, height, **options)


def png(width=64, height=48, mode="RGB"):
    return _picture("PNG", width, height, mode=mode)


def webp(width=64, height=48):
    return _picture("WEBP", width, height)


def _picture(form, width, height, mode="RGB", **options):
    made = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert(mode).save(made, form, **options)
    return made.getvalue()


def noisy_photo(megabytes):
    """A photo-like JPEG of about so many megabytes, with place and device in its EXIF and lying on its side."""
    side = 4600
    noise = Image.effect_noise((side, int(side * 0.75)), 90).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "May anh cua An"
    exif.get_ifd(0x8825)[2] = (10.0, 46.0, 0.0)
    made = io.BytesIO()
    noise.save(made, "JPEG", quality=97, exif=exif)
    content = made.getvalue()
    return content + b"\x00" * max(0, megabytes * 1024 * 1024 - len(content))


def png_bomb(side=16000):
    """A PNG of a few kilobytes that claims an immense picture."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00" * (side // 8 + 1) * side, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def pdf(pages=1, change=None, **save):
    made = io.BytesIO()
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    if change:
        change(document)
    document.save(made, **save)
    return made.getvalue()


def hostile_pdf():
    """Scripts, launches and hidden files at every place they are known to lie."""

    def change(document):
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('x')")
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
        link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://caunoi.vn", Next=pikepdf.Array([launch]))
        inline = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=launch)
        linked = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=link)
        attached = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 9, 9])
        document.Root.OpenAction = document.make_indirect(script)
        document.Root.AA = pikepdf.Dictionary(WC=script)
        document.Root.Names = pikepdf.Dictionary(
            JavaScript=pikepdf.Dictionary(Names=["a", script]), EmbeddedFiles=pikepdf.Dictionary(Names=[])
        )
        document.Root.AcroForm = pikepdf.Dictionary(XFA="<xdp/>", Fields=[])
        document.pages[0].Annots = pikepdf.Array([inline, linked, attached])
        document.pages[0].AA = pikepdf.Dictionary(O=script)
        document.attachments["virus.exe"] = b"MZ"
        with document.open_metadata() as about:
            about["dc:creator"] = ["Nguyễn Văn Bí Mật"]
        document.docinfo["/Author"] = "Nguyễn Văn Bí Mật"

    return pdf(change=change)


def docx(text="Đơn kiến nghị"):
    document, made = word.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.core_properties.author = "Nguyễn Văn Bí Mật"
    document.save(made)
    return made.getvalue()


def package(parts, base=None):
    """A zip file with the given parts, on top of those of ``base``."""
    made = io.BytesIO()
    kept = {}
    if base is not None:
        with zipfile.ZipFile(io.BytesIO(base)) as old:
            kept = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in {**kept, **parts}.items():
            new.writestr(name, content)
    return made.getvalue()


def xlsx(**parts):
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet().write(0, 0, "Số liệu")
    return package(parts, base=made.getvalue()) if parts else made.getvalue()


def odt():
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'/>",
            "meta.xml": "<m>Nguyễn Văn Bí Mật</m>",
        }
    )
