"""Small drawn things: `{% load look %}{% icon "check" %} {% status_badge certificate.status %}`."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from look.icons import ICONS
from look.statuses import look_of

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of look.icons, inline, hidden from screen readers: the word beside it speaks."""
    drawing = '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>'
    return format_html(drawing, ICONS[name])


@register.simple_tag
def status_badge(status: Any, kind: str = "", size: str = "") -> SafeString:
    """A status as word, icon and colour. `kind`: certificate, case, scheme, invoice, body, delivery; `size`: large."""
    look = look_of(status, kind)
    return format_html('<span class="badge {} {}">{}{}</span>', look.tone, size, icon(look.icon), look.word)


@register.filter
def status_word(status: Any, kind: str = "") -> str:
    """The word alone, for titles and plain-text mail."""
    return str(look_of(status, kind).word)


@register.filter
def status_tone(status: Any, kind: str = "") -> str:
    return look_of(status, kind).tone


@register.filter
def initial(name: str) -> str:
    """The first letter or 汉字 of a body's name, for its monogram."""
    return str(name or "").strip()[:1].upper()


@register.simple_tag
def page_range(page: Any) -> list[int | None]:
    """Page numbers to link, None where some are left out: 1 … 7 8 9 … 40."""
    return [number if isinstance(number, int) else None for number in page.paginator.get_elided_page_range(page.number)]
