"""Classifying, refusing, guiding, filing away, splitting, noting."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from caunoi.ui.forms import Form, HintedRadio

from ... import commands, proposals
from ...commands.intake import Filing
from ...models import Petition
from ...queries import picking
from ...words import Act, Kind
from .base import ActForm, PlainChoice, PlainChoices, law_choices, words
from .picking import Picked, pick_fields

KIND_HINTS = {
    Kind.COMPLAINT.value: _(
        "Đề nghị xem xét lại một quyết định hoặc hành vi hành chính xâm phạm quyền của chính người gửi."
    ),
    Kind.DENUNCIATION.value: _(
        "Báo hành vi vi phạm pháp luật của cán bộ, cơ quan, cá nhân. Danh tính người gửi được giữ bí mật."
    ),
    Kind.PROPOSAL.value: _("Đề nghị làm, sửa hoặc cho một việc."),
    Kind.FEEDBACK.value: _("Báo một tình trạng để cơ quan biết và xử lý."),
}
KINDS = (Kind.COMPLAINT, Kind.DENUNCIATION, Kind.PROPOSAL, Kind.FEEDBACK)


class Classification(ActForm):
    """Phân loại: what the letter is in law, what it is about, who it is about."""

    acts = (Act.SORT,)
    command = staticmethod(commands.sort)
    heading = _("Phân loại đơn")
    submit = _("Lưu phân loại")
    done = _("Đã phân loại đơn.")
    extra = "voice/officer/acts/classification.html"

    kind = PlainChoice(label=_("Đây là loại đơn nào?"), widget=HintedRadio(hints=KIND_HINTS))
    topic = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    instance = forms.TypedChoiceField(
        label=_("Lần giải quyết (chỉ với khiếu nại)"),
        coerce=int,
        choices=[(1, _("Lần đầu")), (2, _("Lần hai"))],
        initial=1,
        empty_value=1,
    )
    repeat = forms.BooleanField(label=_("Đơn gửi lại về việc đã được trả lời"), required=False)
    respondent = forms.CharField(
        label=_("Người, bộ phận bị khiếu nại, tố cáo, phản ánh"),
        required=False,
        max_length=500,
        help_text=_("Ghi như trong đơn."),
    )
    respondent_bodies, respondent_bodies_words = pick_fields(
        _("Cơ quan không được giải quyết đơn này"),
        _("Tìm cơ quan khác"),
        required=False,
        several=True,
        hint=_(
            "Chỉ chọn khi đơn tố cáo, phản ánh chính cơ quan đó hoặc người đứng đầu, hoặc khiếu nại lần hai. "
            "Người của cơ quan được chọn và các đơn vị bên dưới sẽ không còn thấy đơn."
        ),
        search_hint=_("Viết tên cơ quan, không cần dấu."),
    )
    respondent_people = PlainChoices(
        label=_("Cán bộ cơ quan này bị nêu trong đơn"),
        required=False,
        help_text=_("Người được chọn sẽ không xem, không xử lý được đơn."),
    )
    note = words(_("Ghi chú phân loại"), required=False, rows=3, most=2000)

    def prepare(self) -> None:
        """Propose the kind, the topic and the bodies, each with its reason."""
        letter = self.petition
        self.found = proposals.kinds(letter.title, letter.text)
        self.topics = picking.topics_in_use()
        self.about = proposals.topics(letter.title, letter.text, [(topic.pk, topic.words) for topic in self.topics])
        fields = self.fields
        fields["kind"].choices = [(kind.value, kind.label) for kind in KINDS]
        fields["topic"].choices = [("", _t("Chưa rõ")), *((str(topic.pk), topic.label) for topic in self.topics)]
        said = Kind(letter.kind) if letter.kind != Kind.UNSORTED.value else None
        fields["kind"].initial = said or proposals.default_kind(self.found)
        fields["topic"].initial = (
            str(letter.topic_id) if letter.topic_id else str(self.about[0].topic) if self.about else ""
        )
        fields["instance"].initial, fields["repeat"].initial, fields["respondent"].initial = (
            letter.instance,
            letter.repeat,
            letter.respondent,
        )
        people = picking.people_of(letter.body)
        fields["respondent_people"].choices = [
            (str(person.pk), person.name) for person in people if person.pk != getattr(self.person, "pk", 0)
        ]
        if not fields["respondent_people"].choices:
            del fields["respondent_people"]
        self.picked = Picked(
            self,
            "respondent_bodies",
            find=lambda words: picking.bodies_named(words, near=letter.place, on=self.on),
            by_id=picking.body_by_id,
            name_of=str,
        )
        self.picked.offer(picking.bodies_near(letter.place, on=self.on, without=[letter.body_id]), first=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        self.bodies = self.picked.resolve(found)
        return found

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        topic = next((topic for topic in self.topics if str(topic.pk) == given["topic"]), None)
        return {
            "kind": Kind(given["kind"]), "topic": topic, "note": given["note"], "respondent": given["respondent"],
            "respondent_bodies": tuple(self.bodies), "respondent_people": tuple(int(key) for key in given.get("respondent_people", [])),
            "instance": given["instance"] if given["kind"] == Kind.COMPLAINT.value else 1, "repeat": given["repeat"],
        }  # fmt: skip

    def context(self) -> dict[str, Any]:
        names = {topic.pk: topic.label for topic in self.topics}
        return {
            "kinds_found": self.found,
            "looks_mixed": proposals.looks_mixed(self.found),
            "topics_found": [(names[each.topic], each.because) for each in self.about],
        }


class Refusing(ActForm):
    """Không thụ lý: the legal ground, and the reasons the petitioner will read."""

    acts = (Act.REFUSE,)
    command = staticmethod(commands.refuse)
    heading = _("Không thụ lý")
    lead = _("Người gửi nhận thông báo bằng văn bản, nêu rõ căn cứ và lý do.")
    submit = _("Không thụ lý")
    done = _("Đã ghi không thụ lý. Hãy ký và gửi thông báo cho người gửi.")
    danger = True

    ground = PlainChoice(label=_("Căn cứ không thụ lý"), widget=forms.RadioSelect)
    note = words(_("Lý do, viết cho người gửi đọc"), _("Nói rõ vì sao, và người gửi có thể làm gì tiếp."))

    def prepare(self) -> None:
        rule = picking.refusal_grounds(self.kind, self.on)
        unmet = _t("Chưa đủ điều kiện: %s")
        self.fields["ground"].choices = [
            (item.code, unmet % item.label if self.kind is Kind.DENUNCIATION else item.label) for item in rule.items
        ]
        self.fields["ground"].help_text = rule.cite


class Guiding(ActForm):
    """Hướng dẫn: which body is competent, how to go there."""

    acts = (Act.GUIDE,)
    command = staticmethod(commands.guide)
    heading = _("Hướng dẫn người gửi")
    lead = _(
        "Dùng khi việc không thuộc thẩm quyền và người gửi tự gửi đến đúng nơi; nếu cơ quan mình chuyển được, hãy dùng “Chuyển đơn”."
    )
    submit = _("Gửi hướng dẫn")
    done = _("Đã ghi nội dung hướng dẫn cho người gửi.")
    note = words(_("Nội dung hướng dẫn"), _("Ghi rõ cơ quan nào giải quyết, địa chỉ, cần mang theo gì."))

    def prepare(self) -> None:
        competent = picking.competent_bodies(self.petition, on=self.on)
        if competent:
            self.fields["note"].initial = _t(
                "Việc ông/bà nêu thuộc thẩm quyền của %(body)s. Đề nghị ông/bà gửi đơn đến %(body)s để được giải quyết."
            ) % {"body": competent[0].name}


class Keeping(ActForm):
    """Lưu đơn: not eligible."""

    acts = (Act.KEEP,)
    command = staticmethod(commands.keep)
    heading = _("Lưu đơn, không xử lý")
    lead = _(
        "Chỉ dùng cho đơn không đủ điều kiện xử lý. Đơn không rõ người gửi nhưng nêu rõ người vi phạm và có chứng cứ cụ thể thì vẫn phải xử lý."
    )
    submit = _("Lưu đơn")
    done = _("Đã lưu đơn.")
    danger = True
    ground = PlainChoice(label=_("Đơn thuộc trường hợp nào?"), widget=forms.RadioSelect)
    note = words(_("Vì sao lưu đơn"), rows=3, most=2000)

    def prepare(self) -> None:
        rule = picking.keeping_grounds(self.on)
        self.fields["ground"].choices = [
            *law_choices(rule.items, rule.cite),
            ("anonymous", _t("Không rõ họ tên, địa chỉ người gửi và không có chứng cứ cụ thể")),
            ("duplicate", _t("Trùng với đơn đang được giải quyết")),
        ]
        self.fields["ground"].help_text = rule.cite


class Noting(ActForm):
    """Ghi chú nội bộ."""

    acts = (Act.NOTE,)
    command = staticmethod(commands.note)
    heading = _("Ghi chú nội bộ")
    lead = _("Chỉ cán bộ của cơ quan đang giữ hồ sơ đọc được; người gửi không thấy.")
    submit = _("Lưu ghi chú")
    done = _("Đã lưu ghi chú.")
    note = words(_("Nội dung"), rows=4, most=5000)

    def arguments(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["note"]}


class PartForm(Form):
    """One matter taken out of a mixed letter."""

    kind = PlainChoice(label=_("Loại"), required=False)
    title = forms.CharField(label=_("Tóm tắt việc"), max_length=300, required=False)
    text = words(
        _("Phần nội dung này trong đơn"), _("Chép lại đúng lời người gửi."), required=False, rows=5, most=100_000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "—"), *((kind.value, kind.label) for kind in KINDS)]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if any(found.get(name) for name in ("kind", "title", "text")):
            for name in ("kind", "title", "text"):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, _t("Hãy điền đủ loại, tóm tắt và nội dung, hoặc để trống cả phần này."))
        return found


class Splitting(ActForm):
    """Tách đơn: each matter of another kind becomes its own letter, from the same day of receipt."""

    acts = (Act.SPLIT,)
    command = staticmethod(commands.split)
    heading = _("Tách đơn nhiều nội dung")
    lead = _("Mỗi phần tách ra thành một đơn riêng, cùng ngày nhận; đơn này giữ phần còn lại.")
    submit = _("Tách đơn")
    done = _("Đã tách đơn.")
    extra = "voice/officer/acts/parts.html"
    HOW_MANY = 3

    def prepare(self) -> None:
        data = self.data if self.is_bound else None
        self.parts = [PartForm(data, prefix=f"phan{i}") for i in range(1, self.HOW_MANY + 1)]

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        fine = [part.is_valid() for part in self.parts]
        self.filled = [part.cleaned_data for part in self.parts if part.is_valid() and part.cleaned_data.get("kind")]
        if not all(fine):
            self.add_error(None, _t("Có phần tách ra chưa điền đủ (xem bên dưới)."))
        elif not self.filled:
            self.add_error(None, _t("Hãy ghi ít nhất một nội dung tách ra."))
        return found

    def arguments(self) -> dict[str, Any]:
        return {"parts": [split_filing(self.petition, part) for part in self.filled]}

    def context(self) -> dict[str, Any]:
        return {"parts": self.parts}


def split_filing(petition: Petition, part: dict[str, Any]) -> Filing:
    """A part as a filing of its own; the command takes the same people along."""
    return Filing(
        title=part["title"], text=part["text"], place=petition.place, kind=Kind(part["kind"]), body=petition.body,
        secret=petition.secret, signers=petition.signers, synthetic=petition.synthetic,
    )  # fmt: skip
