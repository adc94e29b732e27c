"""The official tables: their columns are data (``*.toml``), filled from like letters, checked sum by sum, written as .xlsx."""

from .checks import Check, check
from .fill import Filled, fill
from .forms import Column, Form, form, forms
from .workbook import write_workbook

__all__ = ["Check", "Column", "Filled", "Form", "check", "fill", "form", "forms", "write_workbook"]
