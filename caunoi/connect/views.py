"""Officers' pages: tokens, webhooks, the private calendar, how the daily digest comes."""

import json
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import open_to_all, signed_in
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import language
from caunoi.notices.push import public_key
from caunoi.notices.queries import told_to
from caunoi.notices.words import Channel
from caunoi.search.findable import register

from . import commands, queries
from .forms import ChannelForm, HookForm, TokenForm

SIZE = 50


@require_safe
@signed_in
@never_cache
def home(request: Any) -> HttpResponse:
    """Everything at a glance."""
    day = localdate()
    return render(request, "connect/home.html", {
        "tokens": queries.tokens_seen(day), "hooks": queries.webhooks_seen(), "keeps": queries.keeps(request.user), "seats": queries.seats_of(request.user),
        "calendar": queries.calendar_of(request.user), "chosen": _chosen(request.user), "devices": queries.device_count(request.user), "told": told_to(request.user), "kinds": {each.kind: each.label for each in register.all()},
    })  # fmt: skip


@signed_in
@never_cache
def new_token(request: Any) -> HttpResponse:
    """One form; the secret is shown once, on the answer to it."""
    form = TokenForm(request.POST or None, seats=queries.seats_of(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            token, secret = commands.make_token(**form.arguments(), by=request.user, at=now())
        except Refusal as no:
            form.refuse(no)
        else:
            return render(
                request, "connect/secret.html", {"secret": secret, "token": token, "title": _("Mã kết nối mới")}
            )
    return render(
        request, "connect/form.html", _form(form, _("Tạo mã kết nối"), _("Tạo mã")), status=422 if form.errors else 200
    )


@signed_in
def revocation(request: Any, token_id: int) -> HttpResponse:
    """Take a token back, after a look."""
    held = next((each for each in queries.tokens_seen(localdate()) if each.token.pk == token_id), None)
    if held is None:
        raise Http404
    if request.method == "POST":
        commands.revoke_token(token_id=token_id, by=request.user, at=now())
        messages.success(request, _("Đã thu hồi mã. Hệ thống dùng mã này không vào được nữa."))
        return redirect("connect:home")
    return render(request, "connect/revocation.html", {"held": held})


@signed_in
@never_cache
def new_hook(request: Any) -> HttpResponse:
    """One form; the signing secret is shown once, on the answer to it."""
    bodies = queries.keeps(request.user)
    if not bodies:
        raise Http404
    form = HookForm(request.POST or None, bodies=bodies, initial={"near": "place"})
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = commands.set_webhook(**form.arguments(), by=request.user, at=now())
        except Refusal as no:
            form.refuse(no)
        else:
            return render(
                request, "connect/secret.html", {"secret": secret, "hook": made, "title": _("Điểm nhận tin mới")}
            )
    return render(
        request, "connect/form.html", _form(form, _("Đặt điểm nhận tin"), _("Đặt")), status=422 if form.errors else 200
    )


@require_safe
@signed_in
def hook(request: Any, hook_id: int) -> HttpResponse:
    """One webhook with what was sent, what waits, what was given up."""
    found = _hook_or_404(hook_id)
    dead = request.GET.get("xem") == "bo"
    rows = queries.deliveries_of(found, dead=dead, after=request.GET.get("sau", "")[:40], size=SIZE + 1)
    asked = "?xem=bo&" if dead else "?"
    context = {
        "hook": found, "rows": rows[:SIZE], "dead": dead, "next_href": f"{asked}sau={rows[SIZE - 1].pk}" if len(rows) > SIZE else "",
        "kinds": [each.label for each in register.named(found.kinds)],
    }  # fmt: skip
    return render(request, "connect/hook.html", context)


@require_POST
@signed_in
def hook_act(request: Any, hook_id: int, act: str) -> HttpResponse:
    """A test, another try of what was given up, or the end."""
    _hook_or_404(hook_id)
    acts = {"thu": (commands.send_test, _("Đã xếp một tin thử; kết quả hiện dưới đây sau ít phút.")), "gui-lai": (commands.send_again, _("Đã xếp gửi lại.")),
            "dung": (commands.end_webhook, _("Đã dừng điểm nhận tin."))}  # fmt: skip
    if act not in acts:
        raise Http404
    do, said = acts[act]
    try:
        do(hook_id=hook_id, by=request.user, at=now())
        messages.success(request, said)
    except Refusal as no:
        messages.error(request, str(no))
    return redirect("connect:webhook", hook_id)


@require_POST
@signed_in
@never_cache
def calendar(request: Any) -> HttpResponse:
    """Make the private calendar address, or take it back."""
    if request.POST.get("viec") == "thu-hoi":
        commands.revoke_calendar(by=request.user, at=now())
        messages.success(request, _("Địa chỉ lịch riêng không còn dùng được."))
        return redirect("connect:home")
    secret = commands.make_calendar(by=request.user, at=now())
    # A calendar program carries no cookie: the address itself says which language its reader chose.
    tongue = "?ngon-ngu=en" if language.get() == "en" else ""
    address = f"{settings.SITE_URL}/lich-rieng/{secret}.ics{tongue}"
    return render(
        request, "connect/secret.html", {"secret": address, "calendar": True, "title": _("Địa chỉ lịch riêng của bạn")}
    )


@signed_in
def channel(request: Any) -> HttpResponse:
    """How the daily digest comes: one question."""
    chosen = queries.choices_of([request.user]).get(request.user.pk, (Channel.EMAIL.value, ""))
    form = ChannelForm(request.POST or None, channels=_channels(), initial={"channel": chosen[0], "to": chosen[1]})
    if request.method == "POST" and form.is_valid():
        try:
            commands.choose_channel(**form.cleaned_data, by=request.user, at=now())
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã lưu cách nhận tin."))
            return redirect("connect:home")
    context = _form(form, _("Nhận tóm tắt mỗi ngày"), _("Lưu")) | {
        "push": {"key": public_key(), "worker": reverse("connect:worker"), "post": reverse("connect:device")}, "devices": queries.device_count(request.user),
    }  # fmt: skip
    return render(request, "connect/channel.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def trial(request: Any) -> HttpResponse:
    """Send oneself a message by the chosen channel, at most one a minute."""
    try:
        commands.send_trial(by=request.user, at=now())
        messages.success(request, _("Đã xếp một tin thử; kết quả hiện dưới đây sau ít phút."))
    except Refusal as no:
        messages.error(request, str(no))
    return redirect("connect:home")


@require_POST
@signed_in
def device(request: Any) -> HttpResponse:
    """A browser says where it may be told, or that it wants no more."""
    try:
        given = json.loads(request.body or b"{}") if request.content_type == "application/json" else request.POST.dict()
        endpoint = str(given.get("endpoint", "")) if isinstance(given, dict) else ""
    except ValueError:
        endpoint, given = "", {}
    if not endpoint:
        commands.remove_devices(by=request.user, at=now())
        messages.success(request, _("Không thiết bị nào nhận tin nữa."))
        return redirect("connect:channel")
    try:
        commands.add_device(endpoint=endpoint, by=request.user, at=now())
    except Refusal as no:
        return JsonResponse({"error": str(no)}, status=409)
    return JsonResponse({"ok": True})


@require_safe
@open_to_all
def worker(request: HttpRequest) -> HttpResponse:
    """The small program a browser runs when it is told: it shows one fixed sentence, since nothing was sent."""
    words = {
        "title": "Cầu Nối",
        "body": _("Có việc mới cần xem hôm nay."),
        "href": reverse("desk:today"),
        "icon": static("ui/mark.svg"),
    }
    response = render(
        request,
        "connect/worker.js",
        {"words": json.dumps(words, ensure_ascii=False)},
        content_type="text/javascript; charset=utf-8",
    )
    response.headers["Service-Worker-Allowed"] = "/can-bo/"
    return response


def _hook_or_404(hook_id: int) -> Any:
    found = queries.webhook(min(hook_id, 2**62))
    if found is None:
        raise Http404
    return found


def _form(form: Any, title: str, submit: str) -> dict[str, Any]:
    return {"form": form, "title": title, "submit": submit}


def _channels() -> list[tuple[str, str]]:
    """What is connected here, web push, and nothing at all."""
    senders = getattr(settings, "NOTICES_SENDERS", {})
    ways = [
        (each.value, each.label)
        for each in (Channel.EMAIL, Channel.SMS, Channel.ZALO)
        if each is Channel.EMAIL or each.value in senders
    ]
    return [*ways, (commands.PUSH, _("Thông báo trên thiết bị này")), (commands.NONE, _("Không nhận"))]


def _chosen(person: Any) -> str:
    chosen = queries.choices_of([person]).get(person.pk)
    if chosen is None:
        return _("Thư điện tử của tài khoản") if person.email else _("Chưa có địa chỉ nào")
    return dict(_channels()).get(chosen[0], chosen[0])
