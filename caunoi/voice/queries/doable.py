"""What may be done on a case now, and in plain words why not: whose work it is, what the law still asks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from caunoi.access import rules as access
from caunoi.access.queries import roles_in
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Step
from caunoi.kernel.words import say

from .. import rules
from ..models import Petition, PetitionStep
from ..words import Act, Kind, Part, Stage
from . import lists


@dataclass(frozen=True, slots=True)
class May:
    """One act at the case's stage; ``why_not`` is empty where this person may do it now."""

    act: Act
    step: Step
    why_not: str = ""


#: What an officer most likely does next at a stage, in order; the rest stands under "other".
LIKELY: dict[Stage, tuple[Act, ...]] = {
    Stage.FILED: (Act.SORT, Act.FORWARD, Act.GUIDE),
    Stage.SORTED: (Act.ACCEPT, Act.ANSWER, Act.REFUSE, Act.FORWARD),
    Stage.FORWARDED: (Act.ACKNOWLEDGE,),
    Stage.ESCALATED: (Act.ALLOT,),
    Stage.ACCEPTED: (Act.VERIFY, Act.ANSWER, Act.EXTEND),
    Stage.VERIFYING: (Act.DECIDE, Act.CONCLUDE, Act.ANSWER, Act.CALL_DIALOGUE, Act.HOLD_DIALOGUE, Act.EXTEND),
    Stage.SUSPENDED: (Act.RESUME,),
    Stage.ANSWERED: (Act.SEND, Act.PUBLISH, Act.CLOSE),
    Stage.CLOSED: (Act.PUBLISH,),
}


def may_do(petition: Petition, person: Person, *, on: date, steps: Iterable[PetitionStep] = ()) -> list[May]:
    """Every act of officers the book has at this stage, likely ones first, each with why not."""
    held = roles_in(person, petition.body)
    kind, stage = Kind(petition.kind), Stage(petition.stage)
    asked = _asked_to_reopen(steps)
    found = []
    for step in rules.BOOKS[kind].open_to(stage):
        act = Act(step.act)
        if step.by in (Role.RESIDENT, Role.CLOCK) or (act in (Act.REOPEN, Act.DECLINE_REOPEN) and not asked):
            continue
        found.append(May(act, step, _why_not(petition, person, step, held, on)))
    likely = LIKELY.get(stage, ())
    return sorted(found, key=lambda may: likely.index(may.act) if may.act in likely else len(likely))


def why_not(petition: Petition, person: Person, acts: Iterable[Act], *, on: date) -> str:
    """Why none of the acts can be done now; empty when one can."""
    held = roles_in(person, petition.body)
    said = ""
    for act in acts:
        try:
            step = rules.BOOKS[Kind(petition.kind)].step(Stage(petition.stage), act)
        except Refusal as no:
            said = said or str(no)
            continue
        reason = _why_not(petition, person, step, held, on)
        if not reason:
            return ""
        said = reason
    return said


def _why_not(petition: Petition, person: Person, step: Step, held: set[str], on: date) -> str:
    act, role = Act(step.act), Role(step.by)
    if act is Act.URGE:
        return _why_not_urge(petition, person, held)
    if held.isdisjoint(str(each) for each in access.covering(role)):
        return say(
            f"việc của {role.vi.lower()}, {petition.body.name}.",
            f"this is for the {role.en.lower()} of {petition.body.name}.",
        )
    return _what_the_law_asks(petition, act, on)


def _why_not_urge(petition: Petition, person: Person, held: set[str]) -> str:
    if str(Role.SUPERVISOR) in held or (not held and person is not None):
        return ""
    return say(
        "do nơi chuyển đơn đến hoặc cán bộ theo dõi, đôn đốc làm.",
        "this is for the forwarding body or a supervising officer.",
    )


def _what_the_law_asks(petition: Petition, act: Act, on: date) -> str:
    if act is Act.FORWARD:
        return _refused(lambda: rules.must_have_hops_left(petition.hops, lists.hops_limit(on)))
    if act is Act.ACCEPT:
        return _group_without_representatives(petition, on)
    if act is Act.CLOSE:
        owed = lists.still_owed(petition)
        names = ", ".join(owed)
        return say(f"còn việc chưa xong: {names}.", f"still owed: {names}.") if owed else ""
    if act is Act.PUBLISH and petition.secret and petition.kind != Kind.DENUNCIATION.value:
        return say("người gửi đã yêu cầu giữ bí mật.", "the sender asked for secrecy.")
    if act is Act.EXTEND and not lists.extensions_for(petition, on=on):
        return say("luật không cho gia hạn thêm ở vụ việc này.", "the law allows no further extension here.")
    return ""


def _group_without_representatives(petition: Petition, on: date) -> str:
    if Kind(petition.kind) not in (Kind.COMPLAINT, Kind.DENUNCIATION) or petition.signers < 2:
        return ""
    lowest, highest = lists.representatives_for(petition.signers, on)
    named = petition.petitioners.filter(part=Part.REPRESENTATIVE.value, withdrawn_on__isnull=True).count()
    return _refused(lambda: rules.must_name_representatives(petition.signers, named, lowest, highest))


def _refused(check: Callable[[], object]) -> str:
    try:
        check()
    except Refusal as no:
        return str(no) + (f" ({no.cite})" if no.cite else "")
    return ""


def _asked_to_reopen(steps: Iterable[PetitionStep]) -> bool:
    """Whether the last word on reopening is the petitioner's request."""
    last = ""
    for step in steps:
        if step.act in (Act.ASK_REOPEN.value, Act.REOPEN.value, Act.DECLINE_REOPEN.value):
            last = step.act
    return bool(last == Act.ASK_REOPEN.value)
