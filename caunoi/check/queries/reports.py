"""What a board did in a span, counted from its records, and the lists a report shows."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from caunoi.boards.models import Board, BoardItem, BoardMeeting
from caunoi.check.models import BoardReport, Finding, Inspection, Project, Recommendation, SiteEntry
from caunoi.check.words import Looks, Sort

#: What a report counts, in its order: code, words.
COUNTED = (
    ("meetings", "Phiên họp của Ban", "Meetings of the board"),
    ("planned", "Việc trong chương trình đến hạn trong kỳ", "Items of the programme due in the period"),
    ("done", "Việc đã làm", "Items carried out"),
    ("inspections", "Cuộc kiểm tra, giám sát đã kết luận", "Inspections concluded"),
    ("findings", "Phát hiện đã ghi", "Findings entered"),
    ("wrong", "Trong đó: chưa đúng hoặc cần làm rõ", "Of these: not right, or to be explained"),
    ("projects", "Công trình đang được giám sát", "Projects under supervision"),
    ("entries", "Phiếu nhật ký giám sát", "Entries of the site log"),
    ("recommended", "Kiến nghị đã gửi", "Recommendations given"),
    ("defects", "Trong đó: khiếm khuyết chất lượng công trình", "Of these: quality defects"),
    ("answered", "Kiến nghị gửi trong kỳ đã được trả lời", "Recommendations of the period answered"),
    ("answered_late", "Trong đó: trả lời quá hạn", "Of these: answered late"),
    ("overdue", "Kiến nghị quá hạn chưa trả lời", "Recommendations overdue and not answered"),
    ("refused", "Kiến nghị được giải trình, không tiếp thu", "Recommendations explained and not accepted"),
    ("settled", "Kiến nghị đã thực hiện xong trong kỳ", "Recommendations carried out in the period"),
)  # fmt: skip


def figures_of(board: Board, since: date, until: date, today: date) -> dict[str, int]:
    """Every figure of a report, counted over all of the board's records: seven statements."""
    span = {"gte": since, "lt": until}

    def within(field: str) -> dict[str, date]:
        return {f"{field}__{op}": value for op, value in span.items()}

    items = BoardItem.objects.filter(board=board).aggregate(
        planned=Count("pk", filter=Q(**within("due"))), done=Count("pk", filter=Q(**within("done_on")))
    )
    findings = Finding.objects.filter(board=board, inspection__item__due__gte=since, inspection__item__due__lt=until).aggregate(
        findings=Count("pk"), wrong=Count("pk", filter=~Q(looks=Looks.RIGHT.value))
    )  # fmt: skip
    given = Q(**within("advice__on"))
    answered = Q(advice__answered_on__isnull=False)
    asked = Recommendation.objects.filter(board=board).aggregate(
        recommended=Count("pk", filter=given),
        defects=Count("pk", filter=given & Q(sort=Sort.DEFECT.value)),
        answered=Count("pk", filter=given & answered),
        answered_late=Count("pk", filter=given & answered & Q(advice__answered_on__gt=F("advice__due"))),
        overdue=Count("pk", filter=Q(advice__answered_on__isnull=True, advice__due__lt=min(today, until))),
        refused=Count("pk", filter=Q(**within("advice__answered_on")) & Q(advice__answer="explained")),
        settled=Count("pk", filter=Q(**within("advice__settled_on"))),
    )
    counted: dict[str, int] = {
        "meetings": BoardMeeting.objects.filter(board=board, **within("on")).count(),
        **items,
        "inspections": Inspection.objects.filter(board=board, **within("concluded_on")).count(),
        **findings,
        "projects": _projects(board, since, until),
        "entries": SiteEntry.objects.filter(board=board, **within("on")).count(),
        **asked,
    }
    return {code: counted[code] for code, _vi, _en in COUNTED}


def _projects(board: Board, since: date, until: date) -> int:
    running = Q(ended_on__isnull=True) | Q(ended_on__gte=since)
    return Project.objects.filter(running, board=board, told_on__isnull=False, supervise_from__lt=until).count()


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells of besides its figures: inspections concluded, what was recommended, what still waits."""

    inspections: list[Inspection]
    recommended: list[Recommendation]
    open_before: list[Recommendation]


def told(report: BoardReport) -> Told:
    """The lists of a report: three statements."""
    asked = (
        Recommendation.objects.filter(board=report.board)
        .select_related("advice__to", "advice__board")
        .order_by("advice__on", "pk")
    )
    waiting = Q(advice__settled_on__isnull=True) & ~Q(advice__answer="explained")
    held = Inspection.objects.filter(board=report.board, concluded_on__gte=report.since, concluded_on__lt=report.until)
    return Told(
        list(held.select_related("item").order_by("concluded_on", "pk")[:100]),
        list(asked.filter(advice__on__gte=report.since, advice__on__lt=report.until)[:200]),
        list(asked.filter(waiting, advice__on__lt=report.since)[:100]),
    )


def lines_of(report: BoardReport, today: date) -> list[tuple[str, str, int]]:
    """The figures with their words: frozen once the report is sent, counted anew before."""
    kept = report.figures if report.sent_on else figures_of(report.board, report.since, report.until, today)
    return [(vi, en, kept[code]) for code, vi, en in COUNTED if code in kept]
