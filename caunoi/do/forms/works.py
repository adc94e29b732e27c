"""Forms of community works and their accounts."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from caunoi.do import queries
from caunoi.do.rules.money import read_dong
from caunoi.do.words import Account, Given, Giver, Proposer, WorkKind
from caunoi.kernel.refusal import Refusal
from caunoi.ui.forms import FilesField

from .shared import (
    ActForm,
    MoneyField,
    OnceForm,
    PlacedForm,
    PlainForm,
    QuantityField,
    choice,
    day,
    line,
    photos,
    words,
    yes,
)

HELD = [(each.value, each.label) for each in (Account.CASH, Account.BANK)]


def held(label: Any) -> forms.ChoiceField:
    """The cash box or the bank."""
    return choice(label, HELD)


class WorkForm(PlacedForm):
    """A work somebody proposed."""

    word_fields = {"kind": WorkKind, "proposer": Proposer}
    title = line(_("Tên công trình, phần việc"))
    kind = choice(_("Loại"), radio=False)
    what = words(_("Làm gì, vì sao, cho ai"))
    proposer = choice(_("Ai đề xuất"))
    proposed_by = line(_("Bao nhiêu hộ, hoặc tên cơ quan, tổ chức"), required=False, hint=_("Không ghi tên cá nhân."))
    proposed_on = day(_("Ngày đề xuất"))
    begins_on = day(_("Dự kiến bắt đầu"), required=False)
    ends_on = day(_("Dự kiến xong"), required=False)
    field_order = ("title", "place", "kind", "what")


class LinkForm(ActForm):
    """The decision of the community, and what each household gives by it."""

    decision = choice(_("Quyết định của cộng đồng"))
    level = MoneyField(label=_("Mức góp mỗi hộ theo quyết định (đồng)"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = queries.permits_for(self.row.place)
        self.fields["decision"].choices = [  # type: ignore[attr-defined]
            (
                each.ref,
                f"{each.code}: {each.title} ({each.stage_label}{f', {each.yes}/{each.base}' if each.yes is not None else ''})",
            )
            for each in found
        ]
        if not found:
            self.fields["decision"].help_text = _t("Chưa có quyết định nào về đóng góp ở nơi này. Hãy đưa việc ra cộng đồng bàn và quyết định trước.")  # fmt: skip


class BudgetForm(ActForm):
    """The budget, an item a line."""

    lines = words(
        _("Các khoản dự toán"),
        rows=8,
        hint=_("Mỗi dòng một khoản: nội dung, dấu gạch đứng |, số tiền. Ví dụ: Xi măng 120 bao | 10.800.000"),
    )

    def start(self, row: Any) -> dict[str, Any]:
        """The budget as it stands."""
        told = "\n".join(f"{each.what} | {each.amount:,}".replace(",", ".") for each in row.budget.all())
        return {**super().start(row), "lines": told}

    def clean_lines(self) -> list[tuple[str, int]]:
        """Pairs of words and sums, or which line is wrong."""
        found = []
        for number, each in enumerate((raw for raw in self.cleaned_data["lines"].splitlines() if raw.strip()), 1):
            what, _bar, amount = each.rpartition("|")
            try:
                found.append((what.strip(), read_dong(amount)))
            except Refusal as no:
                raise ValidationError(_t("Dòng %(n)s: %(why)s") % {"n": number, "why": str(no)}) from no
            if len(what.strip()) < 2:
                raise ValidationError(_t("Dòng %(n)s: thiếu nội dung trước dấu |.") % {"n": number})
        return found


class StepForm(PlainForm):
    """A step of the plan."""

    what = line(_("Việc"))
    due = day(_("Chậm nhất ngày"))


class OnForm(ActForm):
    """When."""

    on = day(_("Ngày"))


class PlainOnForm(PlainForm):
    """When, of what only adds."""

    on = day(_("Ngày làm xong"))


class FinishForm(OnForm):
    """When it was done and what came of it."""

    result = words(_("Kết quả"), hint=_("Làm được gì, dài rộng bao nhiêu, ai được nhờ."))


class FindingForm(OnForm):
    """What the supervising board or the households recommended."""

    what = words(
        _("Kiến nghị điều gì?"),
        most=2000,
        hint=_("Một kiến nghị mỗi lần. Nơi giữ sổ trả lời công khai, theo đến khi xong."),
    )
    due_on = day(_("Đề nghị xong trước ngày"), required=False)


class ValueForm(PlainForm):
    """What a unit given in kind counts for."""

    word_fields = {"given": Given}
    given = choice(_("Góp bằng gì"))
    unit = line(_("Đơn vị (với vật liệu)"), most=40, required=False, size="w10")
    value = MoneyField(label=_("Giá trị mỗi đơn vị (đồng)"))
    clause = line(_("Quyết định nêu ở mục nào"), most=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["given"].choices = [(each.value, each.label) for each in Given if each is not Given.MONEY]  # type: ignore[attr-defined]


class BoardForm(PlainForm):
    """Which board watches."""

    board = choice(_("Ban giám sát"))

    def __init__(self, *args: Any, boards: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {str(board.pk): board for board in boards}
        self.fields["board"].choices = [(key, board.name) for key, board in self.by_id.items()]  # type: ignore[attr-defined]
        if not boards:
            self.fields["board"].help_text = _t("Nơi này chưa có ban giám sát nào đang hoạt động.")

    def arguments(self) -> dict[str, Any]:
        """The board."""
        return {"board": self.by_id[self.cleaned_data["board"]]}


class ProgressForm(PlainForm):
    """How far it is."""

    on = day(_("Ngày"))
    what = words(_("Đã làm được gì"), rows=3, most=2000)
    percent = forms.IntegerField(label=_("Khoảng bao nhiêu phần trăm"), min_value=0, max_value=100, required=False, widget=forms.NumberInput(attrs={"class": "w4"}))  # fmt: skip
    photos = photos()
    alt_text = line(_("Ảnh chụp gì"), most=300, required=False, hint=_("Cho người không nhìn thấy ảnh."))


class GiveForm(OnceForm):
    """A contribution and how it may be told of; whether a sum or a number is asked for depends on what is given."""

    sometimes = ("amount", "into", "quantity")
    word_fields = {"giver": Giver, "given": Given, "into": Account}
    giver = choice(_("Ai góp"))
    name = line(_("Tên trên biên nhận"), required=False, hint=_("Được cất kín; chỉ hiện ra ngoài khi người góp muốn."))
    household = line(_("Mã hộ trong sổ hộ"), most=40, required=False, size="w10")
    given = choice(_("Góp bằng gì"))
    amount = MoneyField(label=_("Số tiền (đồng)"), required=False)
    into = choice(_("Nhận vào"), HELD, required=False)
    quantity = QuantityField(label=_("Số lượng (m² đất, ngày công, vật liệu)"), required=False)
    unit = line(_("Đơn vị, với vật liệu"), most=40, required=False, size="w10")
    on = day(_("Ngày góp"))
    named = yes(_("Người góp muốn được nêu tên công khai"))
    sum_shown = yes(_("và muốn nêu cả mức đã góp"))
    told = line(_("Ghi chú"), most=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = HELD  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Money has a sum, anything else a quantity."""
        said = super().clean() or {}
        money = said.get("given") == Given.MONEY.value
        if money and said.get("amount") is None and "amount" not in self.errors:
            self.add_error("amount", _t("Hãy ghi số tiền."))
        if money and not said.get("into"):
            self.add_error("into", _t("Chọn tiền mặt hoặc tiền gửi."))
        if said.get("given") and not money and said.get("quantity") is None and "quantity" not in self.errors:
            self.add_error("quantity", _t("Hãy ghi số lượng."))
        return said

    def arguments(self) -> dict[str, Any]:
        """The contribution."""
        said = super().arguments()
        return {**said, "into": said["into"] or Account.CASH}


class NameForm(PlainForm):
    """Whether a contributor is named."""

    named = yes(_("Nêu tên công khai"))
    sum_shown = yes(_("và nêu cả mức đã góp"))

    def start(self, row: Any) -> dict[str, Any]:
        """As it stands."""
        return {"named": bool(row.shown_name), "sum_shown": row.sum_shown}


class SpendForm(OnceForm):
    """An expense and its voucher."""

    word_fields = {"out_of": Account}
    what = line(_("Chi cho việc gì"), most=300)
    payee = line(
        _("Trả cho ai"), hint=_("Tên cửa hàng, doanh nghiệp; người làm công thì ghi nghề, không ghi tên riêng.")
    )
    amount = MoneyField(label=_("Số tiền (đồng)"))
    out_of = held(_("Chi từ"))
    on = day(_("Ngày chi"))
    budget = choice(_("Thuộc khoản dự toán"), radio=False, required=False)
    voucher = line(_("Loại và số chứng từ"), most=100, hint=_("Ví dụ: Hóa đơn 0001234"))
    files = FilesField(label=_("Ảnh, bản chụp chứng từ"), most=5, help_text=_("Chỉ người giữ sổ và UBND xem được."))
    field_order = ("what", "payee", "amount", "out_of", "on", "budget", "voucher", "files")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["out_of"].choices = HELD  # type: ignore[attr-defined]
        items = [(str(each.position), f"{each.position}. {each.what}") for each in self.row.budget.all()]
        self.fields["budget"].choices = [("", _t("Ngoài dự toán")), *items]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """The expense."""
        said = super().arguments()
        return {**said, "budget": int(said["budget"]) if said["budget"] else None}


class TransferForm(ActForm):
    """From the cash box to the bank, or back."""

    word_fields = {"out_of": Account}
    out_of = held(_("Lấy từ"))
    amount = MoneyField(label=_("Số tiền (đồng)"))
    on = day(_("Ngày"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["out_of"].choices = HELD  # type: ignore[attr-defined]


class HandOnForm(TransferForm):
    """Where what is left goes."""

    told = words(_("Trả lại hoặc chuyển đi đâu, theo quyết định nào"), rows=2, most=500)


class UndoForm(PlainForm):
    """Why an entry is undone."""

    on = day(_("Ngày"))
    reason = words(
        _("Sai ở đâu"),
        rows=3,
        most=500,
        hint=_("Bút toán sai vẫn giữ trong sổ; bút toán đảo đứng bên cạnh. Không ghi tên người."),
    )


class SettleForm(OnForm):
    """Before whom the accounts were laid."""

    approved_by = line(_("Trình trước ai"), most=300, hint=_("Ví dụ: Họp tổ ngày 19/11/2026, 140/187 hộ dự."))
    told = words(_("Nhận xét, việc còn lại"), rows=3, required=False)


class PostForm(OnForm):
    """Where the settlement hangs."""

    where = line(_("Niêm yết ở đâu"), most=300)
