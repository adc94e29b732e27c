"""Filters of the list: whatever is not understood filters nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from caunoi.duties.words import Pile
from caunoi.kernel.text import clean
from caunoi.kernel.words import Word
from caunoi.ui.forms import Form

from ...queries import picking
from ...queries.desk import Wanted
from ...words import OPEN_STAGES, Kind, Stage


class Filter(Form):
    """The list's own search box and filters, sent by GET."""

    q = forms.CharField(label=_("Tìm đơn"), required=False, max_length=200)
    loai = forms.ChoiceField(label=_("Loại đơn"), required=False)
    buoc = forms.ChoiceField(label=_("Đang ở bước"), required=False)
    linh_vuc = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    cua_toi = forms.BooleanField(label=_("Chỉ việc giao cho tôi"), required=False)
    han = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = ("", _t("Tất cả"))
        self.fields["loai"].choices = [everything, *Kind.choices()]
        self.fields["buoc"].choices = [
            ("", _t("Đang xử lý")), *((stage.value, stage.label) for stage in OPEN_STAGES),
            (_t("Đã xong"), [(stage.value, stage.label) for stage in Stage if stage not in OPEN_STAGES]), ("moi", _t("Mọi bước, kể cả đã xong")),
        ]  # fmt: skip
        self.topics = picking.topics_in_use()
        self.fields["linh_vuc"].choices = [everything, *((str(topic.pk), topic.label) for topic in self.topics)]

    def words(self) -> str:
        """What is searched for."""
        return clean(str(self.data.get("q", "")))[:200]

    def pile(self) -> Pile | None:
        """The pile of deadlines asked for."""
        return _word(Pile, self.data.get("han", ""))  # type: ignore[return-value]

    def wanted(self, person: Any) -> Wanted:
        """The filters as the query takes them."""
        topic = str(self.data.get("linh_vuc", ""))
        known = {str(each.pk) for each in self.topics}
        return Wanted(
            kind=_word(Kind, self.data.get("loai", "")), stage=_word(Stage, self.data.get("buoc", "")),  # type: ignore[arg-type]
            topic=int(topic) if topic in known else None, handler=person if self.data.get("cua_toi") else None, pile=self.pile(),
            closed=self.data.get("buoc") == "moi",
        )  # fmt: skip

    def kept_without_pile(self) -> dict[str, str]:
        """The other filters, to go into the addresses of the tabs."""
        return {name: str(self.data[name]) for name in ("loai", "buoc", "linh_vuc", "cua_toi") if self.data.get(name)}

    def is_narrow(self) -> bool:
        """Whether anything is filtered at all."""
        return bool(self.kept_without_pile()) or self.pile() is not None


def _word(word: type[Word], code: Any) -> Word | None:
    return word(code) if code in word._value2member_map_ else None
