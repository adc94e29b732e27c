"""Taking a case in hand, bringing it to its answer, and what may stop it on the way."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import ShortDayField

from ... import commands, rules
from ...queries import picking
from ...words import Act, Kind, Outcome, Part
from .base import ActForm, PlainChoice, PlainChoices, law_choices, words


class Accepting(ActForm):
    """Thụ lý: the conditions of the law as a check-list, the complexity in writing."""

    acts = (Act.ACCEPT,)
    command = staticmethod(commands.accept)
    heading = _("Thụ lý đơn")
    lead = _("Thời hạn giải quyết bắt đầu tính từ hôm nay.")
    submit = _("Thụ lý")
    done = _("Đã thụ lý. Hãy ký và gửi thông báo cho người gửi.")
    extra = "voice/officer/acts/acceptance.html"

    conditions = PlainChoices(label=_("Điều kiện thụ lý"), required=False)
    none_of_grounds = forms.BooleanField(
        label=_("Tôi đã kiểm tra: không có căn cứ nào trong các căn cứ không thụ lý nêu trên."), required=False
    )
    late_reason = words(_("Lý do chính đáng của việc gửi quá thời hiệu"), required=False, rows=2, most=2000)
    complexity = PlainChoices(label=_("Vụ việc phức tạp vì"), required=False)
    complexity_note = words(
        _("Ghi rõ tình tiết phức tạp"), _("Luật yêu cầu ghi bằng văn bản."), required=False, rows=2, most=2000
    )
    note = words(_("Ghi chú"), required=False, rows=2, most=2000)

    def prepare(self) -> None:
        fields = self.fields
        self.grounds = self.conditions_rule = self.complex_rule = None
        if self.kind is Kind.COMPLAINT:
            self.grounds, self.complex_rule = (
                picking.rule("kn.refuse_grounds", self.on),
                picking.rule("kn.complex", self.on),
            )
            fields["complexity"].choices = law_choices(self.complex_rule.items)
            fields["complexity"].help_text = (
                _t("Có một tiêu chí là đủ; để trống nếu không phức tạp. %s") % self.complex_rule.cite
            )
            fields["none_of_grounds"].required = True
        if self.kind is Kind.DENUNCIATION:
            self.conditions_rule = picking.rule("tc.conditions", self.on)
            fields["conditions"].choices = law_choices(self.conditions_rule.items)
            fields["conditions"].help_text = _t("Phải đủ cả bốn. %s") % self.conditions_rule.cite
        for name, shown in (
            ("conditions", self.conditions_rule), ("none_of_grounds", self.grounds), ("late_reason", self._is_late()),
            ("complexity", self.complex_rule), ("complexity_note", self.complex_rule),
        ):  # fmt: skip
            if not shown:
                del fields[name]

    def _is_late(self) -> bool:
        if self.kind is not Kind.COMPLAINT or self.petition.knew_on is None:
            return False
        return self.petition.received_on - self.petition.knew_on > timedelta(
            days=picking.complaint_limit(self.petition.received_on)
        )

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if "conditions" in self.fields and len(found.get("conditions", [])) < len(self.fields["conditions"].choices):
            self.add_error(
                "conditions",
                _t("Chưa đủ điều kiện nên chưa thụ lý được. Nếu thiếu điều kiện, hãy dùng “Không thụ lý”."),
            )
        if found.get("complexity") and not str(found.get("complexity_note", "")).strip():
            self.add_error("complexity_note", _t("Hãy ghi rõ tình tiết phức tạp: luật yêu cầu ghi bằng văn bản."))
        return found

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        kept = ("conditions", "none_of_grounds", "late_reason", "complexity", "complexity_note")
        checklist = {name: given[name] for name in kept if given.get(name)}
        return {"note": given["note"], "checklist": checklist, "variant": "complex" if given.get("complexity") else ""}

    def context(self) -> dict[str, Any]:
        group = self.kind in (Kind.COMPLAINT, Kind.DENUNCIATION) and self.petition.signers > 1
        return {
            "grounds": self.grounds,
            "group": group,
            "representatives": picking.count_of(self.petition, Part.REPRESENTATIVE),
        }


class Verifying(ActForm):
    """Giao xác minh."""

    acts = (Act.VERIFY,)
    command = staticmethod(commands.verify)
    heading = _("Giao xác minh")
    lead = _("Người xác minh không được là người bị nêu trong đơn.")
    submit = _("Giao xác minh")
    done = _("Đã giao xác minh.")
    handler = PlainChoice(label=_("Người xác minh"), widget=forms.RadioSelect)
    note = words(_("Nội dung cần xác minh"), required=False, rows=4, most=5000)

    def prepare(self) -> None:
        self.people = {
            str(p.pk): p for p in picking.people_of(self.petition.body) if p.pk not in self.petition.respondent_people
        }
        self.fields["handler"].choices = [(key, person.name) for key, person in self.people.items()]
        self.fields["handler"].initial = str(self.petition.handler_id or "")

    def arguments(self) -> dict[str, Any]:
        return {"handler": self.people[self.cleaned_data["handler"]], "note": self.cleaned_data["note"]}


class CallingDialogue(ActForm):
    """Mời đối thoại."""

    acts = (Act.CALL_DIALOGUE,)
    command = staticmethod(commands.call_dialogue)
    heading = _("Mời đối thoại")
    submit = _("Gửi giấy mời")
    done = _("Đã ghi lịch đối thoại. Hãy ký và gửi giấy mời.")
    on_day = ShortDayField(label=_("Ngày đối thoại"))
    where = forms.CharField(
        label=_("Giờ và địa điểm"), max_length=300, help_text=_("Ví dụ: 8 giờ 30, phòng họp số 2, UBND phường.")
    )

    def prepare(self) -> None:
        days = picking.dialogue_notice(self.on)
        self.fields["on_day"].initial = self.on + timedelta(days=days + 2)
        self.fields["on_day"].help_text = _t("Giấy mời phải gửi trước ít nhất %s ngày.") % days

    def arguments(self) -> dict[str, Any]:
        return {"on": self.cleaned_data["on_day"], "where": self.cleaned_data["where"]}

    def refuse(self, no: Any) -> None:
        """The command speaks of ``on``; the field is ``on_day``."""
        no.field = "on_day" if no.field == "on" else no.field
        super().refuse(no)


class HoldingDialogue(ActForm):
    """Ghi kết quả đối thoại."""

    acts = (Act.HOLD_DIALOGUE,)
    command = staticmethod(commands.hold_dialogue)
    heading = _("Ghi kết quả đối thoại")
    lead = _("Biên bản ghi ý kiến từng bên; có chữ ký của các bên dự.")
    submit = _("Lưu kết quả đối thoại")
    done = _("Đã ghi kết quả đối thoại.")
    note = words(
        _("Diễn biến và kết quả"),
        _("Ai dự, ai vắng và vì sao; mỗi bên nói gì; thống nhất được gì, còn khác gì."),
        rows=10,
    )


class Extending(ActForm):
    """Gia hạn."""

    acts = (Act.EXTEND,)
    command = staticmethod(commands.extend)
    heading = _("Gia hạn giải quyết")
    lead = _("Chỉ gia hạn trước khi hết hạn, theo mức luật cho, và báo cho người gửi biết lý do.")
    submit = _("Gia hạn")
    done = _("Đã gia hạn. Hãy ký và gửi thông báo gia hạn.")
    extra = "voice/officer/acts/extension.html"
    variant = PlainChoice(label=_("Trường hợp"), widget=forms.RadioSelect)
    complexity = PlainChoices(label=_("Tiêu chí phức tạp"), required=False)
    note = words(_("Lý do gia hạn, viết cho người gửi đọc"), rows=4, most=3000)

    def prepare(self) -> None:
        self.options = picking.extensions_for(self.petition, on=self.on)
        self.fields["variant"].choices = [(option.variant, option.label) for option in self.options]
        if len(self.options) == 1:
            self.fields["variant"].initial = self.options[0].variant
        if self.kind is Kind.COMPLAINT:
            rule = picking.rule("kn.complex", self.on)
            self.fields["complexity"].choices, self.fields["complexity"].help_text = law_choices(rule.items), rule.cite
            self.fields["complexity"].required = True
        else:
            del self.fields["complexity"]

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"variant": given["variant"], "note": given["note"]}

    def context(self) -> dict[str, Any]:
        return {"options": self.options}


class Suspending(ActForm):
    """Tạm đình chỉ."""

    acts = (Act.SUSPEND,)
    command = staticmethod(commands.suspend)
    heading = _("Tạm đình chỉ giải quyết")
    lead = _("Đồng hồ dừng từ hôm nay; thời gian tạm đình chỉ không tính vào thời hạn.")
    submit = _("Tạm đình chỉ")
    done = _("Đã tạm đình chỉ, đồng hồ đã dừng.")
    danger = True
    note = words(_("Lý do tạm đình chỉ, viết cho người gửi đọc"), rows=4, most=3000)


class Resuming(ActForm):
    """Tiếp tục giải quyết."""

    acts = (Act.RESUME,)
    command = staticmethod(commands.resume)
    heading = _("Tiếp tục giải quyết")
    lead = _("Đồng hồ chạy tiếp từ hôm nay; những ngày tạm đình chỉ được trừ ra.")
    submit = _("Tiếp tục giải quyết")
    done = _("Đồng hồ đã chạy tiếp.")
    note = words(_("Ghi chú"), required=False, rows=3, most=2000)


#: What the tables of resolved cases count (01/KQGQ, 03/KQGQ): key in ``Petition.results``, label, unit.
RESULTS = (
    ("state_money", _("Thu hồi về Nhà nước: tiền"), _("triệu đồng")),
    ("state_land", _("Thu hồi về Nhà nước: đất"), "m²"),
    ("organisation_money", _("Trả lại tổ chức: tiền"), _("triệu đồng")),
    ("organisation_land", _("Trả lại tổ chức: đất"), "m²"),
    ("person_money", _("Trả lại cá nhân: tiền"), _("triệu đồng")),
    ("person_land", _("Trả lại cá nhân: đất"), "m²"),
    ("organisations_restored", _("Tổ chức được trả lại quyền lợi"), ""),
    ("people_restored", _("Cá nhân được trả lại quyền lợi"), ""),
    ("people_handled", _("Người bị kiến nghị xử lý"), ""),
    ("officials_handled", _("Trong đó: cán bộ, công chức"), ""),
    ("cases_investigated", _("Vụ chuyển cơ quan điều tra"), ""),
    ("people_investigated", _("Người chuyển cơ quan điều tra"), ""),
    ("officials_investigated", _("Trong đó: cán bộ, công chức chuyển điều tra"), ""),
)


class Answering(ActForm):
    """Quyết định, kết luận hoặc trả lời, theo loại đơn."""

    acts = (Act.DECIDE, Act.CONCLUDE, Act.ANSWER)
    command = staticmethod(commands.resolve)
    submit = _("Ban hành")
    done = _("Đã ghi kết quả. Hãy ký văn bản và gửi cho người gửi.")
    extra = "voice/officer/acts/answer.html"
    outcome = PlainChoice(label=_("Kết quả"), widget=forms.RadioSelect)
    answer = words(
        _("Nội dung trả lời, viết cho người gửi đọc"),
        _("Trả lời từng điều người gửi hỏi: đã kiểm tra gì, thấy gì, ai sẽ làm gì, xong ngày nào."),
        rows=12, most=100_000,
    )  # fmt: skip

    def prepare(self) -> None:
        second = self.kind is Kind.COMPLAINT and self.petition.instance == 2
        outcomes = rules.SECOND_OUTCOMES if second else rules.OUTCOMES.get(self.kind, ())
        self.fields["outcome"].choices = [(outcome.value, outcome.label) for outcome in outcomes]
        self.counted = []
        if self.kind in (Kind.COMPLAINT, Kind.DENUNCIATION):
            for key, label, unit in RESULTS:
                self.fields[key] = forms.IntegerField(
                    label=f"{label} ({unit})" if unit else label, required=False, min_value=0, max_value=10**12,
                    widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w10"}),
                )  # fmt: skip
                self.counted.append(key)

    @property
    def title(self) -> str:
        """What the kind's answer is called."""
        return {Kind.COMPLAINT: Act.DECIDE, Kind.DENUNCIATION: Act.CONCLUDE}.get(self.kind, Act.ANSWER).label

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        results = {key: given[key] for key in self.counted if given.get(key)}
        return {"outcome": Outcome(given["outcome"]), "answer": given["answer"], "results": results}

    def context(self) -> dict[str, Any]:
        return {"counted": [self[key] for key in self.counted]}


class Sending(ActForm):
    """Gửi kết quả."""

    acts = (Act.SEND,)
    command = staticmethod(commands.send)
    heading = _("Ghi việc gửi kết quả")
    submit = _("Đã gửi")
    done = _("Đã ghi việc gửi kết quả.")
    how = forms.ChoiceField(
        label=_("Gửi bằng cách nào?"), widget=forms.RadioSelect,
        choices=[("post", _("Bưu điện, có báo phát")), ("hand", _("Trao tận tay, có ký nhận")), ("electronic", _("Trên hệ thống và thư điện tử")), ("other", _("Cách khác"))],
    )  # fmt: skip
    note = forms.CharField(label=_("Số bưu gửi, người nhận hoặc ghi chú"), required=False, max_length=500)

    def arguments(self) -> dict[str, Any]:
        how = dict(self.fields["how"].choices)[self.cleaned_data["how"]]
        return {"note": ". ".join(part for part in (str(how), self.cleaned_data["note"]) if part)}


class Withdrawing(ActForm):
    """Rút đơn."""

    acts = (Act.WITHDRAW,)
    command = staticmethod(commands.withdraw)
    heading = _("Ghi nhận rút đơn")
    lead = _(
        "Rút toàn bộ, bởi tất cả những người gửi. Nếu chỉ một số người hoặc một phần nội dung, hãy dùng “Rút một phần”."
    )
    submit = _("Ghi nhận rút đơn")
    done = _("Đã ghi nhận rút đơn; các thời hạn đang chạy đã dừng.")
    danger = True
    note = words(_("Rút bằng đơn hay biên bản, ngày nào"), rows=3, most=2000)


class WithdrawingPart(ActForm):
    """Rút một phần."""

    acts = (Act.WITHDRAW_PART,)
    command = staticmethod(commands.withdraw_part)
    heading = _("Ghi nhận rút một phần")
    submit = _("Ghi nhận rút một phần")
    done = _("Đã ghi nhận; phần còn lại tiếp tục được giải quyết.")
    positions = PlainChoices(
        label=_("Những người rút"), required=False, help_text=_("Để trống nếu chỉ rút một phần nội dung.")
    )
    note = words(_("Phần được rút"), rows=3, most=2000)

    def prepare(self) -> None:
        people = picking.people_still_in(self.petition)
        self.fields["positions"].choices = [
            (str(p.position), _t("Người số %(n)s: %(who)s") % {"n": p.position, "who": p.masked or "•••"})
            for p in people
        ]
        if len(people) < 2:
            del self.fields["positions"]

    def arguments(self) -> dict[str, Any]:
        return {
            "positions": [int(key) for key in self.cleaned_data.get("positions", [])],
            "note": self.cleaned_data["note"],
        }


class Terminating(ActForm):
    """Đình chỉ giải quyết."""

    acts = (Act.TERMINATE,)
    command = staticmethod(commands.terminate)
    heading = _("Đình chỉ giải quyết")
    lead = _("Vụ việc kết thúc mà không có trả lời về nội dung; người gửi được thông báo.")
    submit = _("Đình chỉ")
    done = _("Đã đình chỉ giải quyết.")
    danger = True
    ground = forms.CharField(
        label=_("Căn cứ pháp luật"), max_length=300, help_text=_("Điều, khoản của luật được áp dụng.")
    )
    note = words(_("Lý do, viết cho người gửi đọc"), rows=4, most=3000)


class Reopening(ActForm):
    """Xem xét lại, hoặc không."""

    acts = (Act.REOPEN, Act.DECLINE_REOPEN)
    command = staticmethod(commands.reopen)
    heading = _("Đề nghị xem xét lại")
    submit = _("Quyết định")
    done = _("Đã ghi quyết định về đề nghị xem xét lại.")
    extra = "voice/officer/acts/reopening.html"
    decision = forms.ChoiceField(
        label=_("Quyết định"), widget=forms.RadioSelect,
        choices=[("reopen", _("Xem xét lại: hồ sơ mở lại, thời hạn giải quyết tính từ hôm nay")), ("decline", _("Không xem xét lại"))],
    )  # fmt: skip
    note = words(_("Lý do, người gửi đọc được"), rows=4, most=3000)

    def run(self, *, by: Any, at: Any) -> Any:
        command = commands.reopen if self.cleaned_data["decision"] == "reopen" else commands.decline_reopen
        return command(petition_id=self.petition.pk, note=self.cleaned_data["note"], by=by, at=at)

    def context(self) -> dict[str, Any]:
        return {"asked": picking.last_reopen_request(self.petition)}


class Closing(ActForm):
    """Kết thúc hồ sơ."""

    acts = (Act.CLOSE,)
    command = staticmethod(commands.close)
    heading = _("Kết thúc hồ sơ")
    lead = _("Chỉ kết thúc khi mọi việc trong hồ sơ đã xong.")
    submit = _("Kết thúc hồ sơ")
    done = _("Hồ sơ đã kết thúc.")
    note = words(_("Ghi chú"), required=False, rows=3, most=2000)
