"""Pages of reviews: officers write, hear their staff, approve and publish; everybody reads what was published."""

from . import comments, course, desk, files, lower, public, records, writing

__all__ = ["comments", "course", "desk", "files", "lower", "public", "records", "writing"]
