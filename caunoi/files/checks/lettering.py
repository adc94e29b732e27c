"""Whether a PDF can be read aloud: how many letters its text layer holds."""

import pypdfium2


def letters_in(content: bytes, pages: int) -> int:
    """Letters and digits in the text of the first pages; a scan without a text layer has none."""
    document = pypdfium2.PdfDocument(content)
    try:
        found = 0
        for at in range(min(pages, len(document))):
            page = document[at]
            found += sum(letter.isalnum() for letter in page.get_textpage().get_text_range())
            page.close()
        return found
    finally:
        document.close()
