from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from caunoi.access.doors import open_to_all
from caunoi.law.queries import in_force
from caunoi.ui.front import front
from caunoi.voice import answers, summary
from caunoi.voice.drafts import KEPT_UNSENT, Question
from caunoi.voice.words import Kind

from .asking import onward
from .held import Held, private, sent_already


@open_to_all
@private
@require_GET
def explanation(request: HttpRequest) -> HttpResponse:
    held = Held(request)
    context = {
        "writing": held.content.kind is Kind.DENUNCIATION,
        "back_href": reverse("voice:question", args=[Question.KIND.value]),
        "onward": reverse("voice:question", args=[Question.PLACE.value]),
        "form_rule": in_force("tc.form", on=localdate()),
        "secret_rule": in_force("tc.confidential", on=localdate()),
        "days_kept": KEPT_UNSENT,
        "ways": front.ways("be_received", answers.place_of(held.content, on=localdate())),
    }
    return sent_already(held) or render(request, "voice/resident/denouncing.html", context)


@open_to_all
@private
@require_GET
def letter(request: HttpRequest) -> HttpResponse:
    held = Held(request)
    content, today = held.content, localdate()
    if sent_already(held) or content.kind is not Kind.DENUNCIATION:
        return redirect("voice:start")
    if content.next_open() is not None:
        return redirect(onward(content))
    judged = answers.judged(content, today=today)
    wrong = answers.first_wrong(judged)
    if wrong is not None:
        return redirect("voice:question", wrong.value)
    filing = answers.denunciation_of(content, judged, today=today)
    going_to = summary.going_to(filing, on=today)
    context = {
        "filing": filing,
        "who": filing.people[0],
        "going_to": going_to,
        "today": today,
        "days_kept": KEPT_UNSENT,
        "ways": front.ways("be_received", going_to.body.place if going_to.body else filing.place),
        "back_href": reverse("voice:question", args=[Question.PERSON.value]),
        "change_href": reverse("voice:question", args=[Question.MATTER.value]),
    }
    return render(request, "voice/resident/denunciation_letter.html", context)
