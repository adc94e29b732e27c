"""Writing sections: every version stays, two at once lose nothing, each sentence keeps where it comes from."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from caunoi.indicators.coverage import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.review import rules
from caunoi.review.facts import SectionEdited
from caunoi.review.marks import from_data, marked
from caunoi.review.models import Review, SectionText
from caunoi.review.outline import sections
from caunoi.review.placeholders import coded
from caunoi.review.report import made_sentences

from .common import name, open_draft, ref, sha


class Elsewhere(Refusal):
    """Somebody else wrote the section since it was opened: ``theirs`` is what stands now, ``version`` its number."""

    def __init__(self, theirs: str, version: int, by: str, at: str) -> None:
        super().__init__(
            f"{by} đã ghi mục này trong lúc bạn viết. Chưa có gì mất: hai bản ở dưới, hãy chọn hoặc ghép rồi ghi.",
            f"{by} saved this section while you wrote. Nothing is lost: both texts are below, choose or merge, then save.",
            field="text",
        )
        self.theirs, self.version, self.by, self.at = theirs, version, by, at


@transaction.atomic
def edit_section(
    *, review_id: int, section: str, text: str, by: Person | str, at: datetime, seen: int | None = None
) -> Review:
    """Write a section; placeholders in it stay live. An empty text gives the section back to the figures.

    ``seen`` is the version the writer opened; another one meanwhile refuses with both texts. The same words again change
    nothing.
    """
    review = open_draft(review_id, by)
    if not any(each.code == section and each.writable for each in sections()):
        raise Refusal("Báo cáo không có mục này.", "The review has no such section.")
    return _write(review, section, coded(rules.must_fit(text)), by, at, seen=seen)


@transaction.atomic
def restore_section(
    *, review_id: int, section: str, version: int, by: Person | str, at: datetime, seen: int | None = None
) -> Review:
    """Bring an earlier version of a section back, as a new version."""
    review = open_draft(review_id, by)
    earlier = SectionText.objects.filter(review=review, section=section, version=version).first()
    if earlier is None:
        raise Refusal("Không có bản này của mục.", "There is no such version of the section.")
    return _write(review, section, earlier.text, by, at, seen=seen, restored=earlier)


def _write(
    review: Review,
    section: str,
    text: str,
    by: Person | str,
    at: datetime,
    *,
    seen: int | None,
    restored: SectionText | None = None,
) -> Review:
    now = review.sections.get(section, {})
    if text == now.get("text", ""):
        return review
    last = _last_version(review, section)
    if seen is not None and seen != last:
        raise Elsewhere(now.get("text", ""), last, *_who_wrote(review, section))
    known = made_sentences(review, section) | from_data(now.get("text", ""), now.get("marks", []))
    marks = restored.marks if restored else marked(text, known)
    version = last + 1
    if text:
        kept = {"text": text, "by": name(by), "at": at.isoformat(), "version": version, "marks": marks}
        review.sections[section] = kept
    else:
        review.sections.pop(section, None)
    review.save(update_fields=["sections"])
    SectionText.objects.bulk_create([
        SectionText(
            review=review, section=section, version=version, text=text, marks=marks, restored=restored.version if restored else None, by=name(by),
            by_ref=ref(by), at=at,
        )
    ])  # fmt: skip
    fact = SectionEdited(
        section=section, digest=sha(text), version=version, restored=restored.version if restored else 0
    )
    record(fact, about=review.ref, by=ref(by), at=at)
    return review


def _last_version(review: Review, section: str) -> int:
    """The number of the last version; a section given back to the figures keeps counting."""
    kept = SectionText.objects.filter(review=review, section=section).aggregate(last=Max("version"))["last"]
    return int(kept or review.sections.get(section, {}).get("version", 0))


def _who_wrote(review: Review, section: str) -> tuple[str, str]:
    last = SectionText.objects.filter(review=review, section=section).order_by("-version").first()
    return (last.by, last.at.isoformat()) if last else ("", "")
