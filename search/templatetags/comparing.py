"""`{% load comparing %}{% compare_tick scheme %}` on whatever shows a scheme; `{% comparison_tray %}` once a page."""

from typing import Any
from uuid import UUID

from django import template
from django.template import Context

from search.comparing import put_aside

register = template.Library()


@register.inclusion_tag("search/_tick.html", takes_context=True)
def compare_tick(context: Context, scheme: UUID, name: object) -> dict[str, Any]:
    """A button that puts a scheme aside for comparing, or takes it back. It sends the form of the tray."""
    request = getattr(context, "request", None)
    return {"scheme": scheme, "name": name, "is_put_aside": bool(request and scheme in put_aside.schemes_of(request))}


@register.inclusion_tag("search/_tray.html", takes_context=True)
def comparison_tray(context: Context) -> dict[str, Any]:
    """The schemes put aside, at the foot of the page; no question where there are none."""
    request = getattr(context, "request", None)
    if request is None:
        return {}
    shown = put_aside.listed(put_aside.schemes_of(request), request.GET)
    return {**shown, "csrf_token": context.get("csrf_token"), "own_address": context.get("own_address")}
