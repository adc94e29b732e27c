from importlib.util import find_spec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now

from caunoi.voice.commands.drafting import keep_files
from caunoi.voice.drafts import Question
from caunoi.voice.forms.resident import PapersForm

from .asking import onward, page
from .held import Held, hand_over


def papers(request: HttpRequest, held: Held) -> HttpResponse:
    """Photos and papers: each is checked and kept before the next question."""
    form = PapersForm(request.POST, request.FILES) if request.method == "POST" else PapersForm()
    if request.method != "POST" or request.stale or not form.is_valid():  # type: ignore[attr-defined]
        return page(request, held.content, Question.PAPERS, form, save_href="", can_keep=can_keep())
    content = keep_files(key=held.key, files=held.content.files, done=True, at=now())
    return hand_over(redirect(onward(content)), request, held.key)


def can_keep() -> bool:
    """Whether this installation can keep files."""
    return find_spec("caunoi.files.commands") is not None
