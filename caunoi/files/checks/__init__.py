"""Looking into what people attach, in a process of its own: what it is, whether it is whole, what in it can act."""

from .inspection import Inspected, inspect
from .isolation import ask_child, inspect_apart

__all__ = ["Inspected", "ask_child", "inspect", "inspect_apart"]
