"""Which rules of the law hold for a workplace, by its sort and the number who work there."""

from dataclasses import dataclass

from caunoi.kernel.refusal import Refusal

from ..words import Size, Sort

#: Where a size begins, for people who read; the law's own bands are in the law book.
SIZES = ((500, Size.VAST), (150, Size.LARGE), (50, Size.MIDDLE), (10, Size.SMALL), (0, Size.TINY))
#: The largest count a form takes: bigger than any employer of the country.
MOST_WORKERS = 500_000


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of the law book for one sort; an empty one: the law book holds none for it."""

    conference: str
    valid: str
    passes: str
    extra: str
    delegates: str = ""
    optional: str = ""
    dialogue: str = ""
    review: str = ""
    disclosed: str = ""


_UNIT = Keys(
    "unit.conf.regular", "unit.conf.valid", "unit.conf.pass", "unit.conf.extra", "unit.conf.delegates", "unit.conf.optional",
    review="unit.review", disclosed="unit.disclose_list",
)  # fmt: skip
_STATE = Keys(
    "soe.conf", "soe.conf.valid", "soe.conf.pass", "soe.conf.extra", dialogue="soe.dialogue", review="soe.review", disclosed="soe.disclose_list",
)  # fmt: skip
#: Another enterprise owes dialogues by the Labour Code; the chapter on state enterprises holds for it where it has chosen so.
_OTHER = Keys("", "soe.conf.valid", "soe.conf.pass", "soe.conf.extra", dialogue="labour.dialogue")
KEYS = {Sort.AGENCY: _UNIT, Sort.PUBLIC_UNIT: _UNIT, Sort.STATE_ENTERPRISE: _STATE, Sort.ENTERPRISE: _OTHER}


def keys_of(sort: Sort, *, opted: bool) -> Keys:
    """The keys that hold for a workplace; ``opted``: an enterprise that has chosen the chapter on state enterprises."""
    if sort is Sort.ENTERPRISE and opted:
        return Keys(
            "soe.conf",
            "soe.conf.valid",
            "soe.conf.pass",
            "soe.conf.extra",
            dialogue="labour.dialogue",
            review="soe.review",
        )
    return KEYS[sort]


def size_of(workers: int) -> Size:
    """The size everybody may see."""
    return next(size for least, size in SIZES if workers >= least)


def must_be_workers(workers: int) -> None:
    """Somebody works there, and not more than work in any enterprise of the country."""
    if not 1 <= workers <= MOST_WORKERS:
        raise Refusal(
            "Số người làm việc từ 1 đến 500.000.", "The number who work there is 1 to 500,000.", field="workers"
        )


def owes_conference(keys: Keys, workers: int, optional: int | None) -> bool:
    """Whether the yearly conference is a duty; so few (``optional``) may do without."""
    return bool(keys.conference) and not (optional is not None and workers <= optional)


def may_send_delegates(workers: int, least: int | None) -> bool:
    """Whether delegates may stand for all; None: the law book sets no number and the regulation of the workplace decides."""
    return least is None or workers >= least


def may_bargain(sort: Sort) -> bool:
    """Whether collective agreements are made there: with employers of the Labour Code and units that hire by contract."""
    return sort is not Sort.AGENCY
