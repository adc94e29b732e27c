"""What names mean and what may be done to units, bodies and terms; no table is touched here."""

import re
from datetime import date

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import fold

from .words import Level, PlaceKind, Seat

#: The word an official name begins with, where it is not the kind's own name.
PREFIX = {PlaceKind.CITY: "Thành phố", PlaceKind.PROVINCIAL_CITY: "Thành phố"}
LEVEL = {
    **dict.fromkeys((PlaceKind.PROVINCE, PlaceKind.CITY), Level.PROVINCE),
    **dict.fromkeys(
        (PlaceKind.URBAN_DISTRICT, PlaceKind.RURAL_DISTRICT, PlaceKind.TOWN, PlaceKind.PROVINCIAL_CITY), Level.DISTRICT
    ),
    **dict.fromkeys((PlaceKind.COMMUNE, PlaceKind.WARD, PlaceKind.TOWNSHIP, PlaceKind.SPECIAL_ZONE), Level.COMMUNE),
    **dict.fromkeys(
        (
            PlaceKind.VILLAGE, PlaceKind.HAMLET, PlaceKind.MOUNTAIN_VILLAGE, PlaceKind.HIGHLAND_VILLAGE,
            PlaceKind.STREET_GROUP, PlaceKind.QUARTER, PlaceKind.SUB_QUARTER,
        ),
        Level.GROUP,
    ),
    PlaceKind.APARTMENTS: Level.BLOCK,
}  # fmt: skip
ORDER = list(Level)
#: Seats whose holder agreed to be named; nobody is listed otherwise.
BY_CONSENT = (Seat.CONTACT, Seat.INVITED)


def level_of(kind: PlaceKind) -> Level:
    """How high a unit of this kind stands."""
    return LEVEL[kind]


def full_name(kind: PlaceKind, name: str) -> str:
    """The official name: "Phường Tân Phú", "Thành phố Hồ Chí Minh", "Quận 2"."""
    return f"{PREFIX.get(kind, kind.vi)} {name}"


def name_key(text: str) -> str:
    """What two spellings of one name have in common: no marks, no apostrophes, i for y, no leading zeros."""
    plain = re.sub(r"['’`´]\s*", "", fold(text))
    words = re.findall(r"[a-z]+|\d+", plain.replace("y", "i"))
    return " ".join(word.lstrip("0") or "0" if word.isdigit() else word for word in words)


def must_lie_under(child: Level, parent: Level | None) -> None:
    """Refuse a unit under one that is not above it; only a province has nothing above."""
    if parent is None and child is not Level.PROVINCE:
        raise Refusal("Hãy chọn đơn vị cấp trên.", "Choose the unit above.", field="parent")
    if parent is not None and ORDER.index(parent) >= ORDER.index(child):
        raise Refusal(
            f"{child.vi} không thể trực thuộc {parent.vi.lower()}.",
            f"{child.en} cannot lie under {parent.en}.",
            field="parent",
        )


def must_follow(on: date, since: date | None, until: date | None, what: str) -> None:
    """Refuse a change on a day when the thing did not exist yet or no longer."""
    if since is not None and on <= since:
        raise Refusal(
            f"{what} có từ ngày {since:%d/%m/%Y}; ngày thay đổi phải sau ngày đó.",
            f"{what} exists since {since:%d/%m/%Y}; the change must be later.",
            field="on",
        )
    if until is not None and on > until:
        raise Refusal(f"{what} đã kết thúc từ ngày {until:%d/%m/%Y}.", f"{what} ended on {until:%d/%m/%Y}.", field="on")


def must_have_come(since: date, today: date) -> None:
    """Refuse a new name before its day: until then the old name is the right one everywhere."""
    if since > today:
        raise Refusal(
            f"Tên mới có hiệu lực từ {since:%d/%m/%Y}; hãy ghi nhận từ ngày đó.",
            f"The new name takes effect on {since:%d/%m/%Y}; record it from that day on.",
            field="since",
        )


def must_consent(seat: Seat, consented_on: date | None) -> None:
    """Refuse to list a contact or an invited person who has not agreed to it."""
    if seat in BY_CONSENT and consented_on is None:
        raise Refusal(
            "Chỉ ghi tên người liên hệ, người được mời khi người đó đã đồng ý. Hãy ghi ngày đồng ý.",
            "A contact or invited person is listed only by consent. Give the day they agreed.",
            field="consented_on",
        )


def must_be_named(name: str, field: str = "name") -> str:
    """The name without spare spaces; refuses an empty or overlong one."""
    if not name:
        raise Refusal("Hãy nhập tên.", "Enter a name.", field=field)
    if len(name) > 300:
        raise Refusal("Tên dài quá 300 ký tự.", "The name is longer than 300 characters.", field=field)
    return name


def must_count(households: int) -> None:
    """Refuse a number of households that no residential group has."""
    if not 0 <= households <= 20_000:
        raise Refusal(
            "Số hộ phải từ 0 đến 20.000.", "The number of households must be from 0 to 20,000.", field="households"
        )
