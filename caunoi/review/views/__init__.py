"""Pages of reviews: officers write and publish them, everybody reads what was published."""

from . import desk, files, public, records

__all__ = ["desk", "files", "public", "records"]
