import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from caunoi.access.context import show_receipts
from caunoi.access.doors import open_to_all
from caunoi.kernel.refusal import Refusal
from caunoi.know import codes, commands
from caunoi.know.forms.resident import QuestionForm
from caunoi.know.queries import lists, public
from caunoi.know.words import Stage

from ..drawing import qr
from .item import found_disclosure
from .shared import header


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def question(request: HttpRequest, disclosure_id: uuid.UUID) -> HttpResponse:
    row = found_disclosure(disclosure_id)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            kept = commands.ask(
                disclosure_id=row.pk, text=told["text"], name=told["name"], email=told["email"], key=str(told["key"]), at=now()
            )  # fmt: skip
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã nhận câu hỏi. Hãy giữ mã tra cứu dưới đây."))
            return redirect("know:question", kept.code)
    context = {
        "form": form, "row": row, "gone": row.stage == Stage.TAKEN_DOWN.value, "header_place": header(row.place),
        "term": lists.question_rule(on=localdate()), "back_href": reverse("know:disclosure", args=[row.pk]),
    }  # fmt: skip
    return render(request, "know/resident/ask.html", context, status=422 if form.errors else 200)


@require_safe
@never_cache
@open_to_all
def track(request: HttpRequest, code: str) -> HttpResponse:
    digest = codes.digest(code)
    show_receipts([digest])
    found = public.question_by(digest)
    if found is None:
        return render(request, "know/resident/no_code.html", status=404)
    address = request.build_absolute_uri(reverse("know:question", args=[codes.as_read(code)]))
    context = {"question": found, "code": codes.as_read(code), "qr": qr(address), "today": localdate()}
    response = render(request, "know/resident/question.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
