"""From a file to its text: txt, docx, pdf, html, doc, rtf; old encodings; plain refusals in Vietnamese."""

from .files import text_of, text_of_path
from .shapes import MAX_BYTES, MAX_CHARS, Text

__all__ = ["MAX_BYTES", "MAX_CHARS", "Text", "text_of", "text_of_path"]
