"""Wagtail's admin in our colours, and its first page: where an editor begins, and which pages the register has overtaken."""

from collections.abc import Mapping
from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component

from cms import queries


class Begin(Component):
    """A button for each language that pages are written in."""

    name = "begin"
    template_name = "cms/admin/begin.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"homes": queries.home_pages()}


class Overtaken(Component):
    """Pages in public that promote what is no longer so; nothing where there is none."""

    name = "overtaken"
    template_name = "cms/admin/overtaken.html"
    order = 5

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"overtaken": queries.overtaken_pages()}


def add_our_panels(request: Any, panels: list[Component]) -> None:
    panels += [Begin(), Overtaken()]


def our_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/cms-admin.css"))


def without_people(request: Any, items: list[Any]) -> None:
    """Accounts are no business of the CMS; the pages behind these are shut (`cms.urls_site`)."""
    items[:] = [item for item in items if item.name not in {"users", "groups"}]


hooks.register("construct_settings_menu", without_people)
hooks.register("construct_homepage_panels", add_our_panels)
hooks.register("insert_global_admin_css", our_colours)
