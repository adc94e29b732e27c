"""What no template of any room may hold: the content security policy would refuse it, or a reader would miss it."""

import re
from pathlib import Path

import pytest

ROOMS = Path(__file__).resolve().parents[2] / "caunoi"
TEMPLATES = sorted(ROOMS.glob("*/templates/**/*.html"))
RULES = {
    "an inline style": re.compile(r"\sstyle\s*=|<style[\s>]", re.I),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/(?:ld\+)?json\")[^>]*>", re.I),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "htmx code": re.compile(r"\bhx-on|hx-vals=[\"']js:|javascript:", re.I),
    "a file from another host": re.compile(
        r"(?:src|srcset|poster)\s*=\s*[\"']\s*(?:https?:)?//|<link[^>]*https?://", re.I
    ),
    'a choice named in Vietnamese alone (say row|named:"column")': re.compile(r"\bget_\w+_display\b"),
    "a form without its method": re.compile(r"<form(?![^>]*method=)", re.I),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOMS)))
def test_a_template_only_shows(path):
    text = re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}", "", path.read_text(encoding="utf-8"), flags=re.S)

    assert [f"{name}: {rule.search(text)[0]}" for name, rule in RULES.items() if rule.search(text)] == []


def test_every_posting_form_carries_its_token():
    """Our own taste form keeps no right and is exempt; every other POST form proves it came from our page."""
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        for form in re.findall(r"<form[^>]*method=[\"']post[\"'].*?</form>", text, re.S | re.I):
            assert re.search(r"csrf_token|csrfmiddlewaretoken|ui:display|slot body", form), path


def test_a_room_draws_only_its_own_templates_and_the_furniture():
    """A room that includes a neighbour's template leans on it without the import contracts seeing it."""
    allowed = {"ui", "django", "allauth", "account", "mfa", "socialaccount", "usersessions"}
    upper = {"desk", "journeys", "review", "site"}
    for path in TEMPLATES:
        room = path.relative_to(ROOMS).parts[0]
        for named in re.findall(r"{%\s*(?:extends|include)\s+[\"']([\w-]+)/", path.read_text(encoding="utf-8")):
            assert named in allowed | {room} or room in upper, f"{path} draws on {named}"


def test_an_address_named_in_one_block_is_not_used_in_another():
    """What a tag names with “as” ends with its block: a link drawn from it in the next block leads nowhere, silently."""
    for path in TEMPLATES:
        pieces = re.split(r"{%\s*block\s+(\w+)\s*%}", path.read_text(encoding="utf-8"))
        blocks = dict(zip(pieces[1::2], (re.split(r"{%\s*endblock\b", each)[0] for each in pieces[2::2]), strict=True))
        made = {block: set(re.findall(r"{%\s*url\s[^%]*?\bas\s+(\w+)", text)) for block, text in blocks.items()}
        for block, text in blocks.items():
            for name in set().union(*made.values()) - made[block]:
                used = re.search(rf"{{[{{%][^}}%]*?(?<![\w.\"=]){name}(?![\w\"=])[^}}%]*[}}%]}}", text)
                assert used is None, f"{path}: {name} in block {block}: {used and used[0]}"
