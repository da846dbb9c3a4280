"""Colours keep the promise of LOOK.md: text at 4.5 : 1, what one must see at 3 : 1, in both themes and every accent."""

import re
from itertools import product

import pytest
from django.conf import settings

CSS = (settings.BASE_DIR / "static/css/tokens.css").read_text()
TEXT = [
    ("ink", "paper"),
    ("ink", "panel"),
    ("ink", "panel-deep"),
    ("quiet", "paper"),
    ("quiet", "panel"),
    ("quiet", "panel-deep"),
    ("accent-ink", "paper"),
    ("accent-ink", "panel"),
    ("accent-ink", "accent-tint"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("paper", "stop"),
    *[
        (tone, ground)
        for tone in ("good", "careful", "stop", "neutral", "steel")
        for ground in ("paper", f"{tone}-tint")
    ],
]
SHAPES = [("line-strong", "paper"), ("accent", "paper"), ("accent", "panel")]
ACCENTS = ["", "indigo", "ocean", "plum", "brick", "moss", "slate"]


def block(selector: str) -> dict[str, str]:
    found = re.search(re.escape(selector) + r" \{(.*?)\}", CSS, re.S)
    assert found, selector
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", found[1]))


def colours(theme: str, accent: str) -> dict[str, str]:
    chosen = block(":root")
    if theme == "dark":
        chosen |= block(':root[data-theme="dark"]')
    if accent:
        chosen |= block(f':root{'[data-theme="dark"]' if theme == "dark" else ""}[data-accent="{accent}"]')
    return chosen


def luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("theme", "accent"), list(product(["light", "dark"], ACCENTS)))
def test_every_pair_of_colours_can_be_read(theme, accent):
    palette = colours(theme, accent)
    poor = {
        f"{ink} on {ground}": round(contrast(palette[ink], palette[ground]), 2)
        for pairs, least in ((TEXT, 4.5), (SHAPES, 3))
        for ink, ground in pairs
        if contrast(palette[ink], palette[ground]) < least
    }
    assert poor == {}


def test_dark_by_choice_is_dark_by_system():
    assert block(':root[data-theme="dark"]') == block(':root:not([data-theme="light"])')


@pytest.mark.parametrize("accent", ACCENTS[1:])
def test_each_accent_is_the_same_in_both_ways_to_dark(accent):
    by_choice = block(f':root[data-theme="dark"][data-accent="{accent}"]')
    assert by_choice == block(f':root[data-accent="{accent}"]:not([data-theme="light"])')


def test_every_property_of_our_own_that_a_style_uses_is_there():
    styles = {path.name: path.read_text() for path in settings.BASE_DIR.glob("static/css/*.css")}
    there = set(re.findall(r"(--[a-z0-9-]+)\s*:", "".join(styles.values())))
    used = {(name, word) for name, text in styles.items() for word in re.findall(r"var\((--[a-z0-9-]+)\)", text)}
    assert {(name, word) for name, word in used if word not in there} == set()
