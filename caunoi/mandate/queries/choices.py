"""Bodies a body may give work to: its own place's by name, a whole kind of office below it at once, one below by its name."""

import re
from datetime import date
from functools import cached_property

from django.db.models import Count

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.places import queries as places
from caunoi.places.models import Body, Place

from .suggestions import office_below

#: The value of a choice that means every body of an office below.
ALL = "nhom:"
#: A group below is offered when so many bodies carry its office.
LEAST = 2
#: Where the place begins in the name of a body, and how many successors of one that is gone are named.
_PLACE = re.compile(r"\b(?:phường|xã|thị trấn|quận|huyện|thị xã|thành phố|đặc khu)\s.+", re.IGNORECASE)
HEIRS = 6
#: How an office's bodies are called together.
_TOGETHER = {
    "ubnd": ("Ủy ban nhân dân các xã, phường, đặc khu", "People's Committees of all communes"),
    "danguy": ("Đảng ủy các xã, phường, đặc khu", "Party committees of all communes"),
    "mttq": ("Ủy ban Mặt trận Tổ quốc các xã, phường, đặc khu", "Fatherland Front of all communes"),
    "hdnd": ("Hội đồng nhân dân các xã, phường, đặc khu", "People's Councils of all communes"),
}


class Choices:
    """What a giving body may choose from on a day; asks the database only for what is shown."""

    def __init__(self, giver: Body, on: date, *, own: bool = True) -> None:
        self.giver, self.on, self.own = giver, on, own

    @cached_property
    def near(self) -> list[Body]:
        """The bodies of the giver's own place."""
        found = places.bodies_of(self.giver.place, self.on)
        return [body for body in found if self.own or body.pk != self.giver.pk]

    @cached_property
    def groups(self) -> dict[str, int]:
        """How many bodies below carry each office that is given work as a whole."""
        below = places.bodies(self.on).filter(place__parent=self.giver.place, office__in=_TOGETHER)
        counted = below.values_list("office").annotate(n=Count("pk")).order_by("office")
        return {office: n for office, n in counted if n >= LEAST}

    def leads(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The choices for a lead body, in their groups."""
        together = [(f"{ALL}{office}", f"{say(*_TOGETHER[office])} ({n})") for office, n in self.groups.items()]
        near = (say("Cùng cấp", "Same level"), [(body.code, body.name) for body in self.near])
        return [(say("Giao chung", "To all"), together), near] if together else [near]

    def meant(self, words: str | None) -> str:
        """The choice that words of a document can only mean among the groups below; empty for none."""
        office = office_below(words)
        return f"{ALL}{office}" if office in self.groups else ""

    def bodies(self, code: str, named: str) -> list[Body]:
        """The bodies meant by a choice, else by a name; refuses a name that means none or several."""
        if code.startswith(ALL):
            office = code.removeprefix(ALL)
            below = places.bodies(self.on).filter(place__parent=self.giver.place, office=office)
            return list(below.select_related("place").order_by("sort_key", "code"))
        if code:
            found = next((body for body in self.near if body.code == code), None) or places.body_on(code, self.on)
            if found is None:
                raise Refusal("Cơ quan này không còn.", "This body no longer exists.", field="body")
            return [found]
        if not named.strip():
            raise Refusal("Hãy chọn hoặc ghi tên cơ quan chủ trì.", "Choose or name the lead body.", field="body")
        return [self._named(named)]

    def _named(self, named: str) -> Body:
        province = self.giver.place.province or self.giver.place
        found = list(places.find_bodies(named, province=province, on=self.on)[:6])
        exact = [body for body in found if body.name.casefold() == named.strip().casefold()]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if not found:
            gone = places.ended_body(named, province=province, on=self.on)
            if gone is not None and gone.until is not None:
                raise Refusal(
                    f"{gone.name} đã kết thúc hoạt động từ ngày {gone.until:%d/%m/%Y} (giải thể hoặc sáp nhập). Hãy chọn cơ quan kế tục.",
                    f"{gone.name} ended on {gone.until:%d/%m/%Y} (dissolved or merged). Choose its successor.", field="named",
                )  # fmt: skip
            _must_not_have_become(named, province, self.on)
            raise Refusal(
                f"Không thấy cơ quan nào tên “{named.strip()[:80]}” trong tỉnh, thành phố.",
                f"No body named “{named.strip()[:80]}” here.", field="named",
            )  # fmt: skip
        names = "; ".join(body.name for body in found[:5])
        raise Refusal(
            f"Có nhiều cơ quan khớp: {names}. Hãy ghi tên đầy đủ.", f"Several bodies match: {names}. Write the full name.", field="named"
        )  # fmt: skip


def _must_not_have_become(named: str, province: Place, on: date) -> None:
    """Refuse the name of a body whose place was merged or split, with what that place is today."""
    told = _PLACE.search(named)
    found = places.search_places(told.group(), on, limit=5) if told else []
    gone = next((each for each in found if not each.current and each.why in (places.Why.EXACT, places.Why.START)), None)
    if gone is None or gone.last_day is None:
        return
    now = [heir.place for heir in gone.became if province.pk in (heir.place.pk, heir.place.province_id)]
    if now:
        names = ", ".join(each.full_name for each in now[:HEIRS]) + ("…" if len(now) > HEIRS else "")
        raise Refusal(
            f"{gone.name} không còn sau ngày {gone.last_day:%d/%m/%Y}; nay thuộc: {names}. Hãy ghi tên cơ quan của nơi kế tục.",
            f"{gone.name} has not existed since {gone.last_day:%d/%m/%Y}; it is now part of: {names}. Name the body of a place that followed it.",
            field="named",
        )  # fmt: skip
