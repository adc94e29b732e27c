"""Reviews: a body's report on a period; live while a draft, frozen and sealed once published."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from caunoi.notices.words import Layout
from caunoi.review.words import ReviewState


class Review(models.Model):
    """A half-year or annual review of a body.

    ``sections`` holds what officers wrote, by section: {text, by, at, version, marks}; sections not in it follow the figures
    (every version is a ``SectionText``). ``set_aside`` are the proposed tasks not taken over, ``causes`` the causes people
    chose, by shortcoming: {chosen, note, by, at}. ``figures`` is the last computed snapshot; ``frozen`` what was published,
    ``seal`` its SHA-256, which the ledger holds too. ``course`` is the way it went: [{act, by, ref, at, note}]. ``offered``
    is what the review above may take over: its main figures and the sentences its people wrote. ``number`` and ``paper`` are
    those of the register; a review issued before this system kept its register has none.
    """

    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    period = models.TextField()
    since = models.DateField()
    until = models.DateField()
    layout = models.TextField()
    state = models.TextField(choices=[(s.value, s.vi) for s in ReviewState], default=ReviewState.DRAFT.value)
    sections = models.JSONField(default=dict)
    set_aside = models.JSONField(default=list)
    causes = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    computed_at = models.DateTimeField()
    frozen = models.JSONField(null=True)
    seal = models.TextField(default="")
    drafted_at = models.DateTimeField()
    drafted_by = models.TextField()
    drafted_ref = models.TextField(default="")
    comments_until = models.DateField(null=True)
    course = models.JSONField(default=list)
    approved = models.TextField(default="")
    published_at = models.DateTimeField(null=True)
    published_by = models.TextField(default="")
    number = models.IntegerField(null=True)
    symbol = models.TextField(default="")
    paper = models.UUIDField(null=True)
    offered = models.JSONField(default=dict)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["province", "-until"], name="review_review_of_province"),
            models.Index(fields=["place", "-until"], name="review_review_of_place"),
            models.Index(fields=["-published_at"], condition=Q(state="published"), name="review_review_published"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["body", "period", "layout"], name="review_review_holds_period"),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="review_review_ends_after_start"),
            models.CheckConstraint(
                condition=(
                    ~Q(state="published")
                    & Q(published_at__isnull=True, frozen__isnull=True, seal="", number__isnull=True)
                )
                | (Q(state="published", published_at__isnull=False, frozen__isnull=False) & ~Q(seal="")),
                name="review_review_published_is_frozen",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["commenting", "commented"]) | Q(comments_until__isnull=False),
                name="review_review_comments_have_end",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | ~Q(approved=""), name="review_review_approved_has_digest"
            ),
        ]
        verbose_name = "báo cáo"

    def __str__(self) -> str:
        return f"{self.period} {self.body_id}"

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"review:{self.pk}"

    @property
    def last_day(self) -> date:
        """The last day its figures count: of the period, or so far."""
        return date.fromisoformat((self.frozen or {"figures": self.figures})["figures"]["until"]) - timedelta(days=1)

    @property
    def closing_day(self) -> date:
        """The last day of its period."""
        return self.until - timedelta(days=1)

    @property
    def state_word(self) -> ReviewState:
        """How far it has come."""
        return ReviewState(self.state)

    @property
    def layout_word(self) -> Layout:
        """The layout it is written in."""
        return Layout(self.layout)

    @property
    def is_published(self) -> bool:
        """Whether it is public and frozen."""
        return self.state == ReviewState.PUBLISHED

    @property
    def numbered(self) -> str:
        """“12/BC-UBND”, “05-BC/ĐU”; empty where the register gave no number."""
        if self.number is None:
            return ""
        return f"{self.number:02d}{'-' if self.layout == Layout.PARTY.value else '/'}{self.symbol}"
