"""Reading dialogues, questions, promises and requests."""

from .dialogues import (
    code_taken,
    coming,
    deliveries_of,
    dialogue_by_code,
    dialogue_of,
    dialogues,
    groups_of,
    issued_file,
    issued_papers,
    mark,
    minutes_of,
    notice_deadline,
    of_bodies,
    past,
    promises_by_group,
    steps_of,
    tidy_code,
)
from .hall import Hall, hall, renew
from .promises import (
    Seen,
    ages,
    disputes_of,
    disputes_waiting,
    evidence_ids,
    evidence_of,
    group_of,
    of_bodies_promised,
    owed_in_writing,
    promise_mark,
    promise_of,
    promises_in,
    seen,
    sights,
    words_told,
)
from .questions import (
    Followed,
    Proposed,
    alike,
    channels_of,
    code_of_key,
    followed,
    proposals,
    shown_questions,
    to_read,
    waiting_count,
    waiting_of,
)
from .requests import Counted, mark_of, needed_of, request_of, request_rule, requests_in, sheets_of
from .stopping import read_stop_token, stop_token
from .year import YEARLY, Year, about_year, duty_of_year, owing, voter_counts, voters_of, year_of, yearly_cite

__all__ = [
    "YEARLY", "Counted", "Followed", "Hall", "Proposed", "Seen", "Year", "about_year", "ages", "alike", "channels_of", "code_of_key", "code_taken",
    "coming", "deliveries_of", "dialogue_by_code", "dialogue_of", "dialogues", "disputes_of", "disputes_waiting", "duty_of_year", "evidence_ids",
    "evidence_of", "followed", "group_of", "groups_of", "hall", "issued_file", "issued_papers", "mark", "mark_of", "minutes_of", "needed_of",
    "notice_deadline", "of_bodies", "of_bodies_promised", "owed_in_writing", "owing", "past", "promise_mark", "promise_of", "promises_by_group",
    "promises_in", "proposals", "read_stop_token", "renew", "request_of", "request_rule", "requests_in", "seen", "sheets_of", "shown_questions", "sights",
    "steps_of", "stop_token", "tidy_code", "to_read", "voter_counts", "voters_of", "waiting_count", "waiting_of", "words_told", "year_of", "yearly_cite",
]  # fmt: skip
