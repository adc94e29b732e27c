from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from caunoi.access.doors import open_to_all
from caunoi.files.words import Kind as FileKind
from caunoi.ui.case import Attached
from caunoi.voice.commands.attaching import drop_paper, keep_papers
from caunoi.voice.commands.drafting import keep_answer
from caunoi.voice.drafts import Content, Question
from caunoi.voice.forms.resident import MOST_FILES, PapersForm

from .asking import LOOKING, onward, out_of_turn, page
from .held import Held, hand_over, private, sent_already


@open_to_all
@private
def papers(request: HttpRequest) -> HttpResponse:
    """Photos and papers: each is checked and kept before the next question."""
    held = Held(request)
    astray = sent_already(held) or out_of_turn(held.content, Question.PAPERS)
    if astray:
        return astray
    if request.method != "POST":
        return _page(request, held.content, PapersForm())
    form = PapersForm(request.POST, request.FILES)
    if request.stale or not form.is_valid():  # type: ignore[attr-defined]
        return _page(request, held.content, form, stale=request.stale)  # type: ignore[attr-defined]
    if request.POST.get("bo"):
        drop_paper(key=held.key, file_id=request.POST["bo"], at=now())
        return redirect(request.path)
    content = _kept(held, form)
    if form.errors:
        return hand_over(_page(request, content, form), request, held.key)
    if request.POST.get("go") == LOOKING:
        return hand_over(redirect(request.path), request, held.key)
    content = keep_answer(key=held.key, question=Question.PAPERS, typed={}, done=True, at=now())
    return hand_over(redirect(onward(content)), request, held.key)


def _kept(held: Held, form: PapersForm) -> Content:
    chosen = form.cleaned_data["files"]
    if len(held.content.files) + len(chosen) > MOST_FILES:
        form.add_error("files", _("Mỗi đơn gửi được tối đa %(most)s tệp.") % {"most": MOST_FILES})
        return held.content
    if not chosen:
        return held.content
    content, wrong = keep_papers(key=held.key, files=chosen, at=now())
    for sentence in wrong:
        form.add_error("files", sentence)
    return content


def _page(request: HttpRequest, content: Content, form: PapersForm, **more: Any) -> HttpResponse:
    attached = [
        (each["id"], Attached(each["name"], "", each["size"], FileKind(each["kind"]).label)) for each in content.files
    ]
    return page(request, content, Question.PAPERS, form, save_href="", attached=attached, **more)
