"""Reading documents: from a file to proposed results, limitations, causes and tasks; the same text, the same reading."""

from caunoi.files.texts import Text, text_of, text_of_path

from .items import Item, Reading
from .reader import read

__all__ = ["Item", "Reading", "Text", "read", "text_of", "text_of_path"]
