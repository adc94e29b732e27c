"""The journal of a work: contributions, expenses and their counter-entries. Nothing in it is ever changed or taken out."""

import uuid

from django.db import models
from django.db.models import Q

from caunoi.do.words import Account, EntryKind, Given, Giver

from .common import choices, new_code
from .works import BudgetLine, CommunityWork, KindValue


class JournalEntry(models.Model):
    """One entry of a work's journal; its lines together are zero, and a wrong one is undone by a counter-entry."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work = models.ForeignKey(CommunityWork, on_delete=models.PROTECT, related_name="entries")
    number = models.IntegerField()
    kind = models.TextField(choices=choices(EntryKind))
    on = models.DateField()
    told = models.TextField()
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["work", "number"], name="do_entry_once_a_number")]
        verbose_name = "bút toán"

    def __str__(self) -> str:
        return f"{self.work_id} {self.number}"

    @property
    def kind_label(self) -> str:
        """Why it stands there, in the language being spoken."""
        return EntryKind(self.kind).label


class JournalLine(models.Model):
    """One side of an entry, in whole đồng."""

    entry = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="lines")
    work = models.ForeignKey(CommunityWork, on_delete=models.PROTECT, related_name="+")
    account = models.TextField(choices=choices(Account))
    amount = models.BigIntegerField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["work", "account"], name="do_line_of_account")]
        constraints = [
            models.CheckConstraint(condition=~Q(amount=0), name="do_line_is_not_nothing"),
            models.UniqueConstraint(fields=["entry", "account"], name="do_line_once_an_account"),
        ]
        verbose_name = "dòng bút toán"

    def __str__(self) -> str:
        return f"{self.account} {self.amount}"

    @property
    def account_label(self) -> str:
        """The account in the language being spoken."""
        return Account(self.account).label


class Contribution(models.Model):
    """What somebody gave, under a receipt; the name is sealed, and public only where the giver wishes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work = models.ForeignKey(CommunityWork, on_delete=models.PROTECT, related_name="contributions")
    entry = models.OneToOneField(JournalEntry, on_delete=models.PROTECT, related_name="contribution")
    number = models.IntegerField(help_text="number of the receipt")
    code = models.TextField(unique=True, default=new_code)
    token = models.UUIDField(help_text="drawn with the form: sent twice, it is one contribution")
    giver = models.TextField(choices=choices(Giver))
    household = models.TextField(default="", blank=True, help_text="the household's code on the roll, no name")
    name = models.BinaryField(null=True, help_text="sealed")
    shown_name = models.TextField(default="", blank=True, help_text="only while the giver wishes to be named")
    sum_shown = models.BooleanField(default=False)
    given = models.TextField(choices=choices(Given))
    on = models.DateField()
    amount = models.BigIntegerField(
        null=True, help_text="đồng; of a gift in kind its value, where the decision gives one"
    )
    quantity = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    unit = models.TextField(default="", blank=True)
    valued_by = models.ForeignKey(KindValue, on_delete=models.PROTECT, null=True, related_name="+")
    into = models.TextField(choices=choices(Account), default="", blank=True)
    told = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["work", "given"], name="do_contribution_of_work")]
        constraints = [
            models.UniqueConstraint(fields=["work", "number"], name="do_contribution_once_a_number"),
            models.UniqueConstraint(fields=["work", "token"], name="do_contribution_sent_once"),
            models.CheckConstraint(
                condition=Q(given="money", amount__gt=0, quantity__isnull=True) | (~Q(given="money") & Q(quantity__gt=0)),
                name="do_contribution_is_something",
            ),
            models.CheckConstraint(
                condition=Q(given="money") | Q(amount__isnull=True, valued_by__isnull=True) | Q(amount__gt=0, valued_by__isnull=False),
                name="do_contribution_valued_by_decision",
            ),
        ]  # fmt: skip
        verbose_name = "khoản đóng góp"

    def __str__(self) -> str:
        return f"{self.work_id} {self.number}"

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"contribution:{self.pk}"

    @property
    def given_label(self) -> str:
        """What was given, in the language being spoken."""
        return Given(self.given).label

    @property
    def giver_label(self) -> str:
        """Who gave, in the language being spoken."""
        return Giver(self.giver).label


class Expense(models.Model):
    """What was paid from the fund, for what, with its voucher."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work = models.ForeignKey(CommunityWork, on_delete=models.PROTECT, related_name="expenses")
    entry = models.OneToOneField(JournalEntry, on_delete=models.PROTECT, related_name="expense")
    number = models.IntegerField()
    token = models.UUIDField()
    on = models.DateField()
    what = models.TextField()
    payee = models.TextField(help_text="a shop, an enterprise, a trade; no private name")
    amount = models.BigIntegerField()
    budget = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, null=True, related_name="expenses")
    voucher = models.TextField(help_text="kind and number of the voucher")
    vouchers = models.SmallIntegerField(help_text="how many files prove it")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["work", "number"], name="do_expense_once_a_number"),
            models.UniqueConstraint(fields=["work", "token"], name="do_expense_sent_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="do_expense_is_a_sum"),
            models.CheckConstraint(condition=Q(vouchers__gt=0) & ~Q(voucher=""), name="do_expense_has_a_voucher"),
        ]
        verbose_name = "khoản chi"

    def __str__(self) -> str:
        return self.what

    @property
    def ref(self) -> str:
        """How files and the ledger name it."""
        return f"workexpense:{self.pk}"
