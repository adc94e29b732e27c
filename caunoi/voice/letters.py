"""What the letters of a case are filled with, taken from the case itself; an officer reads it over before signing."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _t

from caunoi.duties.queries import duties_about
from caunoi.kernel.refusal import Refusal
from caunoi.law import queries as law
from caunoi.law.words import Measure
from caunoi.notices.letters import Letter, catalogue, template
from caunoi.places import queries as places
from caunoi.places.models import Body

from . import rules
from .models import Petition, PetitionStep
from .queries import history, lists, picking
from .words import Act, Kind, Outcome, Stage

#: Letters that belong to no step of the book and may be written at any time.
ALWAYS = ("processing_slip", "apology", "verification_minutes", "invitation", "urge", "receipt")
#: Fields typed in a large box.
LONG = (
    "answer", "findings", "grounds", "conclusion", "conclusions", "ruling", "measures", "reason", "opinions", "matters", "content", "proposal",
    "conditions", "agenda", "ground", "next_step", "standing", "result", "attendees", "involved", "verifiers", "first_result", "dialogue_result",
)  # fmt: skip
_FIELD = re.compile(r"\{([a-z_]+)(\?)?\}")
_SMALL = {"và", "của", "tại", "cho"}


def offered(petition: Petition) -> list[tuple[str, str]]:
    """Letters that fit the case, (code, name): those of its latest steps first, then those that always may be written."""
    book = rules.BOOKS[Kind(petition.kind)]
    of_steps = [each for step in reversed(history(petition)) if (each := _letter_of(book, step))]
    found: dict[str, str] = {}
    for code in (*of_steps[:4], *ALWAYS):
        try:
            letter = template(
                "decide_complaint_second" if code == "decide_complaint" and petition.instance == 2 else code,
                petition.kind,
            )
        except Refusal:
            continue
        found.setdefault(letter.code, say_name(letter))
    return list(found.items())


def _letter_of(book: Any, step: PetitionStep) -> str:
    return next((row.letter for row in book if row.act == step.act and row.letter), "")


def say_name(letter: Letter) -> str:
    """The letter's name in the language being spoken."""
    from caunoi.kernel.words import say

    return say(*letter.name)


def name_of(code: str) -> str:
    """A letter's name by its code."""
    return say_name(catalogue()[code]) if code in catalogue() else code


def fields_of(code: str, kind: str) -> list[tuple[str, str, bool]]:
    """What a letter asks for: (name, label, needed), those of the paper's head left out."""
    from caunoi.kernel.words import say

    letter = template(code, kind)
    head = ("issuer", "place", "body_symbol")
    return [(name, say(*label), True) for name, label in letter.fields.items() if name not in (*head, "kind_words")]


def filled(petition: Petition, code: str, *, on: date, officer: str) -> dict[str, str]:
    """What the case itself says for the letter's fields; names and addresses of people are left to the drafting command."""
    steps = history(petition)
    values: dict[str, Any] = {
        "kind": petition.kind if petition.kind != Kind.UNSORTED.value else Kind.FEEDBACK.value,
        "received_on": petition.received_on, "register_number": petition.register_number, "matter": petition.title, "matters": petition.title,
        "respondent": petition.respondent or _respondents(petition), "competent": office_of(petition.body, on), "accepted_on": petition.accepted_on,
        "handler": petition.handler.name if petition.handler else officer, "verifiers": petition.handler.name if petition.handler else "",
        "officer": officer, "tracking_code": petition.code, "contact": petition.body.name, "hops": petition.hops, "copies": "03",
        "answer": petition.answer, "findings": petition.answer, "conclusion": _outcome(petition), "outcome_words": _outcome(petition),
        "proposer": officer, "head": office_of(petition.body, on), "reason": _reason(steps, code), **_clock(petition), **_days(steps, on),
        **_handed(petition, steps), **_ground(petition, steps), **_dialogue(steps),
    }  # fmt: skip
    return {name: _written(value) for name, value in values.items() if value not in (None, "")}


def head_of_paper(body: Body, on: date) -> dict[str, Any]:
    """The top of the paper: who issues, the body above, the place, the body's abbreviation."""
    above = body.parent if body.office != "ubnd" and body.parent_id else None
    return {
        "issuer": body.name, "superior": above.name if above else "", "place": _place_name(body), "body_symbol": symbol_of(body), "on": on,
        "year": on.year,
    }  # fmt: skip


def symbol_of(body: Body) -> str:
    """The body's abbreviation in a paper's number: UBND, SXD, PKT."""
    known = {"ubnd": "UBND", "hdnd": "HĐND", "bantcd": "BTCD", "thanhtra": "TTr", "mttq": "MTTQ", "vp": "VP"}
    if body.office in known:
        return known[body.office]
    own = body.name.split(f" {body.place.full_name.split()[0].lower()} ", maxsplit=1)[0]
    return (
        body.short_name or "".join(word[0].upper() for word in re.findall(r"[^\W\d_]+", own) if word not in _SMALL)[:6]
    )


def office_of(body: Body, on: date) -> str:
    """Who decides for the body: “Chủ tịch Ủy ban nhân dân phường Tân Phú”."""
    head = places.head_of(body, on)
    title = head.title if head and head.title else "Chủ tịch" if body.office == "ubnd" else "Người đứng đầu"
    return title if body.name in title else f"{title} {body.name}"


def _place_name(body: Body) -> str:
    place = body.place
    return place.full_name if place.is_province and place.kind == "city" else place.name


def _respondents(petition: Petition) -> str:
    return ", ".join(picking.body_names(petition.respondents))


def _outcome(petition: Petition) -> str:
    return Outcome(petition.outcome).vi if petition.outcome else ""


def _reason(steps: Iterable[PetitionStep], code: str) -> str:
    """The reason given with the step the letter belongs to, else the latest one given."""
    wanted = code.split("_", maxsplit=1)[0]
    said = [step for step in steps if step.note and step.public and step.by != "resident"]
    own = [step for step in said if step.act.split("_", maxsplit=1)[0] == wanted]
    return (own or said)[-1].note if said else ""


def _clock(petition: Petition) -> dict[str, Any]:
    duty = lists.main_duty(petition) or duties_about(petition.ref).last()
    if duty is None:
        return {}
    value = (duty.value or 0) + sum(each["value"] or 0 for each in duty.extensions)
    words = f"{value} {Measure(duty.unit).vi}" if value and duty.unit else ""
    found: dict[str, Any] = {"time_words": words, "time_cite": duty.cite, "due": duty.due, "report_by": duty.due}
    if duty.extensions or petition.variant:
        try:
            found["due_before"] = law.deadline(duty.rule, start=duty.starts_on).due
        except Refusal:
            found["due_before"] = duty.raw_due
    return found


def _days(steps: Iterable[PetitionStep], on: date) -> dict[str, date]:
    named = {
        Act.SUSPEND: "suspended_on", Act.RESUME: "resumed_on", Act.TERMINATE: "terminated_on", Act.WITHDRAW: "withdrawn_on",
        Act.FORWARD: "sent_on", Act.VERIFY: "since",
    }  # fmt: skip
    taken = {
        named[Act(step.act)]: step.at.date()
        for step in steps
        if step.act in Act._value2member_map_ and Act(step.act) in named
    }
    return {**dict.fromkeys(("suspended_on", "resumed_on", "terminated_on", "withdrawn_on"), on), **taken}


def _handed(petition: Petition, steps: list[PetitionStep]) -> dict[str, str]:
    last = petition.handovers.select_related("receiver", "sender").order_by("-hop").first()
    if last is None:
        return {"receiver": petition.body.name}
    return {
        "receiver": last.receiver.name,
        "forwarded_from": last.sender.name,
        "asked_by": last.sender.name,
        "superior_body": petition.body.name,
    }


def _ground(petition: Petition, steps: list[PetitionStep]) -> dict[str, str]:
    """The ground of refusal in the law's words, and where it stands."""
    refused = next((step for step in reversed(steps) if step.act in (Act.REFUSE.value, Act.TERMINATE.value)), None)
    if refused is None or Stage(petition.stage) is not Stage.REFUSED:
        return {}
    listed = lists.refusal_grounds(Kind(refused.kind), refused.at.date())
    code = str(refused.data.get("ground", ""))
    label = next((item.vi for item in listed.items if item.code == code), refused.note)
    next_step = (
        "Nếu không đồng ý, ông (bà) có quyền khiếu nại việc không thụ lý hoặc khởi kiện theo quy định của pháp luật."
    )
    return {"ground": label, "ground_cite": listed.cite, "next_step": next_step}


def _dialogue(steps: list[PetitionStep]) -> dict[str, str]:
    called = next((step for step in reversed(steps) if step.act == Act.CALL_DIALOGUE.value), None)
    held = next((step for step in reversed(steps) if step.act == Act.HOLD_DIALOGUE.value), None)
    found: dict[str, str] = {}
    if called is not None:
        day = date.fromisoformat(called.data["on"]) if called.data.get("on") else None
        found = {"dialogue_at": f"{day:%d/%m/%Y}" if day else "", "dialogue_place": str(called.data.get("where", ""))}
    if held is not None:
        found |= {"result": held.note, "dialogue_result": held.note, "opinions": held.note}
    return found


def _written(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def missing_name() -> str:
    """What stands where a name will be filled in by the drafting command."""
    return _t("(điền khi lập dự thảo)")
