"""What a guide quotes: names of the interface, and numbers of the law, never written by hand."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from caunoi.desk.guide.names import shown
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.law import queries as law
from caunoi.ui import navigation

register = template.Library()


@register.simple_tag
def ui(name: str) -> SafeString:
    """A name as it stands on the page, in the language being read."""
    return format_html('<b class="ui">{}</b>', shown(name))


@register.simple_tag(takes_context=True, name="law")
def law_number(context: Context, key: str, variant: str = "", *, cite: bool = True) -> SafeString:
    """The number of a rule today, leading to its page, with the article; where nobody has verified it, that is said."""
    today: Any = context.get("today") or localdate()
    address = reverse("law:rule", args=[key])
    try:
        rule = law.in_force(key, on=today, variant=variant)
    except Refusal:
        unsure = say("con số chưa kiểm chứng", "a number not yet verified")
        return format_html('<a href="{}">{}</a>', address, unsure)
    number = rule.spoken or rule.label
    if not cite:
        return format_html('<a href="{}">{}</a>', address, number)
    return format_html('<a href="{}">{}</a> <span class="cite">({})</span>', address, number, rule.cite_inside)


@register.simple_tag
def at(url: str) -> SafeString:
    """An entry of a menu by its named address, as a link under the name it bears there."""
    entries = [*navigation.desk.entries(), *navigation.public.entries()]
    entry = next(each for each in entries if each.url == url)
    return format_html('<a href="{}"><b class="ui">{}</b></a>', reverse(url), say(entry.vi, entry.en))
