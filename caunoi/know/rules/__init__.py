"""What disclosure allows: who owes what by which list, how long it stays up, what a list of people may say."""

from .book import BOOK, DAY
from .held import must_not_flood, must_wait
from .lists import CYCLES, ENTERPRISES, INSIDE, KEYS, Keys, Wants, families_of, family_of, wants
from .people import COLUMNS, MOST_NAMES, must_be_allowed, must_be_bare, must_carry_no_card
from .proving import Part, Proof, met_on, must_be_provable, must_name_receivers, part, radio_run
from .staying import is_early, must_be_current, must_be_known, must_say, must_stay_up
from .years import must_be_a_year, must_fall_in, must_have_lines, periods, quarter_days, quarter_of

__all__ = [
    "BOOK",
    "COLUMNS",
    "CYCLES",
    "DAY",
    "ENTERPRISES",
    "INSIDE",
    "KEYS",
    "MOST_NAMES",
    "Keys",
    "Part",
    "Proof",
    "Wants",
    "families_of",
    "family_of",
    "is_early",
    "met_on",
    "must_be_a_year",
    "must_be_allowed",
    "must_be_bare",
    "must_be_current",
    "must_be_known",
    "must_be_provable",
    "must_carry_no_card",
    "must_fall_in",
    "must_have_lines",
    "must_name_receivers",
    "must_not_flood",
    "must_say",
    "must_stay_up",
    "must_wait",
    "part",
    "periods",
    "quarter_days",
    "quarter_of",
    "radio_run",
    "wants",
]
