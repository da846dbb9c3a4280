"""What the head says, written once in the base template: `{% metadata %}title{% described %}description{% endmetadata %}`."""

import json
from html import unescape
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from marketplace.head import head_of

ENDS_NO_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

register = template.Library()


class MetadataNode(template.Node):
    """Both are blocks, which a page fills; what they hold is read as plain text and written where it belongs."""

    child_nodelists = ("title", "description")

    def __init__(self, title: NodeList, description: NodeList) -> None:
        self.title, self.description = title, description

    def render(self, context: Context) -> SafeString:
        title, description = (unescape(part.render(context)) for part in (self.title, self.description))
        known = {str(name): value for name, value in context.flatten().items()}
        head = head_of(context.get("request"), known, title, description)
        return SafeString(
            render_to_string("components/head.html", {"head": head, "site_name": context.get("site_name")})
        )


@register.tag
def metadata(parser: Parser, _token: Token) -> MetadataNode:
    """Takes two parts, each to the next tag."""
    title = parser.parse(("described",))
    parser.delete_first_token()
    description = parser.parse(("endmetadata",))
    parser.delete_first_token()
    return MetadataNode(title, description)


@register.simple_tag
def linked_data(data: Any) -> SafeString:
    """Facts for search engines, as JSON-LD. Whatever a body wrote into them, it ends no script."""
    written = json.dumps(data, ensure_ascii=False).translate(ENDS_NO_SCRIPT)
    return SafeString(f'<script type="application/ld+json">{written}</script>')
