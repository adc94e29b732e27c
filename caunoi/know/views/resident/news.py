import uuid
from typing import Any

from django.contrib import messages
from django.contrib.syndication.views import Feed as SyndicationFeed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import urlencode
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from caunoi.access.context import show_receipts
from caunoi.access.doors import open_to_all
from caunoi.kernel.refusal import Refusal
from caunoi.know import codes, commands
from caunoi.know.forms.resident import CommentForm
from caunoi.know.queries import reading
from caunoi.know.words import Genre, PageStage

from .shared import asked, header, place_of

SIZE = 12


@open_to_all
@require_GET
def pages(request: HttpRequest) -> HttpResponse:
    wanted = asked(request, "noi", "loai", "sau")
    place, genre = place_of(wanted["noi"]), wanted["loai"] if wanted["loai"] in list(Genre) else ""
    found = reading.news(place=place, genre=genre, after=wanted["sau"], size=SIZE + 1)
    rows, kept = found[:SIZE], {name: value for name, value in wanted.items() if value and name != "sau"}
    here = {"noi": place.code} if place else {}
    choices = [("", _("Tất cả")), *Genre.choices()]
    context = {
        "rows": rows, "place": place, "following": f"?{urlencode({**kept, 'sau': reading.news_mark(rows[-1])})}" if len(found) > SIZE else "",
        "first": f"?{urlencode(kept)}" if wanted["sau"] else "",
        "tabs": [
            {"label": label, "href": f"{reverse('know:news')}?{urlencode({**here, **({'loai': code} if code else {})})}", "current": code == genre}
            for code, label in choices
        ],
        "feed": f"{reverse('know:news-feed')}?{urlencode(here)}".rstrip("?"), **({"header_place": header(place)} if place else {}),
    }  # fmt: skip
    return render(request, "know/resident/news.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def page(request: HttpRequest, page_id: uuid.UUID) -> HttpResponse:
    row = reading.news_page(page_id)
    if row is None:
        raise Http404
    closed = row.stage == PageStage.CLOSED.value
    form = CommentForm(request.POST or None) if row.comments_open and not closed else None
    if request.method == "POST" and form is not None and form.is_valid():
        told = form.cleaned_data
        try:
            code, _kept = commands.comment(
                page_id=row.pk, text=told["text"], name=told["name"], key=str(told["key"]), at=now()
            )
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã nhận ý kiến. Cán bộ sẽ đọc rồi đăng."))
            return redirect("know:comment", code)
    context = {
        "row": row, "closed": closed, "form": form, "comments": [] if closed else reading.comments_of(row), "header_place": header(row.place),
    }  # fmt: skip
    return render(
        request, "know/resident/news_page.html", context, status=422 if form and form.errors else 410 if closed else 200
    )  # fmt: skip


@require_safe
@never_cache
@open_to_all
def track(request: HttpRequest, code: str) -> HttpResponse:
    digest = codes.digest(code)
    show_receipts([digest])
    found = reading.comment_by(digest)
    if found is None:
        return render(request, "know/resident/no_code.html", status=404)
    response = render(request, "know/resident/comment.html", {"comment": found, "code": codes.as_read(code)})
    response["X-Robots-Tag"] = "noindex"
    return response


class Feed(SyndicationFeed):
    """News as Atom."""

    feed_type = Atom1Feed
    door = "open_to_all"

    def get_object(self, request: HttpRequest) -> Any:
        return place_of(asked(request, "noi")["noi"])

    def title(self, place: Any) -> str:
        return _("Tin và giải thích – %(place)s") % {"place": place.full_name if place else "Cầu Nối"}

    def link(self, place: Any) -> str:
        return reverse("know:news") + (f"?noi={place.code}" if place else "")

    def items(self, place: Any) -> list[Any]:
        return reading.news(place=place, size=30)

    def item_title(self, item: Any) -> str:
        return item.title

    def item_description(self, item: Any) -> str:
        return item.summary

    def item_link(self, item: Any) -> str:
        return reverse("know:news-page", args=[item.pk])

    def item_guid(self, item: Any) -> str:
        return f"urn:uuid:{item.pk}"

    def item_pubdate(self, item: Any) -> Any:
        return item.opened_at

    def item_updateddate(self, item: Any) -> Any:
        return item.edited_at

    def item_author_name(self, item: Any) -> str:
        return item.body.name
