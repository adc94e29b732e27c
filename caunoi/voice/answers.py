"""From kept answers to a filing: each question's form over its answer, and what they make together."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from caunoi.law.queries import in_force, representatives_for
from caunoi.places import queries as places
from caunoi.places.models import Body, Place

from .commands import Filing, Who
from .drafts import Content, Question, way
from .forms import resident as forms
from .forms.asking import Asked
from .queries import finding
from .words import Kind


def asked_form(asked: Question, content: Content, *, today: date, data: Any = None, judge: bool = False) -> Asked:
    """A question's form: over what was just sent, over the kept answer to judge it, or as it was typed."""
    cls, more = _built(asked, content, today, data)
    if data is not None:
        return cls(data, **more)
    typed = content.typed.get(asked.value)
    return cls.judged(typed, **more) if judge else cls.shown(typed, **more)


def judged(content: Content, *, today: date) -> dict[Question, Asked]:
    """Every question's form over its kept answer, judged as if sent now."""
    return {
        asked: asked_form(asked, content, today=today, judge=True)
        for asked in way(content.kind)
        if asked is not Question.PAPERS
    }


def first_wrong(forms_of: dict[Question, Asked]) -> Question | None:
    """The first question whose kept answer does not hold any more."""
    return next((asked for asked, form in forms_of.items() if not form.is_valid()), None)


def place_of(content: Content, *, on: date) -> Place | None:
    """The unit chosen."""
    code = content.answer(Question.PLACE, "place")
    return places.place_on(code, on) if code else None


def bodies_of(content: Content, *, on: date) -> tuple[Body, ...]:
    """The bodies marked as complained about."""
    found = (places.body_on(code, on) for code in content.answers(Question.RESPONDENT, "bodies")[:20])
    return tuple(body for body in found if body is not None)


def filing(content: Content, answers: dict[Question, Asked], *, today: date) -> Filing:
    """What the answers ask to be filed; all of them have been judged good."""
    matter, who, group = (answers[asked].cleaned_data for asked in (Question.MATTER, Question.PERSON, Question.GROUP))
    when = answers[Question.WHEN].cleaned_data if Question.WHEN in answers else {}
    place = place_of(content, on=today)
    assert place is not None  # noqa: S101 the place's form has just been judged
    sender, others = answers[Question.PERSON].who(), answers[Question.GROUP].people()  # type: ignore[attr-defined]
    return Filing(
        title=matter["title"], text=matter["text"], wish=matter["wish"], place=place, kind=content.kind,
        address=answers[Question.PLACE].cleaned_data["address"], people=forms.together(sender, others),
        respondent=answers[Question.RESPONDENT].cleaned_data["respondent"], respondent_bodies=bodies_of(content, on=today),
        knew_on=when.get("knew_on"), instance=int(when.get("instance") or 1), secret=who["secret"], signers=group["signers"],
        checklist={"late_reason": when["late_reason"]} if when.get("late_reason") else {},
    )  # fmt: skip


def _built(asked: Question, content: Content, today: date, data: Any) -> tuple[type[Asked], dict[str, Any]]:
    builders: dict[Question, Callable[[], tuple[type[Asked], dict[str, Any]]]] = {
        Question.KIND: lambda: (forms.KindForm, {}),
        Question.PLACE: lambda: (forms.PlaceForm, {"search": _places(content, today, data)}),
        Question.MATTER: lambda: (forms.MatterForm, {}),
        Question.WHEN: lambda: (
            forms.WhenForm,
            {"today": today, "limit": int(in_force("kn.limit", on=today).value or 0)},
        ),
        Question.RESPONDENT: lambda: (forms.RespondentForm, {"options": _bodies(content, today, data)}),
        Question.PAPERS: lambda: (forms.PapersForm, {}),
        Question.PERSON: lambda: (forms.PersonForm, {"kind": content.kind}),
        Question.GROUP: lambda: (
            forms.GroupForm,
            {"kind": content.kind, "allowed": lambda n: representatives_for(n, on=today)},
        ),
    }
    return builders[asked]()


def _places(content: Content, today: date, data: Any) -> finding.Search:
    """The units the search found; the one chosen before where nothing is looked for."""
    text = data.get("q", "") if data is not None else content.answer(Question.PLACE, "q")
    return finding.communes_found(text, on=today)


def _bodies(content: Content, today: date, data: Any) -> list[tuple[str, str]]:
    """The bodies the search found and those marked before."""
    text = data.get("q", "") if data is not None else content.answer(Question.RESPONDENT, "q")
    marked = data.getlist("bodies") if data is not None else content.answers(Question.RESPONDENT, "bodies")
    found = [body for code in marked[:20] if (body := places.body_on(code, today))]
    found += finding.bodies_found(text, within=place_of(content, on=today), on=today)
    return list({body.code: f"{body.name} ({body.place.full_name})" for body in found}.items())


def denunciation_of(content: Content, answers: dict[Question, Asked], *, today: date) -> Filing:
    """What a denunciation's letter says; it is printed, never filed from here."""
    matter, who = (answers[asked].cleaned_data for asked in (Question.MATTER, Question.PERSON))
    place = place_of(content, on=today)
    assert place is not None  # noqa: S101 the place's form has just been judged
    return Filing(
        title=matter["title"], text=matter["text"], wish=matter["wish"], place=place, kind=Kind.DENUNCIATION,
        address=answers[Question.PLACE].cleaned_data["address"], respondent=answers[Question.RESPONDENT].cleaned_data["respondent"],
        respondent_bodies=bodies_of(content, on=today), people=(Who(who["name"], who["address"], who["phone"], who["email"]),),
    )  # fmt: skip


def wanting(kind: Kind) -> str:
    """What will be sent, as the last button says it."""
    return {
        Kind.COMPLAINT: _("Gửi đơn khiếu nại"),
        Kind.PROPOSAL: _("Gửi kiến nghị"),
        Kind.FEEDBACK: _("Gửi phản ánh"),
    }.get(kind, _("Gửi đơn"))
