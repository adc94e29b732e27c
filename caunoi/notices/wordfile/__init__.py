"""A paper as a Word file (.docx), and a Word file read back."""

from .readback import ReadPaper, read_back
from .writer import write_docx

__all__ = ["ReadPaper", "read_back", "write_docx"]
