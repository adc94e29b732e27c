"""Records of rooms that may become tasks with one action on their page: what each says, who gives, who would do it.

A promise is its room's own, with its deadline and disputes; a task made of it is how the head of the body follows it down.
Nothing becomes a task by itself: a person chooses, and the record's page shows what came of it.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse
from django.utils.timezone import now

from caunoi.access.context import as_system
from caunoi.access.queries import bodies_of, roles_in
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.boards import queries as boards
from caunoi.dialogue import queries as dialogue
from caunoi.mandate import queries as mandate
from caunoi.places import queries as places
from caunoi.ui.front import Way, front
from caunoi.ui.onward import FROM, onward
from caunoi.warn import commands as commands_of_warn
from caunoi.warn import queries as warn

#: What officers make out of a warning, as its page tells it.
MADE = {
    "dialogue": ("Đã lập kế hoạch đối thoại", "A dialogue was planned", "people"),
    "oversee.supervision": ("Đã lập kế hoạch giám sát", "A supervision was planned", "check"),
    "disclosure": ("Đã ghi nội dung công khai", "A disclosure was entered", "megaphone"),
}

#: The first part of the codes of the committee that leads a place, and of the Front.
COMMITTEE, FRONT = "ubnd", "mttq"


@dataclass(frozen=True, slots=True)
class Origin:
    """A record that may become a task: who gives it, who would do it, in which words, by when, and why."""

    ref: str
    giver: Any
    body: Any
    words: str
    due: date | None
    why: str
    href: str


#: How a record is read, by the first part of its reference.
READ: dict[str, Callable[[str, Any], Origin | None]] = {}


def origin(ref: str, person: Any) -> Origin | None:
    """What a reference leads to; None where there is none, or the person gives no tasks in that body's name."""
    kind, _, key = ref.partition(":")
    found = READ[kind](key, person) if kind in READ else None
    return found if found is not None and mandate.gives(person, found.giver) else None


def _promise(key: str, person: Any) -> Origin | None:
    try:
        row = dialogue.promise_of(uuid.UUID(key))
    except ValueError:
        return None
    if row is None:
        return None
    why = f"Lời hứa tại đối thoại “{row.dialogue.title}”"
    return Origin(
        row.ref, row.dialogue.body, row.body, row.what, row.due, why, reverse("dialogue:promise-desk", args=[row.pk])
    )


def _advice(key: str, person: Any) -> Origin | None:
    """Advice of a board: the body it was given to gives the task to its own offices or below."""
    row = boards.advice_for(person, int(key)) if key.isascii() and key.isdigit() and len(key) < 18 else None
    if row is None:
        return None
    why = f"Kiến nghị của {row.board.name} ngày {row.on:%d/%m/%Y}"
    return Origin(
        f"boardadvice:{row.pk}",
        row.to,
        row.to,
        row.what,
        row.promised_on,
        why,
        reverse("boards:officer-advice", args=[row.pk]),
    )


def _warning(key: str, person: Any) -> Origin | None:
    """A warning: whoever leads in the place or above it gives the task to the place's own committee."""
    row = _warning_row(key)
    if row is None:
        return None
    giver = next((body for body in _bodies_near(row, person) if mandate.gives(person, body)), None)
    doer = next((body for body in places.bodies_of(row.place) if body.office == COMMITTEE), giver)
    if giver is None or doer is None:
        return None
    what = f"Tìm hiểu và xử lý việc tăng bất thường: {row.topic_label.lower()}, {row.where}"
    why = f"Cảnh báo sớm tuần {row.week:%d/%m/%Y}: {row.observed} vụ việc trong {row.span} tuần, thường gặp {row.expected:.1f}".replace(
        ".", ","
    )
    if row.case_id:
        what = (
            f"Gặp người đại diện, xem xét vụ việc nhiều người gửi đơn: {row.topic_label.lower()}, {row.place.full_name}"
        )
        why = f"Cảnh báo sớm tuần {row.week:%d/%m/%Y}: {row.letters} đơn cùng mẫu"
    return Origin(row.ref, giver, doer, what, None, why, reverse("warn:warning", args=[row.pk]))


def _warning_row(key: str) -> Any:
    try:
        return warn.warning_of(uuid.UUID(key))
    except ValueError:
        return None


def _bodies_near(row: Any, person: Any) -> list[Any]:
    """The bodies a person works in that lie in a warning's place or above it, committees first."""
    near = [body for body in bodies_of(person) if body.place_id in (row.place_id, row.province_id)]
    return sorted(near, key=lambda body: body.office != COMMITTEE)


def _warning_ways(ref: str, person: Any) -> list[Way]:
    """From a warning to a dialogue, a supervision or a disclosure, as far as the person does such work; what is known is filled in."""
    row = _warning_row(ref.partition(":")[2])
    if person is None or row is None:
        return []
    near = _bodies_near(row, person)
    roles = {role for body in near for role in roles_in(person, body)}
    title = f"{row.topic_label}, {row.where}"
    told = urlencode(
        {"ten": title[:200], "noi_dung": f"Từ cảnh báo sớm tuần {row.week:%d/%m/%Y}: {title}.", FROM: row.ref}
    )
    ways = _came_of(row)
    if roles & {str(role) for role in (*covering(Role.HANDLER), *covering(Role.HEAD))}:
        ways.append(
            Way(
                "Tổ chức đối thoại về việc này",
                "Hold a dialogue about it",
                f"{reverse('dialogue:planning')}?{told}",
                "people",
            )
        )
    if any(body.office == FRONT for body in near) and (address := _address("oversee:plan")):
        ways.append(Way("Lập cuộc giám sát", "Plan a supervision", f"{address}?{told}", "check"))
    if roles & {str(role) for role in covering(Role.EDITOR)}:
        ways.append(
            Way(
                "Công khai thêm về việc này",
                "Disclose more about it",
                f"{reverse('know:officer-decision')}?{told}&{_editing(near, person)}",
                "megaphone",
            )
        )
    return ways


def _editing(near: list[Any], person: Any) -> str:
    """The body of these that the person publishes for, as the form of a disclosure asks for it."""
    wanted = {str(role) for role in covering(Role.EDITOR)}
    return urlencode({"co_quan": next((body.code for body in near if roles_in(person, body) & wanted), "")})


def _came_of(row: Any) -> list[Way]:
    """What was made out of a warning and when, each leading to its own page, which asks again who may open it."""
    found = []
    for made, day in warn.came_of(row):
        vi, en, icon = MADE.get(made.partition(":")[0], ("", "", ""))
        if vi and (href := front.address(made)):
            found.append(Way(f"{vi}, {day:%d/%m/%Y}", f"{en}, {day:%d/%m/%Y}", href, icon))
    return found


def _acted(ref: str, made: str, person: Any) -> None:
    row = _warning_row(ref.partition(":")[2])
    if row is not None:
        commands_of_warn.note_act(warning_id=row.pk, made=made, by=person, at=now())


def _address(name: str) -> str:
    """The address of a page of a room that may not be there."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _ways(ref: str, person: Any) -> list[Way]:
    """The tasks a record became, and the way to give one more where none came of it yet."""
    if person is None:
        return []
    with as_system():
        given = mandate.tasks_from(ref)
    ways = [
        Way(
            f"Đã thành nhiệm vụ của {each.task.body.name}: {each.signal.vi.lower()}", f"Became a task of {each.task.body.name}: {each.signal.en.lower()}",
            reverse("mandate:task", args=[each.task.pk]), "flag",
        )
        for each in given
    ]  # fmt: skip
    if ways or origin(ref, person) is None:
        return ways
    kind, _, key = ref.partition(":")
    return [Way("Giao thành nhiệm vụ", "Give as a task", reverse("journeys:task", args=[kind, key]), "flag")]


def offer_tasks() -> None:
    """Let the pages of promises and of advice lead to a task."""
    READ["dialogue.promise"], READ["boardadvice"], READ["warning"] = _promise, _advice, _warning
    for kind in READ:
        onward.offer(kind, "task", _ways)
    onward.offer("warning", "acts", _warning_ways)
    onward.listen("warning", _acted)


__all__ = ["Origin", "offer_tasks", "origin"]
