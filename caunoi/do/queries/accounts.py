"""The accounts of a work: sums for everybody, the journal for who keeps it, receipts for who holds their code."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.db.models import Count, QuerySet, Sum

from caunoi.access.context import as_system
from caunoi.do.models import BudgetLine, CommunityWork, Contribution, Expense, JournalEntry, JournalLine
from caunoi.do.words import Account, Given, Giver
from caunoi.identity.sealing import tidy, unseal
from caunoi.law.queries import texts_of


@cache
def fewest() -> int:
    """A total of fewer givers than this would tell what one of them gave: the house's rule for totals, as last written."""
    return int(next(text.value for text in reversed(texts_of("house.few.sums"))) or 0)


def balance(row: CommunityWork, account: Account) -> int:
    """What an account of a work holds."""
    return JournalLine.objects.filter(work=row, account=account.value).aggregate(all=Sum("amount"))["all"] or 0


def left_in(row: CommunityWork) -> int:
    """What the cash box and the bank hold together."""
    return balance(row, Account.CASH) + balance(row, Account.BANK)


@dataclass(frozen=True, slots=True)
class InKind:
    """Gifts of one sort in one unit: how much, what it counts for where the decision says so, from how many."""

    given: Given
    unit: str
    quantity: Decimal
    value: int
    givers: int

    @property
    def told(self) -> str:
        """Its quantity in figures: “12,5 m²”."""
        return _counted(self.quantity, self.unit)


@dataclass(frozen=True, slots=True)
class Sums:
    """The accounts of a work in numbers; everything together is always zero."""

    cash: int
    bank: int
    given: int
    granted: int
    in_kind: int
    spent: int
    returned: int
    households: int
    givers: int
    receipts: int
    kinds: list[InKind] = field(default_factory=list)
    budget: int = 0

    @property
    def received(self) -> int:
        """All money that came in."""
        return self.given + self.granted

    @property
    def left(self) -> int:
        """What is left in hand."""
        return self.cash + self.bank

    @property
    def balances(self) -> bool:
        """What came in is what was spent, returned and left."""
        return self.received == self.spent + self.returned + self.left

    @property
    def too_few(self) -> bool:
        """Whether the total of gifts would tell what one giver gave; it is shown as soon as there are more, or once the work is settled."""
        return 0 < self.givers < fewest()

    def frozen(self) -> dict[str, Any]:
        """The sums as a settlement keeps them."""
        return {
            "given": self.given, "granted": self.granted, "in_kind": self.in_kind, "spent": self.spent, "returned": self.returned, "left": self.left,
            "households": self.households, "givers": self.givers, "receipts": self.receipts, "budget": self.budget,
            "kinds": [[each.given.value, each.unit, str(each.quantity), each.value, each.givers] for each in self.kinds],
        }  # fmt: skip


def sums_of(row: CommunityWork) -> Sums:
    """The accounts of one work, counted for everybody: sums name nobody."""
    with as_system():
        by = dict(JournalLine.objects.filter(work=row).order_by().values_list("account").annotate(Sum("amount")))
        standing = _standing(row)
        kinds = standing.exclude(given=Given.MONEY.value).order_by("given", "unit").values_list("given", "unit")
        rows = list(kinds.annotate(Sum("quantity"), Sum("amount"), Count("pk")))
        people = standing.exclude(giver=Giver.STATE.value)
        houses = people.filter(giver=Giver.HOUSEHOLD.value)
        households = houses.exclude(household="").values("household").distinct().count() + houses.filter(household="").count()  # fmt: skip
        others, receipts = people.exclude(giver=Giver.HOUSEHOLD.value).count(), standing.count()
        budget = BudgetLine.objects.filter(work=row).aggregate(all=Sum("amount"))["all"] or 0
    return Sums(
        cash=by.get("cash", 0), bank=by.get("bank", 0), given=-by.get("given", 0), granted=-by.get("granted", 0), in_kind=by.get("used", 0),
        spent=by.get("spent", 0), returned=by.get("returned", 0), households=households, givers=households + others, receipts=receipts,
        kinds=[InKind(Given(given), unit, quantity, value or 0, givers) for given, unit, quantity, value, givers in rows], budget=budget,
    )  # fmt: skip


def _standing(row: CommunityWork) -> QuerySet[Contribution]:
    """Contributions that no counter-entry undid."""
    return Contribution.objects.filter(work=row, entry__undone_by__isnull=True)


def contributions_of(row: CommunityWork) -> QuerySet[Contribution]:
    """The receipts of a work, the latest first, for who keeps the accounts."""
    return Contribution.objects.filter(work=row).select_related("entry__undone_by", "valued_by").order_by("-number")


def expenses_of(row: CommunityWork) -> QuerySet[Expense]:
    """What was paid, for everybody; those a counter-entry undid are found by ``undone_of``."""
    return Expense.objects.filter(work=row).select_related("budget").order_by("-number")


def undone_of(row: CommunityWork) -> dict[Any, str]:
    """The entries of a work that were undone, with what the counter-entry says."""
    with as_system():
        return dict(JournalEntry.objects.filter(work=row, undoes__isnull=False).values_list("undoes_id", "told"))


def journal_of(row: CommunityWork) -> QuerySet[JournalEntry]:
    """The journal of a work, the latest first, for who keeps the accounts."""
    return JournalEntry.objects.filter(work=row).select_related("undoes", "undone_by").prefetch_related("lines").order_by("-number")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A contributor who wished to be named: what was given, the sum only where they wished that too."""

    name: str
    given: Given
    on: date
    told: str


def named_in(row: CommunityWork, first: int = 0, size: int = 40) -> tuple[list[Named], int]:
    """Contributors who wished to be named, by receipt; how many there are."""
    with as_system():
        rows = _standing(row).exclude(shown_name="").order_by("number")
        count = rows.count()
        found = list(rows[first : first + size])
    return [Named(each.shown_name, Given(each.given), each.on, quantity_of(each) if each.sum_shown else "") for each in found], count  # fmt: skip


def quantity_of(row: Contribution) -> str:
    """What was given in figures: “1.500.000 đồng”, “12 m²”."""
    if row.given == Given.MONEY.value:
        return f"{row.amount or 0:,} đồng".replace(",", ".")
    return _counted(row.quantity, row.unit)


def _counted(quantity: Decimal | None, unit: str) -> str:
    """A quantity without zeros that say nothing: as the receipt has it, so have the accounts."""
    number = f"{quantity.normalize():f}".replace(".", ",") if quantity is not None else ""
    return f"{number} {unit}"


def name_of(row: Contribution) -> str:
    """The sealed name on a receipt, for who keeps the accounts."""
    return str(unseal(row.name)["name"]) if row.name else ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt as whoever holds its code may check it; it never tells the name."""

    number: int
    code: str
    work: CommunityWork
    given: Given
    told: str
    value: int | None
    clause: str
    on: date
    undone: str


def receipt_by(code: str) -> Receipt | None:
    """A receipt by its code."""
    with as_system():
        found = (
            Contribution.objects.select_related("work__place", "work__commune", "work__body", "entry__undone_by", "valued_by")
            .filter(code=tidy(code)[:20])
            .first()
        )  # fmt: skip
        return receipt_of(found) if found is not None else None


def receipt_of(row: Contribution) -> Receipt:
    """A contribution as its receipt tells it."""
    undone = getattr(row.entry, "undone_by", None)
    return Receipt(
        number=row.number, code=row.code, work=row.work, given=Given(row.given), told=quantity_of(row), on=row.on,
        value=row.amount if row.given != Given.MONEY.value else None, clause=row.valued_by.clause if row.valued_by else "",
        undone=undone.told if undone else "",
    )  # fmt: skip


def contribution_of(row: CommunityWork, number: int) -> Contribution | None:
    """One receipt of a work by its number, for who keeps the accounts."""
    return contributions_of(row).select_related("work__place", "work__body").filter(number=min(number, 2**31 - 1)).first()  # fmt: skip


@dataclass(frozen=True, slots=True)
class AgainstBudget:
    """A budget item and what was paid of it."""

    line: BudgetLine | None
    planned: int
    spent: int

    @property
    def over(self) -> bool:
        """Whether more was paid than planned."""
        return self.spent > self.planned


def against_budget(row: CommunityWork, undone: dict[Any, str] | None = None) -> list[AgainstBudget]:
    """The budget item by item beside what was paid; what no item covers comes last."""
    undone = undone_of(row) if undone is None else undone
    spent: dict[int | None, int] = {}
    for budget, entry, amount in Expense.objects.filter(work=row).values_list("budget_id", "entry_id", "amount"):
        if entry not in undone:
            spent[budget] = spent.get(budget, 0) + amount
    found = [AgainstBudget(line, line.amount, spent.get(line.pk, 0)) for line in row.budget.all()]
    return [*found, AgainstBudget(None, 0, spent[None])] if spent.get(None) else found


def journal_rows(row: CommunityWork) -> Iterator[tuple[int, date, str, str, int, int | None]]:
    """The journal in order for the workbook: number, day, why, account, amount, which entry it undoes; no name, no household."""
    with as_system():
        lines = JournalLine.objects.filter(work=row).select_related("entry__undoes").order_by("entry__number", "pk")
        for line in lines.iterator(chunk_size=1000):
            undoes = line.entry.undoes.number if line.entry.undoes else None
            yield line.entry.number, line.entry.on, line.entry.kind_label, line.account_label, line.amount, undoes


def sums_by_work(works: list[CommunityWork]) -> dict[Any, dict[str, int]]:
    """Sums by account of many works: one statement."""
    found: dict[Any, dict[str, int]] = {}
    with as_system():
        rows = (
            JournalLine.objects.filter(work__in=works).order_by().values_list("work", "account").annotate(Sum("amount"))
        )
        for work, account, amount in rows:
            found.setdefault(work, {})[account] = amount
    return found
