"""Drafts of the sample consultations, imported as an officer would: a Word file, split, with plain summaries."""

import io
from datetime import datetime

from docx import Document

from caunoi.discuss import commands
from caunoi.discuss.models import Consultation, Section


def give_draft(consultation: Consultation, draft: str, at: datetime) -> None:
    """Import the words as a file, then say in one sentence what each section says."""
    commands.import_draft(
        consultation_id=consultation.pk, name="du-thao.docx", data=_file(consultation.title, draft), by="system", at=at
    )
    sections = [each for each in consultation.sections.filter(position__gt=0) if each.text]
    for each in sections:
        each.summary = f"{each.text.split('. ')[0].rstrip('.')}."
    Section.objects.bulk_update(sections, ["summary"])


def _file(title: str, draft: str) -> bytes:
    document = Document()
    document.core_properties.title = title
    for line in draft.split("\n"):
        document.add_paragraph(line)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()
