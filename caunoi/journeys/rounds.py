"""Work done in rounds that crosses rooms: the outbox, reading paper, files to look at again, drafts that have grown old."""

from collections.abc import Callable

from django.utils import timezone

from caunoi.access.context import as_system
from caunoi.benefit import commands as benefit
from caunoi.connect import commands as connect
from caunoi.dialogue import commands as dialogue
from caunoi.discuss import commands as discuss
from caunoi.do.commands import erase_contacts
from caunoi.files import commands as files
from caunoi.followup import commands as followup
from caunoi.indicators.commands import keep_counted
from caunoi.know.commands import erase_names, send_digests
from caunoi.mandate import commands as mandate
from caunoi.notices.commands import send_due_messages
from caunoi.oversee import commands as oversee
from caunoi.reception.commands import forget_bookings, open_periods_everywhere
from caunoi.review import commands as review
from caunoi.voice.commands.attempts import forget_attempts
from caunoi.voice.commands.sending import forget_drafts
from caunoi.warn import commands as warn
from caunoi.workplace import commands as workplace

from . import digest, objections, reception
from .followups import follow_what_exists


def _consultations() -> None:
    """Close what is due, tell authors of answers, count maps anew."""
    with as_system():
        discuss.close_due(at=timezone.now())
        discuss.tell_authors(at=timezone.now())
        discuss.draw_maps(at=timezone.now())


#: (name, seconds between rounds, work)
ROUNDS: list[tuple[str, float, Callable[[], object]]] = [
    ("outbox", 15, lambda: send_due_messages(at=timezone.now())),
    ("consultations", 15, _consultations),
    ("paper", 4, lambda: files.read_waiting(at=timezone.now())),
    ("rescan", 900, lambda: files.rescan(at=timezone.now())),
    ("sweep", 3600, lambda: files.sweep(at=timezone.now())),
    ("drafts", 3600, lambda: forget_drafts(at=timezone.now())),
    ("digests", 600, lambda: send_digests(at=timezone.now())),
    ("listed-names", 3600, lambda: erase_names(at=timezone.now())),
    ("reception-days", 1800, lambda: open_periods_everywhere(at=timezone.now())),
    ("reception-bookings", 3600, lambda: forget_bookings(at=timezone.now())),
    ("reception-results", 600, lambda: reception.note_results(at=timezone.now())),
    ("contacts", 3600, lambda: erase_contacts(at=timezone.now())),
    ("attempts", 3600, lambda: forget_attempts(at=timezone.now())),
    (
        "dialogue-year",
        6 * 3600,
        lambda: dialogue.open_year(year=timezone.localdate().year, by="clock", at=timezone.now()),
    ),
    (
        "conferences",
        6 * 3600,
        lambda: dialogue.open_conferences(year=timezone.localdate().year, by="clock", at=timezone.now()),
    ),
    ("workplace-year", 6 * 3600, lambda: workplace.open_everywhere(by="clock", at=timezone.now())),
    ("task-rounds", 3600, lambda: mandate.open_rounds(at=timezone.now())),
    ("task-escalations", 3600, lambda: mandate.escalate(at=timezone.now())),
    ("day-digests", 1800, lambda: digest.send_digests(at=timezone.now())),
    ("webhook-events", 5, lambda: connect.follow(at=timezone.now())),
    ("webhook-deliveries", 10, lambda: connect.deliver_due(at=timezone.now())),
    # A tenth of the time at most: what people do comes before what is counted of it.
    ("indicators", 600, lambda: keep_counted(at=timezone.now(), budget=60)),
    # Copies of a letter are known to be copies before the next officer opens one.
    ("letters-alike", 60, lambda: warn.read_fresh(today=timezone.localdate())),
    # Weeks are judged once they are over; the first look after Sunday midnight finds one to judge.
    ("warnings", 3 * 3600, lambda: warn.judge_due(at=timezone.now())),
    ("warning-briefs", 3600, lambda: warn.send_briefs(at=timezone.now())),
    ("promises", 3600, lambda: dialogue.settle_undisputed(at=timezone.now())),
    ("supervision-programmes", 6 * 3600, lambda: oversee.open_programmes(at=timezone.now())),
    ("supervision-hearings", 6 * 3600, lambda: oversee.open_hearings(at=timezone.now())),
    # What changed behind a published review is told without anybody asking.
    ("published-reviews", 3600, lambda: review.check_due(at=timezone.now())),
    ("followups", 3600, lambda: followup.settle_undisputed(at=timezone.now())),
    ("followups-of-before", 6 * 3600, lambda: follow_what_exists(at=timezone.now())),
    ("followup-counts", 600, lambda: followup.count_areas(at=timezone.now())),
    ("beneficiaries", 3600, lambda: benefit.hide_names(at=timezone.now())),
    ("list-objections", 600, objections.note_results),
]
