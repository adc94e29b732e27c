import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[1] / "static" / "ui"
GROUNDS = ["paper", "surface", "sunken"]
TONES = ["info", "ok", "warn", "bad", "pause", "calm"]
TEXT = [
    (ink, ground) for ink in ("ink", "ink-soft", "link", "link-over", "link-seen", "gold-deep") for ground in GROUNDS
]
TEXT += [(tone, f"{tone}-soft") for tone in TONES] + [(tone, ground) for tone in TONES for ground in GROUNDS[:2]]
TEXT += [("ink", f"{tone}-soft") for tone in TONES]
TEXT += [("on-action", "action"), ("on-action", "action-over"), ("on-brand", "brand"), ("on-brand", "brand-deep")]
SHAPES = [("line-strong", ground) for ground in GROUNDS] + [
    ("focus", "focus-ring"),
    ("action", "paper"),
    ("accent", "paper"),
]
SHAPES += [("gold", "brand")]


def tokens(*files):
    text = "".join((STATIC / file).read_text(encoding="utf-8") for file in files)
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", text))


THEMES = {"light": tokens("tokens.css"), "dark": tokens("tokens.css", "dark.css")}


def luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(theme, ink, ground):
    assert contrast(THEMES[theme][ink], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_borders_and_marks_can_be_seen(theme, shape, ground):
    assert contrast(THEMES[theme][shape], THEMES[theme][ground]) >= 3


def test_the_dark_theme_changes_every_colour_of_the_light_one():
    same = {name for name, colour in tokens("tokens.css").items() if THEMES["dark"][name] == colour}

    assert same == {"gold", "focus"}
