"""What the staff of a body said of the draft of its review, and what became of it."""

from django.db import models
from django.db.models import Q

from caunoi.review.words import Reply

from .review import Review


class Comment(models.Model):
    """One comment of a member of staff on a draft, on one section or (``section`` empty) the whole, with its reply."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="comments")
    section = models.TextField(default="")
    text = models.TextField()
    by = models.TextField()
    by_ref = models.TextField()
    at = models.DateTimeField()
    reply = models.TextField(choices=[(word.value, word.vi) for word in Reply], default="")
    reply_text = models.TextField(default="")
    replied_by = models.TextField(default="")
    replied_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["review", "at"], name="review_comment_of_review")]
        constraints = [
            models.CheckConstraint(
                condition=Q(reply="", replied_at__isnull=True, reply_text="")
                | (Q(replied_at__isnull=False) & ~Q(reply="") & ~Q(reply_text="")),
                name="review_comment_reply_is_whole",
            )
        ]
        verbose_name = "ý kiến về dự thảo"

    def __str__(self) -> str:
        return f"{self.section}: {self.text[:40]}"
