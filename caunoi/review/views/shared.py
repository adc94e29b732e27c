"""What the pages of a review share."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from caunoi.indicators.catalogue import indicators
from caunoi.indicators.figures import Figure
from caunoi.indicators.words import Unit
from caunoi.kernel.words import say
from caunoi.ui.case import Tab
from caunoi.ui.numbers import vnnumber, vnpercent

from .. import queries, rules
from ..narrative import change_of, told_of, worse
from ..report import days, figures_kept, period_of, story_of, title
from ..tables import forms
from ..words import ReviewState


def read_by(request: HttpRequest, review_id: int) -> Any:
    """The review, for a person who may read its figures; not found or forbidden otherwise."""
    review = queries.review_by_id(review_id)
    if review is None:
        raise Http404
    if not queries.may_read(request.user, review.body):
        raise PermissionDenied
    return review


def common(request: HttpRequest, review: Any) -> dict[str, Any]:
    """The context of every page of a review."""
    since, until = days(review)
    check = queries.last_checks([review]).get(review.pk)
    return {
        "review": review, "title": title(review), "period": period_of(review), "since": since, "until": until, "kept": figures_kept(review),
        "writes": ReviewState(review.state) in rules.OPEN and queries.may_write(request.user, review.body),
        "check": check, "changed": changed_of(check),
        "publishes": review.state == ReviewState.APPROVED.value and queries.may_publish(request.user, review.body),
        "tabs": _tabs(review, staff=queries.is_staff(request.user, review.body)),
    }  # fmt: skip


def figure_rows(review: Any) -> list[dict[str, Any]]:
    """Every figure with its words: what it is now, what it was, whether that is better."""
    rows = [Figure.of(row) for row in figures_kept(review)["figures"]]
    than = story_of(review).than
    return [
        {
            "indicator": indicators()[figure.code], "figure": figure, "told": say(told_of(figure), _told(figure)), "change": say(change_of(figure, than), _changed(figure)),
            "worse": worse(figure, indicators()[figure.code].better),
        }
        for figure in rows if figure.code in indicators()
    ]  # fmt: skip


def _told(figure: Figure) -> str:
    """A figure in English."""
    if figure.unit is Unit.SHARE:
        return (
            f"{vnnumber(figure.part or 0)} of {vnnumber(figure.whole)} ({vnpercent((figure.part or 0) / figure.whole)})"
            if figure.whole
            else "no data yet"
        )
    return "no data yet" if figure.value is None else vnnumber(figure.value)


def _changed(figure: Figure) -> str:
    """How a figure stands to the period before, in English; empty where nothing can be compared."""
    if (
        figure.value is None
        or figure.before is None
        or (figure.unit is Unit.SHARE and not (figure.whole and figure.before_whole))
    ):
        return ""
    if figure.value == figure.before:
        return "as in the period compared"
    points = " percentage points" if figure.unit is Unit.SHARE else ""
    way = "up" if figure.value > figure.before else "down"
    return f"{way} {vnnumber(abs(figure.value - figure.before), 1 if points else '')}{points} on the period compared ({vnnumber(figure.before)}{'%' if points else ''})"


def value_told(code: str, value: Any) -> str:
    """A value as a list shows it, a share with its sign."""
    if value is None:
        return "–"
    known = indicators().get(code)
    return f"{vnnumber(value)}%" if known and known.unit is Unit.SHARE else str(vnnumber(value))


def changed_of(check: queries.Check | None) -> list[dict[str, Any]]:
    """The figures that a recomputation found changed, as both pages of a review name them."""
    return [
        {
            "code": code, "label": indicators()[code].label, "published": value_told(code, published), "now": value_told(code, now),
            "same": published == now,
        }
        for code, published, now in (check.changed if check else ()) if code in indicators()
    ]  # fmt: skip


def _tabs(review: Any, *, staff: bool) -> list[Tab]:
    base = f"/can-bo/so-ket/{review.pk}/"
    tabs = [Tab(_("Báo cáo"), base), Tab(_("Các bước"), f"{base}cac-buoc/")]
    if staff:
        tabs.append(Tab(_("Ý kiến cán bộ"), f"{base}y-kien/"))
    return [
        *tabs, Tab(_("Số liệu"), f"{base}so-lieu/"), Tab(_("Đơn vị, cấp dưới"), f"{base}cap-duoi/"), Tab(_("Nguyên nhân"), f"{base}nguyen-nhan/"),
        Tab(_("Biểu mẫu"), f"{base}bieu/{forms()[0].slug}/"), Tab(_("Tải về"), f"{base}tai/"),
    ]  # fmt: skip
