"""Everything a template may ask of the furniture: {% load ui %}."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.forms import RadioSelect
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from caunoi.kernel.period import period_told
from caunoi.kernel.words import word_of
from caunoi.ui import navigation, numbers
from caunoi.ui.front import front
from caunoi.ui.icons import ICONS
from caunoi.ui.onward import onward

register = template.Library()

register.filter("vndate", numbers.vndate)
register.filter("vnmoment", numbers.vnmoment)
register.filter("vnnumber", numbers.vnnumber)
register.filter("vnpercent", numbers.vnpercent)
register.filter("since_text", numbers.since_text)
register.filter("file_size", numbers.file_size)
register.filter("phone_text", numbers.phone_text)
register.filter("grouped", numbers.grouped)


# Khung trang


@register.simple_tag(takes_context=True)
def page_furniture(context: Context) -> dict[str, Any]:
    """What the frame of every page needs; the menus only when drawn, so that an error page asks nothing of anybody."""
    request = context.get("request")
    cookies = getattr(request, "COOKIES", {})
    theme = cookies.get("sac") if cookies.get("sac") in ("light", "dark") else "auto"
    text = cookies.get("co_chu") if cookies.get("co_chu") in ("large", "larger") else "normal"
    return {
        "theme": theme,
        "text": text,
        "language": "en" if (get_language() or "vi").startswith("en") else "vi",
        "demo": getattr(settings, "DEMO", False),
        "here": request.get_full_path() if request else "/",
        "public": cache(lambda: navigation.public.links(request)),
        "desk": cache(lambda: navigation.desk.groups(request)),
        "told": cache(lambda: navigation.told.beside(request)),
    }


@register.simple_tag
def say(vi: Any, en: Any) -> Any:
    """One of two sentences, in the language being spoken."""
    return en if (get_language() or "vi").startswith("en") else vi


@register.filter
def named(row: Any, column: str) -> str:
    """What a column of closed choices says, in the language being spoken; ``get_…_display`` knows Vietnamese alone."""
    value, field = getattr(row, column), row._meta.get_field(column)
    word = word_of(tuple((str(code), str(vi)) for code, vi in field.choices or ()))
    return word(value).label if word is not None and value else str(getattr(row, f"get_{column}_display")())


@register.filter
def vnperiod(code: Any) -> str:
    """The period a code names: “2026-Q4” is “Quý IV/2026”."""
    return say(*period_told(str(code)))


@register.simple_tag
def about_address(about: Any) -> str:
    """Where the work on a thing is done ("dialogue:…"); empty where no room offers a page."""
    return front.address(str(about))


@register.simple_tag(takes_context=True, name="onward")
def onward_ways(context: Context, ref: Any, key: Any = "") -> SafeString:
    """What the reader may do with a record in another room, as links; nothing where no room offers any."""
    person = getattr(context.get("request"), "user", None)
    reader = person if person is not None and person.is_authenticated else None
    return _drawn("onward", ways=onward.ways(f"{ref}:{key}" if key else str(ref), reader))


@register.simple_tag
def icon(name: Any, label: str = "") -> SafeString:
    """A drawing from our own set; without a label it is decoration and hidden from screen readers."""
    drawn = mark_safe(ICONS[name])  # noqa: S308 - our own constant
    if label:
        return format_html(
            '<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}"><path d="{}"/></svg>', label, drawn
        )
    spin = " spin" if name == "spinner" else ""
    return format_html('<svg class="icon{}" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', spin, drawn)


# Ô nhập


@register.simple_tag
def field(bound: Any, ask: str = "", optional: Any = None) -> SafeString:
    """One field with its label, hint and error; ``ask="h1"`` makes the label the question of the page.

    A field its form names in ``sometimes`` is asked for by what else is said; its hint says when, and it is not called optional.
    """
    sometimes = bound.name in getattr(bound.form, "sometimes", ())
    show_optional = not (bound.field.required or sometimes) if optional is None else optional
    return _drawn("field", field=bound, ask=ask, show_optional=show_optional and not bound.is_hidden)


@register.simple_tag
def error_summary(*forms: Any, focus: bool = True) -> SafeString:
    """All errors of one or several forms at the top of the page, each leading to its field."""
    found = [entry for form in forms if form is not None and form.is_bound for entry in _errors_of(form)]
    places = sum(bool(entry["target"]) for entry in found)
    return _drawn("error_summary", errors=found, places=places, focus=focus) if found else SafeString()


def _errors_of(form: Any) -> Iterator[dict[str, str]]:
    for name, messages in form.errors.items():
        target = form[name].id_for_label or form[name].auto_id if name in form.fields else ""
        if target and isinstance(form[name].field.widget, RadioSelect):
            target = f"{form[name].auto_id}_0"
        for message in messages:
            yield {"target": target, "text": message}


@register.simple_tag
def help_on(topic: str) -> SafeString:
    """The way to where a difficult thing is explained; nothing where no guide explains it."""
    href, text = navigation.told.on(topic)
    return _drawn("help_on", href=href, text=text) if href else SafeString()


# Nút


@register.simple_tag
def button(text: Any, kind: str = "", icon: str = "", name: str = "", value: str = "", **more: Any) -> SafeString:
    """A submit button; kinds: "" (main), "quiet", "danger", "plain", with "small" or "big" beside."""
    sort = more.pop("type", "submit")
    return _drawn(
        "button", type=sort, text=text, kind=kind, icon=icon, name=name, value=value, attributes=_attributes(more)
    )


@register.simple_tag
def link_button(text: Any, href: Any, kind: str = "", icon: str = "", **more: Any) -> SafeString:
    """A link that looks like a button, to go somewhere."""
    return _drawn("link_button", text=text, href=href, kind=kind, icon=icon, attributes=_attributes(more))


@register.simple_tag
def back_link(href: Any, text: str = "") -> SafeString:
    """A way back, above the heading."""
    return _drawn("back_link", href=href, text=text or _("Quay lại"))


# Lời báo, nhãn


@register.simple_block_tag
def notice(content: SafeString, kind: str = "info", title: str = "") -> SafeString:
    """A message set apart; kinds: info, ok, warn, bad."""
    icons = {"info": "info", "ok": "check-circle", "warn": "warning", "bad": "warning"}
    return _drawn("notice", content=content, kind=kind, title=title, icon=icons[kind])


@register.simple_tag
def badge(text: Any, tone: str = "") -> SafeString:
    """Where a case stands, in colour, shape and words; tones: "", info, ok, warn, bad, pause."""
    return format_html('<span class="badge {}">{}</span>', tone, getattr(text, "label", text))


@register.simple_tag
def tag(text: Any, href: str = "") -> SafeString:
    """A small label: a topic, a kind, a channel."""
    label = getattr(text, "label", text)
    return (
        format_html('<a class="tag" href="{}">{}</a>', href, label)
        if href
        else format_html('<span class="tag">{}</span>', label)
    )


# Thẻ, cặp nhãn – giá trị, số liệu


@register.simple_block_tag
def card(content: SafeString, title: str = "", href: str = "", kind: str = "", level: int = 2) -> SafeString:
    """A sheet on the page; with ``href`` the whole card leads there."""
    return _drawn("card", content=content, title=title, href=href, kind=kind, level=level)


@register.simple_block_tag
def facts(content: SafeString) -> SafeString:
    """A list of labels and values, filled with {% fact %}."""
    return format_html('<dl class="facts">{}</dl>', content)


@register.simple_block_tag
def fact(content: SafeString, label: Any, change: str = "", change_text: str = "") -> SafeString:
    """One label and its value; ``change`` is the address where it can be corrected."""
    return _drawn("fact", content=content, label=label, change=change, change_text=change_text or _("Sửa"))


@register.simple_tag
def figure(
    value: Any,
    label: Any,
    n: Any = None,
    href: str = "",
    before: Any = None,
    better: str = "",
    unit: str = "",
    note: str = "",
) -> SafeString:
    """One figure with how many records it rests on, the way to them, and the period before in words.

    ``better`` says which way is good: "up", "down", or "" where neither is.
    """
    return _drawn(
        "figure",
        value=value,
        label=label,
        n=n,
        href=href,
        unit=unit,
        note=note,
        change=numbers.change(value, before, better),
    )


# Bảng, trang, đường đi


@register.simple_block_tag
def table(
    content: SafeString, caption: str = "", *, stacks: bool = True, hide_caption: bool = False, brief: bool = False
) -> SafeString:
    """A table; on a phone its rows become sheets when cells carry ``data-label``, of three lines when ``brief``."""
    return _drawn("table", content=content, caption=caption, stacks=stacks, hide_caption=hide_caption, brief=brief)


@register.simple_tag
def pages(previous: str = "", following: str = "", note: str = "") -> SafeString:
    """Before and after, for lists read by key; pass addresses, empty where there is none."""
    return _drawn("pages", previous=previous, following=following, note=note)


@register.simple_tag
def crumbs(*pairs: Any) -> SafeString:
    """The way from the front page: label, address, label, address …"""
    return _drawn("crumbs", crumbs=list(zip(pairs[::2], pairs[1::2], strict=True)))


@register.simple_tag(takes_context=True)
def tabs(context: Context, items: Any, label: str = "") -> SafeString:
    """Views of one thing as links; each item has label, href and perhaps count and current."""
    request = context.get("request")
    here = request.path if request else ""
    return _drawn("tabs", items=items, label=label or _("Các phần"), here=here)


@register.simple_tag
def progress(at: Any, of: Any) -> SafeString:
    """Which question of how many."""
    return _drawn("progress", at=at, of=of, steps=range(1, int(of) + 1))


# Hồ sơ


@register.simple_tag
def clock(shown: Any) -> SafeString:
    """A legal deadline with its arithmetic; takes a ``caunoi.ui.clock.Clock``."""
    return _drawn("clock", clock=shown)


@register.simple_tag
def timeline(entries: Any) -> SafeString:
    """What happened, newest last; takes ``caunoi.ui.case.Happening`` or the like."""
    return _drawn("timeline", entries=entries)


@register.simple_tag(takes_context=True)
def acts(context: Context, items: Any) -> SafeString:
    """What may be done now; where it may not, why not. Takes ``caunoi.ui.case.Doable`` or the like."""
    return _drawn("acts", items=items, csrf_token=context.get("csrf_token"))


@register.simple_tag(takes_context=True)
def files(context: Context, items: Any) -> SafeString:
    """Attached files; takes ``caunoi.ui.case.Attached`` or the like."""
    return _drawn("files", items=items, csrf_token=context.get("csrf_token"))


@register.simple_block_tag
def receipt(content: SafeString, title: str, code: str = "", qr: str = "") -> SafeString:
    """The paper a resident keeps: what was done, the code in large letters, a place for its QR drawing."""
    return _drawn("receipt", content=content, title=title, code=code, qr=qr)


@register.simple_block_tag
def empty(content: SafeString, title: str, icon: str = "inbox") -> SafeString:
    """An honest empty state: what would be here, and what one can do."""
    return _drawn("empty", content=content, title=title, icon=icon)


@register.simple_tag
def loading(text: str = "") -> SafeString:
    """Shown while htmx waits; point ``hx-indicator`` at it or put it inside the requesting element."""
    return _drawn("loading", text=text or _("Đang tải…"))


@register.simple_tag
def chart(drawn: Any) -> SafeString:
    """A chart from ``caunoi.ui.charts``, with its table."""
    return render_to_string(drawn.template, {"chart": drawn})


def _drawn(component: str, /, **values: Any) -> SafeString:
    return mark_safe(render_to_string(f"ui/components/{component}.html", values).strip())  # noqa: S308 - escaped by the template


def _attributes(more: dict[str, Any]) -> list[tuple[str, Any]]:
    """Keyword ``data_copy`` becomes the attribute ``data-copy``; False and None are left out."""
    return [(key.replace("_", "-"), value) for key, value in more.items() if value not in (None, False)]
