import uuid

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import holding
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.know import commands
from caunoi.know.forms.officer import AnswerForm, GroundForm, PageForm, ReasonForm
from caunoi.know.queries import desk
from caunoi.know.words import Genre, Ground

from .shared import pressed


@require_safe
@holding(Role.EDITOR)
def questions(request: HttpRequest) -> HttpResponse:
    bodies = desk.editing(request.user)
    rows = list(desk.questions(bodies)[:100])
    return render(request, "know/officer/questions.html", {"rows": rows, "today": localdate()})


@holding(Role.EDITOR)
def question(request: HttpRequest, question_id: uuid.UUID) -> HttpResponse:
    """Read, show or hold back, answer."""
    found = desk.question(question_id, desk.editing(request.user))
    if found is None:
        raise Http404
    doing, here = request.POST.get("go", ""), ("know:officer-question", found.pk)
    form = AnswerForm(
        request.POST if doing == "tra-loi" else None, initial={"answer": found.answer, "seen": found.edition}
    )
    grounds = GroundForm(request.POST if doing == "khong-dang" else None)
    if doing == "dang":
        show = lambda: commands.show_question(question_id=found.pk, by=request.user, at=now())  # noqa: E731 one button
        return pressed(request, show, to=here, said=_("Đã đăng câu hỏi."))
    if doing == "khong-dang" and grounds.is_valid():
        ground = Ground(grounds.cleaned_data["ground"])
        refuse = lambda: commands.refuse_question(question_id=found.pk, ground=ground, by=request.user, at=now())  # noqa: E731
        return pressed(request, refuse, to=here, said=_("Câu hỏi không hiện công khai; người hỏi đọc được lý do."))
    if doing == "tra-loi" and form.is_valid():
        try:
            with transaction.atomic():
                commands.answer_question(question_id=found.pk, by=request.user, at=now(), **form.cleaned_data)
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã trả lời."))
            return redirect(*here)
    context = {"question": found, "form": form, "grounds": grounds, "today": localdate()}
    return render(request, "know/officer/question.html", context, status=422 if form.errors or grounds.errors else 200)


@require_safe
@holding(Role.EDITOR)
def pages(request: HttpRequest) -> HttpResponse:
    bodies = desk.editing(request.user)
    waiting = list(desk.waiting_comments(bodies)[:60])
    return render(request, "know/officer/news.html", {"rows": desk.pages(bodies), "comments": waiting})


@holding(Role.EDITOR)
def page(request: HttpRequest, page_id: uuid.UUID | None = None) -> HttpResponse:
    """Write a page, publish it, take it down."""
    bodies = desk.editing(request.user)
    found = desk.page(page_id, bodies) if page_id else None
    if page_id and found is None:
        raise Http404
    doing = request.POST.get("go", "")
    if doing == "go-xuong" and found:
        return _closed(request, found)
    kept = {}
    if found:
        kept = {name: getattr(found, name) for name in ("genre", "title", "summary", "text", "comments_open")}
        kept |= {"body": found.body.code, "seen": found.version}
    form = PageForm(request.POST or None, bodies=bodies, initial=kept or {"genre": Genre.NEWS.value})
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        body = {each.code: each for each in bodies}[told.pop("body")]
        try:
            with transaction.atomic():
                row = commands.write_page(
                    body=found.body if found else body, page_id=page_id, by=request.user, at=now(), **{**told, "genre": Genre(told["genre"])}
                )  # fmt: skip
                if doing == "dang":
                    commands.open_page(page_id=row.pk, by=request.user, at=now())
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã đăng.") if doing == "dang" else _("Đã lưu."))
            return redirect("know:officer-page", row.pk)
    context = {"form": form, "page": found, "down": ReasonForm()}
    return render(request, "know/officer/page.html", context, status=422 if form.errors else 200)


def _closed(request: HttpRequest, found: object) -> HttpResponse:
    reason = request.POST.get("reason", "")
    close = lambda: commands.close_page(page_id=found.pk, reason=reason, by=request.user, at=now())  # noqa: E731 one button
    return pressed(request, close, to=("know:officer-page", found.pk), said=_("Đã gỡ bài."))


@holding(Role.EDITOR)
def comment(request: HttpRequest, comment_id: uuid.UUID) -> HttpResponse:
    found = desk.comment(comment_id, desk.editing(request.user))
    if found is None:
        raise Http404
    doing = request.POST.get("go", "")
    grounds = GroundForm(request.POST if doing == "khong-dang" else None)
    if doing == "dang" or (doing == "khong-dang" and grounds.is_valid()):
        ground = Ground(grounds.cleaned_data["ground"]) if doing == "khong-dang" else None

        def judge():
            return commands.judge_comment(
                comment_id=found.pk, show=doing == "dang", ground=ground, by=request.user, at=now()
            )

        return pressed(request, judge, to=("know:officer-news",), said=_("Đã duyệt ý kiến."))
    return render(
        request,
        "know/officer/comment.html",
        {"comment": found, "grounds": grounds},
        status=422 if grounds.errors else 200,
    )
