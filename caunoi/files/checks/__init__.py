"""Looking into what people attach, in a process of its own: what it is, whether it is whole, what in it can act."""

from .inspection import Inspected, inspect
from .isolation import inspect_apart

__all__ = ["Inspected", "inspect", "inspect_apart"]
