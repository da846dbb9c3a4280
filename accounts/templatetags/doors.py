"""Pages that answer today: `{% load doors %}{% open_url "billing:new" as new_url %}{% if new_url %}…{% endif %}`."""

from typing import Any

from django import template
from django.urls import reverse

from web.policy import answers_now

register = template.Library()


@register.simple_tag(takes_context=True)
def open_url(context: dict[str, Any], view: str, *args: object) -> str:
    """The address of a page of this host; "" where it rests, so that no door is drawn that is shut."""
    url = reverse(view, args=args)
    return url if answers_now(context["request"], url) else ""
