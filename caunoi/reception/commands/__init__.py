"""The only writers of the reception room."""

from .booking import book, forget_bookings, rebook, refusal_online, unbook
from .day import arrive, call, call_next, finish, leave, refuse, start, walk_in
from .desk import end_link, make_link, open_desk
from .export import log_file
from .matters import note_matter, note_results, settle_matter
from .owing import explain_period, open_periods, open_periods_everywhere
from .papers import draft_receipt, draft_refusal, issue_refusal, sign_receipt, words_of_draft
from .passing import Passing, Taken, pass_on, passed_on_by
from .people import open_booking, open_people
from .proving import prove_posted, take_back_proof
from .rated import rated_by
from .sessions import begin, call_off, close, connect, post, test_connection

__all__ = [
    "Passing", "Taken", "arrive", "begin", "book", "call", "call_next", "call_off", "close", "connect", "draft_receipt", "draft_refusal",
    "end_link", "explain_period", "finish", "forget_bookings", "issue_refusal", "leave", "log_file", "make_link", "note_matter", "note_results", "open_booking", "open_desk", "open_people",
    "open_periods", "open_periods_everywhere", "pass_on", "passed_on_by", "post", "prove_posted", "rated_by", "rebook", "refusal_online", "refuse", "settle_matter", "sign_receipt", "start",
    "take_back_proof", "test_connection", "unbook", "walk_in", "words_of_draft",
]  # fmt: skip
