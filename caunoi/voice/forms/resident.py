"""The questions of a resident's petition, one form each."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.kernel.text import same
from caunoi.ui.forms import DayField, FilesField, HintedRadio, PhoneField

from ..commands import Who
from ..commands.intake import LONGEST
from ..drafts import Typed
from ..queries.finding import Search
from ..words import Kind, Part
from .asking import Asked, Written

MOST_FILES = 10
#: More places than this are offered as a list to open, not as buttons.
MANY = 20
MOST_SIGNERS = 1_000_000


class KindForm(Asked):
    """What the resident wants to send, in plain words."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Bạn muốn gửi gì?"),
        widget=HintedRadio,
        error_messages={"required": gettext_lazy("Hãy chọn một loại. Nếu phân vân, chọn “Tôi chưa chắc”.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [
            (Kind.FEEDBACK.value, _("Phản ánh: báo một việc đang xảy ra")),
            (Kind.PROPOSAL.value, _("Kiến nghị: đề nghị làm, sửa hoặc thay đổi một việc")),
            (Kind.COMPLAINT.value, _("Khiếu nại: yêu cầu xem lại một quyết định, việc làm thiệt đến tôi")),
            (Kind.DENUNCIATION.value, _("Tố cáo: báo một người, một cơ quan vi phạm pháp luật")),
            (Kind.UNSORTED.value, _("Tôi chưa chắc")),
        ]
        self.fields["kind"].widget.hints = {
            Kind.FEEDBACK.value: _("Ví dụ: rác không ai thu gom, đèn đường hỏng, quán mở nhạc to lúc nửa đêm."),
            Kind.PROPOSAL.value: _("Ví dụ: xin làm gờ giảm tốc trước cổng trường, đề nghị đổi giờ họp chợ."),
            Kind.COMPLAINT.value: _("Ví dụ: không đồng ý với quyết định bồi thường đất của nhà mình."),
            Kind.DENUNCIATION.value: _("Ví dụ: cán bộ đòi tiền khi làm giấy tờ. Luật chỉ nhận đơn ký tên hoặc lời trình bày trực tiếp: trang này giúp bạn viết và in đơn."),
            Kind.UNSORTED.value: _("Cứ kể sự việc. Cán bộ tiếp nhận sẽ phân loại và báo lại bạn."),
        }  # fmt: skip


class PlaceForm(Asked):
    """A commune looked for by name or by an old address, chosen among those found, and where exactly."""

    q = Written(
        label=gettext_lazy("Việc xảy ra ở phường, xã nào?"), longest=300,
        error_messages={"required": gettext_lazy("Hãy gõ tên phường, xã hoặc một địa chỉ.")},
        help_text=gettext_lazy("Gõ tên hoặc địa chỉ, không dấu cũng được; tên cũ trước 01/7/2025 vẫn tìm ra. Ví dụ: P. Tân Phú; hoặc 12 Lê Lợi, P. Bến Nghé, Q. 1."),
    )  # fmt: skip
    place = forms.ChoiceField(
        label=gettext_lazy("Chọn nơi đúng"),
        widget=HintedRadio,
        error_messages={"required": gettext_lazy("Hãy chọn một nơi trong danh sách.")},
    )
    address = Written(
        label=gettext_lazy("Chỗ nào, gần đâu?"), required=False, longest=500,
        help_text=gettext_lazy("Số nhà, hẻm, đường, hoặc một chỗ dễ tìm: “trước cổng chợ”, “cạnh cầu số 2”."),
    )  # fmt: skip

    def __init__(self, *args: Any, search: Search, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.search = search
        place = self.fields["place"]
        if len(search.options) > MANY:
            place.widget = forms.Select(attrs={"class": "w20"})
        place.choices = [(option.code, option.name) for option in search.options]
        place.help_text = search.question
        if len(search.options) > MANY:
            place.choices = [("", _("Chọn một nơi")), *place.choices]
        else:
            place.widget.hints = {option.code: option.hint for option in search.options}
        if not search.options:
            del self.fields["place"], self.fields["address"]

    def prefilled(self, typed: Typed) -> Typed:
        """The answer after a search: the only place found is marked, the street typed with it is kept."""
        codes = [option.code for option in self.search.options]
        chosen = codes if len(codes) == 1 else [code for code in typed.get("place", []) if code in codes]
        address = typed.get("address") or ([self.search.street] if self.search.street else [])
        return {**typed, "place": chosen, "address": address}

    def clean(self) -> dict[str, Any]:
        """Nothing found is said beside the search."""
        super().clean()
        if "place" not in self.fields and "q" not in self.errors:
            self.add_error(
                "q",
                _(
                    "Không tìm thấy nơi này. Thử chỉ gõ tên phường, xã; hoặc tên tỉnh, thành phố để chọn trong danh sách."
                ),
            )
        return self.cleaned_data


class MatterForm(Asked):
    """What happened and what is wished."""

    title = Written(
        label=gettext_lazy("Tóm tắt trong một câu"), longest=300,
        help_text=gettext_lazy("Ví dụ: Rác ở hẻm 12 đường Lê Lợi không được thu gom hai tuần nay."),
        error_messages={"required": gettext_lazy("Hãy tóm tắt việc cần giải quyết trong một câu.")},
    )  # fmt: skip
    text = Written(
        label=gettext_lazy("Kể lại sự việc"), lines=9, longest=LONGEST,
        help_text=gettext_lazy("Chuyện gì, từ bao giờ, ai liên quan, bạn đã nói với ai chưa. Viết như đang kể cho một người."),
        error_messages={"required": gettext_lazy("Hãy kể lại sự việc.")},
    )  # fmt: skip
    wish = Written(
        label=gettext_lazy("Bạn mong được giải quyết thế nào?"), required=False, lines=3, longest=5000,
        help_text=gettext_lazy("Ví dụ: thu gom rác hằng ngày như trước."),
    )  # fmt: skip

    def clean_title(self) -> str:
        """A title says something."""
        if len(self.cleaned_data["title"]) < 5:
            raise ValidationError(_("Câu tóm tắt ngắn quá. Hãy viết rõ việc gì, ở đâu."))
        return self.cleaned_data["title"]

    def clean_text(self) -> str:
        """A story is more than a word."""
        if len(self.cleaned_data["text"]) < 10:
            raise ValidationError(_("Hãy kể rõ hơn, ít nhất một câu."))
        return self.cleaned_data["text"]


class WhenForm(Asked):
    """When a complaint's decision became known, and whether it was complained about before."""

    knew_on = DayField(
        label=gettext_lazy("Bạn nhận hoặc biết quyết định, việc làm đó ngày nào?"),
        help_text=gettext_lazy("Ngày ghi trên giấy báo, hoặc ngày bạn biết. Ví dụ: 20 11 2026."),
    )
    late_reason = Written(
        label=gettext_lazy("Nếu đã lâu: vì sao đến nay bạn mới khiếu nại?"), required=False, lines=3, longest=2000,
        help_text=gettext_lazy("Luật cho thêm thời gian khi có lý do chính đáng: ốm đau, thiên tai, đi công tác, học tập ở xa, trở ngại khách quan khác."),
    )  # fmt: skip
    instance = forms.ChoiceField(
        label=gettext_lazy("Việc này đã có quyết định giải quyết khiếu nại nào chưa?"), initial="1", widget=HintedRadio,
        choices=[("1", gettext_lazy("Chưa. Đây là lần đầu")), ("2", gettext_lazy("Rồi. Tôi không đồng ý nên khiếu nại lần hai"))],
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, limit: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.limit = today, limit
        self.fields["knew_on"].latest = today

    def clean(self) -> dict[str, Any]:
        """A late complaint says why; the officer decides whether the reason is good."""
        super().clean()
        knew_on = self.cleaned_data.get("knew_on")
        late = bool(knew_on) and (self.today - knew_on).days > self.limit
        if late and not self.cleaned_data.get("late_reason"):
            self.add_error(
                "late_reason",
                _("Đã quá %(limit)s ngày kể từ ngày bạn biết. Hãy ghi lý do; nếu không có, ghi “không có”: cơ quan có thể không thụ lý, nhưng phải trả lời bạn.")
                % {"limit": self.limit},
            )  # fmt: skip
        return self.cleaned_data


class RespondentForm(Asked):
    """Which body or person the petition is about. ``options`` are (code, name, hint) of the bodies found."""

    respondent = Written(
        label=gettext_lazy("Ai, cơ quan nào?"), required=False, lines=2, longest=1000,
        help_text=gettext_lazy("Tên, chức vụ, nơi làm việc, nếu bạn biết."),
    )  # fmt: skip
    q = Written(
        label=gettext_lazy("Tìm cơ quan trong danh sách"), required=False, longest=500,
        help_text=gettext_lazy("Để hệ thống chặn đúng cơ quan đó. Ví dụ: UBND phường Tân Phú."),
    )  # fmt: skip
    bodies = forms.MultipleChoiceField(
        label=gettext_lazy("Đánh dấu cơ quan bị nêu"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, options: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].choices = options
        if not options:
            del self.fields["bodies"]


class PapersForm(Asked):
    """Photos and papers."""

    files = FilesField(
        label=gettext_lazy("Chọn ảnh hoặc tệp"), required=False, most=MOST_FILES, megabytes=20,
        help_text=gettext_lazy("Ảnh, PDF, Word, Excel. Mỗi tệp không quá 20 MB, tất cả không quá 10 tệp."),
    )  # fmt: skip


class PersonForm(Asked):
    """Who sends; a complaint must say so."""

    named = forms.ChoiceField(
        label=gettext_lazy("Bạn có nêu tên không?"), widget=HintedRadio,
        choices=[("yes", gettext_lazy("Tôi nêu tên")), ("no", gettext_lazy("Tôi không nêu tên"))],
        error_messages={"required": gettext_lazy("Hãy chọn nêu tên hay không nêu tên.")},
    )  # fmt: skip
    name = Written(label=gettext_lazy("Họ và tên"), required=False, longest=120)
    address = Written(
        label=gettext_lazy("Nơi ở"),
        required=False,
        longest=300,
        help_text=gettext_lazy("Để cơ quan gửi giấy mời, giấy trả lời."),
    )
    phone = PhoneField(label=gettext_lazy("Số điện thoại"), required=False)
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"), required=False, max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={"invalid": gettext_lazy("Địa chỉ thư chưa đúng. Ví dụ: an.nguyen@example.com.")},
    )  # fmt: skip
    secret = forms.BooleanField(
        label=gettext_lazy("Giữ kín danh tính của tôi ở mức cao nhất"), required=False,
        help_text=gettext_lazy("Chỉ người giữ bí mật danh tính mở được, mỗi lần mở phải ghi lý do. Đơn và câu trả lời không được công khai."),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.must_be_named = kind in (Kind.COMPLAINT, Kind.DENUNCIATION)
        self.fields["named"].widget.hints = {
            "yes": _(
                "Tên, địa chỉ, số điện thoại được mã hóa; người xử lý chỉ thấy chữ cái đầu cho tới khi mở có lý do."
            ),
            "no": _(
                "Đơn vẫn được tiếp nhận và bạn vẫn xem được kết quả bằng mã, nhưng không ai gọi lại hay mời bạn được."
            ),
        }
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["address"].widget.attrs["autocomplete"] = "street-address"
        if self.must_be_named:
            del self.fields["named"]
            for name in ("name", "address"):
                self.fields[name].required = True
            self.fields["name"].error_messages["required"] = _("Theo luật, đơn này phải ghi họ tên người gửi.")
            self.fields["address"].error_messages["required"] = _("Theo luật, đơn này phải ghi địa chỉ người gửi.")
        if kind is Kind.DENUNCIATION:
            del self.fields["secret"]

    def clean(self) -> dict[str, Any]:
        """A named sender gives a name; an unnamed one leaves nothing behind."""
        super().clean()
        if self.cleaned_data.get("named") == "yes" and not self.cleaned_data.get("name") and "name" not in self.errors:
            self.add_error("name", _("Hãy ghi họ và tên, hoặc chọn “Tôi không nêu tên” ở trên."))
        self.cleaned_data.setdefault("secret", False)
        if self.cleaned_data.get("named") == "no":
            self.cleaned_data |= {"name": "", "address": "", "phone": "", "email": ""}
        return self.cleaned_data

    def who(self) -> Who:
        """The sender, for the command."""
        kept = self.cleaned_data
        return Who(name=kept["name"], address=kept["address"], phone=kept["phone"], email=kept["email"])


class GroupForm(Asked):
    """Alone or together; a large group names who speaks for it."""

    together = forms.ChoiceField(
        label=gettext_lazy("Bạn gửi cho riêng mình hay cùng nhiều người?"), widget=HintedRadio,
        choices=[("no", gettext_lazy("Riêng tôi")), ("yes", gettext_lazy("Nhiều người cùng ký"))],
        error_messages={"required": gettext_lazy("Hãy chọn riêng bạn hay nhiều người.")},
    )  # fmt: skip
    signers = forms.IntegerField(
        label=gettext_lazy("Bao nhiêu người cùng ký?"), required=False, min_value=2, max_value=MOST_SIGNERS,
        widget=forms.TextInput(attrs={"class": "w4", "inputmode": "numeric"}), help_text=gettext_lazy("Kể cả bạn."),
        error_messages={"invalid": gettext_lazy("Hãy ghi số người bằng chữ số, ví dụ 12."), "min_value": gettext_lazy("Nhiều người nghĩa là từ 2 người trở lên.")},
    )  # fmt: skip
    representatives = Written(
        label=gettext_lazy("Những người đại diện"), required=False, lines=5, longest=3000,
        help_text=gettext_lazy("Mỗi dòng một người: họ tên, rồi địa chỉ sau dấu phẩy. Kể cả bạn, nếu bạn là người đại diện."),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: Kind, allowed: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.allowed = kind, allowed
        self.fields["together"].widget.hints = {
            "yes": _("Danh sách và chữ ký: chụp ảnh, thêm vào câu Ảnh, giấy tờ."),
        }

    def clean(self) -> dict[str, Any]:
        """Many means at least two, and the law's number of representatives."""
        super().clean()
        if self.cleaned_data.get("together") != "yes":
            self.cleaned_data |= {"signers": 1, "representatives": ""}
            return self.cleaned_data
        signers = self.cleaned_data.get("signers")
        if signers is None:
            if "signers" not in self.errors:
                self.add_error("signers", _("Hãy ghi số người cùng ký."))
            return self.cleaned_data
        self._count_representatives(signers)
        return self.cleaned_data

    def people(self) -> tuple[Who, ...]:
        """The representatives named, for the command."""
        return tuple(_person(line) for line in _lines(self.cleaned_data["representatives"]))

    def _count_representatives(self, signers: int) -> None:
        lowest, highest = self.allowed(signers)
        named = len(_lines(self.cleaned_data.get("representatives", "")))
        must = self.kind is Kind.COMPLAINT
        if highest and (named > highest or (must and named < lowest)):
            wanted = (
                str(highest)
                if lowest == highest
                else _("%(lowest)s đến %(highest)s") % {"lowest": lowest, "highest": highest}
            )
            self.add_error(
                "representatives",
                _(
                    "Đơn có %(signers)s người ký thì cử %(wanted)s người đại diện; bạn đã ghi %(named)s. Mỗi dòng một người."
                )
                % {"signers": signers, "wanted": wanted, "named": named},
            )


def _lines(text: str) -> list[str]:
    return [line.strip(" ,;.-–") for line in text.split("\n") if line.strip(" ,;.-–")]


def _person(line: str) -> Who:
    name, _comma, address = line.partition(",")
    return Who(name=name.strip(), address=address.strip(), part=Part.REPRESENTATIVE)


def together(sender: Who, representatives: tuple[Who, ...]) -> tuple[Who, ...]:
    """Everybody of the petition; a sender listed among the representatives is one of them, once."""
    named = next((each for each in representatives if sender.name and same(each.name, sender.name)), None)
    if named is None:
        return (sender, *representatives)
    first = Who(
        name=sender.name,
        address=sender.address or named.address,
        phone=sender.phone,
        email=sender.email,
        part=Part.REPRESENTATIVE,
    )
    return (first, *(each for each in representatives if each is not named))
