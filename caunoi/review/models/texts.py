"""Every version of what people wrote into a review."""

from django.db import models

from .review import Review


class SectionText(models.Model):
    """One version of a section: its words with live placeholders, where each sentence comes from, who wrote it and when.

    An empty text gave the section back to the figures. ``restored`` is the earlier version whose words these are. Versions
    are only added.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="texts")
    section = models.TextField()
    version = models.IntegerField()
    text = models.TextField()
    marks = models.JSONField(default=list)
    restored = models.IntegerField(null=True)
    by = models.TextField()
    by_ref = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "section", "version"], name="review_text_holds_version")
        ]
        verbose_name = "bản của mục báo cáo"

    def __str__(self) -> str:
        return f"{self.section} {self.version}"
