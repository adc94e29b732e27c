"""The file a draft came in."""

from caunoi.access.context import as_system
from caunoi.discuss.models import Consultation
from caunoi.files.models import StoredFile
from caunoi.files.queries import content_behind_link, files_about


def file_of(consultation: Consultation) -> StoredFile | None:
    """The file the draft was read from, where one is kept; for whoever may see the consultation."""
    with as_system():
        row = files_about(consultation.ref).last()
    return row if row is not None and row.may_be_handed_out else None


def content_of(row: StoredFile) -> bytes:
    """What the file holds."""
    return content_behind_link(row)
