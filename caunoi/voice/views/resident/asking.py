from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from caunoi.access.doors import open_to_all
from caunoi.kernel.text import clean
from caunoi.law.queries import in_force
from caunoi.places import queries as places
from caunoi.voice.answers import asked_form
from caunoi.voice.commands.drafting import keep_answer
from caunoi.voice.drafts import Content, Question, before, way
from caunoi.voice.forms.asking import Asked, typed_of
from caunoi.voice.forms.resident import PlaceForm
from caunoi.voice.words import Kind

from .held import Held, hand_over, private, sent_already

#: Buttons that look something up and stay on the page.
LOOKING = "tim"
#: The rule of the law a question explains beside it.
_RULES = {Question.WHEN: "kn.limit", Question.GROUP: "recv.group_reps"}


@open_to_all
@private
def question(request: HttpRequest, slug: str) -> HttpResponse:
    held = Held(request)
    asked = _asked(slug)
    astray = sent_already(held) or out_of_turn(held.content, asked)
    if astray:
        return astray
    if request.method != "POST":
        return page(request, held.content, asked, _shown(asked, held.content))
    return _answered(request, held, asked)


def _answered(request: HttpRequest, held: Held, asked: Question) -> HttpResponse:
    form = asked_form(asked, held.content, today=localdate(), data=request.POST)
    if request.headers.get("X-Save"):
        return _saved(request, held, asked, form)
    looking = request.POST.get("go") == LOOKING or _looks_anew(request, held, asked)
    good = form.is_valid() and not looking and not request.stale  # type: ignore[attr-defined]
    typed = form.typed() if good else typed_of(request.POST, form.fields)
    if looking and isinstance(form, PlaceForm):
        typed = form.prefilled(typed)
    content = keep_answer(key=held.key, question=asked, typed=typed, done=good, at=now())
    if good and asked is Question.KIND:
        content = _placed(held.key, content, clean(request.GET.get("noi", ""))[:20])
    if good:
        response: HttpResponse = redirect(onward(content))
    elif looking and not request.stale and not (isinstance(form, PlaceForm) and not form.search.options):  # type: ignore[attr-defined]
        response = redirect(f"{reverse('voice:question', args=[asked.value])}#ket-qua")
    else:
        response = page(request, content, asked, form, stale=request.stale)  # type: ignore[attr-defined]
    return hand_over(response, request, held.key)


def _placed(key: str, content: Content, code: str) -> Content:
    """Propose the place whose page the resident came from; the question about it is still asked."""
    place = places.place_on(code, localdate()) if code and not content.is_done(Question.PLACE) else None
    if place is None or place.province is None:
        return content
    typed = {"q": [f"{place.full_name}, {place.province.full_name}"], "place": [place.code]}
    return keep_answer(key=key, question=Question.PLACE, typed=typed, done=False, at=now())


def _looks_anew(request: HttpRequest, held: Held, asked: Question) -> bool:
    """Whether a place was typed for the first time, or another one than was looked for before."""
    if asked is not Question.PLACE or not request.POST.get("q", "").strip():
        return False
    return (
        not request.POST.get("place") or request.POST["q"].strip() != held.content.answer(Question.PLACE, "q").strip()
    )


def _saved(request: HttpRequest, held: Held, asked: Question, form: Asked) -> HttpResponse:
    """Keep what is being written, without judging it."""
    if request.stale:  # type: ignore[attr-defined]
        return HttpResponse(status=403)
    done = held.content.is_done(asked)
    keep_answer(key=held.key, question=asked, typed=typed_of(request.POST, form.fields), done=done, at=now())
    return hand_over(HttpResponse(status=204), request, held.key)


def page(
    request: HttpRequest, content: Content, asked: Question, form: Asked, *, stale: bool = False, **more: Any
) -> HttpResponse:
    """One question, with the way back and how far along it is."""
    asked_so_far = way(content.kind)
    previous = before(content.kind, asked)
    context = {
        "form": form,
        "asked": asked,
        "content": content,
        "kind": content.kind,
        "is_complaint": content.kind is Kind.COMPLAINT,
        "at": asked_so_far.index(asked) + 1,
        "of": len(asked_so_far) + 1,
        "back_href": reverse("voice:question", args=[previous.value]) if previous else reverse("voice:start"),
        "submit_text": _("Tiếp tục"),
        "save_href": request.path,
        "action": request.get_full_path(),
        "stale": stale,
        "rule": in_force(_RULES[asked], on=localdate()) if asked in _RULES else None,
        **more,
    }
    status = 403 if stale else 422 if form.is_bound and form.errors else 200
    return render(request, f"voice/resident/questions/{asked.name.lower()}.html", context, status=status)


def onward(content: Content) -> str:
    """Where one goes after a good answer: the next question without one, else the last look."""
    following = content.next_open()
    if content.kind is Kind.DENUNCIATION and following is Question.PLACE:
        return reverse("voice:denouncing")
    if following is not None:
        return reverse("voice:question", args=[following.value])
    if content.kind is Kind.DENUNCIATION:
        return reverse("voice:denunciation-letter")
    return reverse("voice:checking" if content.is_done(Question.ALIKE) else "voice:alike")


def _asked(slug: str) -> Question:
    try:
        return Question(slug)
    except ValueError as unknown:
        raise Http404 from unknown


def out_of_turn(content: Content, asked: Question) -> HttpResponse | None:
    """Lead back whoever came to a question that is not asked, or not yet."""
    asked_in_order = way(content.kind)
    if asked not in asked_in_order:
        return redirect(onward(content)) if content.done else redirect("voice:start")
    first = content.next_open()
    if first is not None and asked_in_order.index(first) < asked_in_order.index(asked):
        return redirect("voice:question", first.value)
    return None


def _shown(asked: Question, content: Content) -> Asked:
    return asked_form(asked, content, today=localdate())
