"""Handing on, acknowledging, putting to the superior, allotting, urging, giving to an officer."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ... import commands
from ...queries import picking
from ...words import Act
from .base import ActForm, PlainChoice, PlainChoices, words
from .picking import Picked, pick_fields


class ToBody(ActForm):
    """What forwarding and allotting share: the body that receives, and why."""

    body, body_words = pick_fields(
        _("Chuyển đến"), _("Cơ quan khác"), search_hint=_("Viết tên cơ quan, không cần dấu, ví dụ “so xay dung”.")
    )
    note = words(_("Lý do"), rows=4, most=3000)
    extra = "voice/officer/acts/hops.html"

    def prepare(self) -> None:
        """Offer the bodies the competence data name, never one that is complained about nor the present one."""
        petition = self.petition
        without = [petition.body_id, *petition.respondents]
        self.picked = Picked(
            self, "body", find=lambda words: picking.bodies_named(words, near=petition.place, on=self.on, without=without),
            by_id=lambda pk: picking.body_by_id(pk) if pk not in without else None, name_of=str,
        )  # fmt: skip
        self.competent = picking.competent_bodies(petition, on=self.on)
        self.picked.offer(self.competent, first=bool(petition.topic_id))

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        found["body"] = self.picked.resolve(found)
        if found["body"] is None and not {"body", "body_words"} & set(self.errors):
            self.add_error("body", _t("Hãy chọn cơ quan nhận đơn."))
        return found

    def arguments(self) -> dict[str, Any]:
        return {"to": self.cleaned_data["body"], "note": self.cleaned_data["note"]}

    def context(self) -> dict[str, Any]:
        return {
            "hops": self.petition.hops, "limit": picking.hops_limit(self.on), "competent": self.competent,
            "respondent_names": picking.body_names(self.petition.respondents),
        }  # fmt: skip


class Forwarding(ToBody):
    """Chuyển đơn."""

    acts = (Act.FORWARD,)
    command = staticmethod(commands.forward)
    heading = _("Chuyển đơn đến cơ quan có thẩm quyền")
    lead = _("Nơi nhận phải xác nhận. Người gửi được báo đơn đã chuyển đi đâu, vì sao.")
    submit = _("Chuyển đơn")
    done = _("Đã chuyển đơn. Cơ quan nhận sẽ xác nhận.")

    def prepare(self) -> None:
        super().prepare()
        if self.competent:
            self.fields["note"].initial = (
                _t("Nội dung đơn thuộc thẩm quyền giải quyết của %s.") % self.competent[0].name
            )


class Allotting(ToBody):
    """Cấp trên quyết định cơ quan giải quyết."""

    acts = (Act.ALLOT,)
    command = staticmethod(commands.allot)
    heading = _("Quyết định cơ quan giải quyết")
    lead = _("Đơn đã qua nhiều nơi. Quyết định của cấp trên chung chấm dứt việc chuyển vòng.")
    submit = _("Giao giải quyết")
    done = _("Đã giao cơ quan giải quyết.")


class Escalating(ActForm):
    """Trình cấp trên chung."""

    acts = (Act.ESCALATE,)
    command = staticmethod(commands.escalate)
    heading = _("Trình cấp trên quyết định thẩm quyền")
    lead = _(
        "Dùng khi các nơi không thống nhất ai giải quyết, khi đơn đã chuyển nhiều lần, hoặc khi đơn nêu chính cơ quan mình."
    )
    submit = _("Trình cấp trên")
    done = _("Đã trình cấp trên.")
    extra = "voice/officer/acts/superior.html"
    note = words(_("Vì sao cần cấp trên quyết định"), rows=4, most=3000)
    respondent_bodies, respondent_bodies_words = pick_fields(
        _("Đơn nêu chính cơ quan nào?"), _("Tìm cơ quan khác"), required=False, several=True,
        hint=_("Chọn cả cơ quan mình nếu đơn nêu chính mình: trình xong, người của cơ quan được chọn không còn thấy hồ sơ."),
    )  # fmt: skip
    respondent_people = PlainChoices(label=_("Cán bộ bị nêu trong đơn"), required=False)

    def prepare(self) -> None:
        petition = self.petition
        self.picked = Picked(
            self, "respondent_bodies", find=lambda words: picking.bodies_named(words, near=petition.place, on=self.on),
            by_id=picking.body_by_id, name_of=str,
        )  # fmt: skip
        near = [
            body for body in picking.bodies_near(petition.place, on=self.on) if body.place_id == petition.body.place_id
        ]
        self.picked.offer({body.pk: body for body in [petition.body, *near]}.values(), first=False)
        self.fields["respondent_people"].choices = [
            (str(person.pk), person.name) for person in picking.people_of(petition.body)
        ]
        if not self.fields["respondent_people"].choices:
            del self.fields["respondent_people"]

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        self.bodies = self.picked.resolve(found)
        return found

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        people = tuple(int(key) for key in given.get("respondent_people", []))
        return {"note": given["note"], "respondent_bodies": tuple(self.bodies), "respondent_people": people}

    def context(self) -> dict[str, Any]:
        return {"superior": picking.superior_for(self.petition, on=self.on)}


class Acknowledging(ActForm):
    """Xác nhận đã nhận đơn chuyển đến."""

    acts = (Act.ACKNOWLEDGE,)
    command = staticmethod(commands.acknowledge)
    heading = _("Xác nhận đã nhận đơn")
    lead = _("Sau khi xác nhận, cơ quan mình chịu trách nhiệm và thời hạn phân loại, thụ lý bắt đầu tính.")
    submit = _("Xác nhận đã nhận")
    done = _("Đã xác nhận nhận đơn.")
    extra = "voice/officer/acts/handover.html"

    def context(self) -> dict[str, Any]:
        return {"handover": picking.waiting_handover(self.petition)}


class Urging(ActForm):
    """Đôn đốc."""

    acts = (Act.URGE,)
    command = staticmethod(commands.urge)
    heading = _("Đôn đốc")
    lead = _("Lời đôn đốc được ghi vào hồ sơ và cơ quan giải quyết thấy ngay.")
    submit = _("Gửi đôn đốc")
    done = _("Đã gửi đôn đốc.")
    note = words(_("Nội dung đôn đốc"), rows=4, most=3000)

    def prepare(self) -> None:
        self.fields["note"].initial = _t("Đề nghị %(body)s cho biết tiến độ và giải quyết đúng thời hạn đơn số %(number)s.") % {
            "body": self.petition.body.name, "number": self.petition.register_number,
        }  # fmt: skip


class Assigning(ActForm):
    """Giao việc: the officer who follows the case."""

    acts = ()
    command = staticmethod(commands.assign)
    heading = _("Giao người xử lý")
    lead = _("Người bị nêu trong đơn không có tên trong danh sách.")
    submit = _("Giao việc")
    done = _("Đã giao việc.")
    handler = PlainChoice(label=_("Cán bộ xử lý"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        self.people = {
            str(p.pk): p for p in picking.people_of(self.petition.body) if p.pk not in self.petition.respondent_people
        }
        counts = picking.open_cases_of(self.people.values())
        self.fields["handler"].choices = [
            (key, _t("%(name)s · đang giữ %(count)s đơn") % {"name": person.name, "count": counts.get(person.pk, 0)})
            for key, person in self.people.items()
        ]
        self.fields["handler"].initial = str(self.petition.handler_id or getattr(self.person, "pk", ""))

    def arguments(self) -> dict[str, Any]:
        return {"handler": self.people[self.cleaned_data["handler"]]}
