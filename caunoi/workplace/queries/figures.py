"""Figures of a workplace's half-year, each from its own records."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q

from caunoi.kernel.words import say
from caunoi.workplace.models import Agreement, StaffConference, StaffResolution, WorkDialogue, Workplace, WorkPromise
from caunoi.workplace.words import DealStage, Occasion, Stage, TalkStage, WordStage

from . import lawful
from .owed import kept_of

NAMES = {
    "workers": ("Số người làm việc cuối kỳ", "Workers at the end"),
    "valid": ("Hội nghị hợp lệ", "Valid conferences"),
    "void": ("Hội nghị không hợp lệ, phải họp lại", "Void conferences"),
    "passed": ("Nội dung được hội nghị thông qua", "Questions passed"),
    "periodic": ("Đối thoại định kỳ", "Periodic dialogues"),
    "other": ("Đối thoại theo yêu cầu, khi có vụ việc", "Dialogues on request or on an event"),
    "late_results": ("Kết quả đối thoại công bố chậm", "Dialogue results published late"),
    "agreements": ("Thỏa ước lao động tập thể đang có hiệu lực", "Collective agreements in force"),
    "promises": ("Cam kết đến hạn trong kỳ", "Promises that fell due"),
    "kept": ("Cam kết đã giữ đúng hạn", "Promises kept in time"),
    "kept_late": ("Cam kết giữ chậm", "Promises kept late"),
    "not_kept": ("Cam kết quá hạn chưa giữ", "Promises past their day, not kept"),
    "duties": ("Nghĩa vụ đến hạn trong kỳ", "Duties that fell due"),
    "timely": ("Nghĩa vụ làm đúng hạn", "Duties met in time"),
    "late": ("Nghĩa vụ chậm hoặc chưa làm", "Duties late or open"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure with its name."""

    code: str
    value: int

    @property
    def label(self) -> str:
        """What is counted."""
        return say(*NAMES[self.code])

    @property
    def vi(self) -> str:
        """What papers call it."""
        return NAMES[self.code][0]


def figures_of(row: Workplace, since: date, until: date, today: date) -> list[Counted]:
    """The figures of a span as the records stand; of a span that still runs, what has happened or fallen due by now."""
    until, over = min(until, today + timedelta(days=1)), min(until, today)
    last = until - timedelta(days=1)
    span = Q(held_on__gte=since, held_on__lt=until)
    held = StaffConference.objects.filter(span, workplace=row).aggregate(
        valid=Count("pk", filter=Q(stage=Stage.VALID.value)), void=Count("pk", filter=Q(stage=Stage.VOID.value))
    )
    passed = StaffResolution.objects.filter(
        conference__workplace=row, conference__stage=Stage.VALID.value, conference__held_on__gte=since, conference__held_on__lt=until, passes=True
    ).count()  # fmt: skip
    spoken = Q(stage__in=[TalkStage.HELD.value, TalkStage.SIGNED.value, TalkStage.PUBLISHED.value])
    talks = WorkDialogue.objects.filter(span & spoken, workplace=row).aggregate(
        periodic=Count("pk", filter=Q(occasion=Occasion.PERIODIC.value)),
        other=Count("pk", filter=~Q(occasion=Occasion.PERIODIC.value)),
        late_results=Count(
            "pk", filter=Q(published_on__gt=F("publish_due")) | Q(published_on__isnull=True, publish_due__lt=over)
        ),
    )
    signed = [DealStage.SIGNED.value, DealStage.SENT.value, DealStage.ENDED.value]
    agreements = Agreement.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=last),
        workplace=row,
        stage__in=signed,
        since__lte=last,
        until__gt=last,
    ).count()
    words = WorkPromise.objects.exclude(stage=WordStage.WITHDRAWN.value).filter(
        Q(agreement__isnull=True) | Q(agreement__stage__in=signed), workplace=row, due__gte=since, due__lt=over
    ).aggregate(
        promises=Count("pk"),
        kept=Count("pk", filter=Q(stage=WordStage.KEPT.value, kept_on__lte=F("due"))),
        kept_late=Count("pk", filter=Q(stage=WordStage.KEPT.value, kept_on__gt=F("due"))),
        not_kept=Count("pk", filter=~Q(stage=WordStage.KEPT.value)),
    )  # fmt: skip
    duties, timely, late = kept_of(row, since, over)
    values = {
        "workers": lawful.workers_on(row, last), **held, "passed": passed, **talks, "agreements": agreements, **words, "duties": duties,
        "timely": timely, "late": late,
    }  # fmt: skip
    return [Counted(code, values[code]) for code in NAMES]


def frozen(figures: list[list[object]]) -> list[Counted]:
    """The figures a sent review was sent with."""
    return [Counted(str(code), int(str(value))) for code, value in figures if str(code) in NAMES]
