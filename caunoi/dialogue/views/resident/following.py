"""What became of a question, by the receipt's code; and the link that stops messages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from caunoi.access.doors import open_to_all
from caunoi.dialogue import commands, queries
from caunoi.dialogue.forms.resident import CodeForm
from caunoi.dialogue.words import Channel, GroupState, QuestionState
from caunoi.identity.sealing import as_read

from .device import private
from .pages import GROUP_TONES, header_of


@open_to_all
def search(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return private(render(request, "dialogue/resident/follow.html", {"form": CodeForm()}))
    form = CodeForm(request.POST)
    if form.is_valid():
        code = as_read(form.cleaned_data["code"])
        if queries.followed(code) is not None:
            return redirect("dialogue:progress", code)
        form.add_error("code", _("Không có câu hỏi nào mang mã này. Hãy xem lại từng chữ trên giấy biên nhận."))
    return private(render(request, "dialogue/resident/follow.html", {"form": form}, status=422))


@open_to_all
def progress(request: HttpRequest, code: str) -> HttpResponse:
    found = queries.followed(code)
    if found is None:
        form = CodeForm({"code": code[:40]})
        form.full_clean()
        form.add_error("code", _("Không có câu hỏi nào mang mã này. Hãy xem lại từng chữ trên giấy biên nhận."))
        return private(render(request, "dialogue/resident/follow.html", {"form": form}, status=404))
    group = found.group
    context = {
        "found": found, "code": as_read(code), "state": QuestionState(found.question.state), "channel": Channel(found.question.channel),
        "group_state": GroupState(group.state) if group else None, "group_tone": GROUP_TONES[GroupState(group.state)] if group else "",
        "promises": [queries.seen(each, localdate()) for each in found.promises], "header_place": header_of(found.dialogue.place),
    }  # fmt: skip
    return private(render(request, "dialogue/resident/progress.html", context))


@open_to_all
def stopping(request: HttpRequest, token: str) -> HttpResponse:
    known = queries.read_stop_token(token) is not None
    stopped = request.method == "POST" and commands.stop_messages(token=token, at=now())
    context = {"known": known, "stopped": stopped}
    return private(render(request, "dialogue/resident/stopping.html", context, status=200 if known else 404))
