"""What can be asked of a body's list of cases."""

from django.db.models import F, Q
from django.utils.translation import gettext as _

from cases.transitions import Holder, State
from catalog.queries import scheme_choices
from web.lists import Filter, ListOf, Order, any_of

SEARCHED = ("number", "subject_words", "client_name_zh", "client_name_en", "product_zh", "product_en")


def case_list(which: str) -> ListOf:
    """Words, scheme, step and holder; what is due first stands first among what is one's own or overdue."""
    orders = {
        "newest": Order(_("newest first"), ("-created_at", "number")),
        "due": Order(_("due first"), (F("due_at").asc(nulls_last=True), "since", "number")),
        "waiting": Order(_("longest at its step"), ("since", "number")),
        "client": Order(_("by client"), ("client_name_zh", "client_name_en", "number")),
        "number": Order(_("by number"), ("number",)),
    }
    if which in {"mine", "overdue"}:
        orders = {"due": orders.pop("due"), **orders}
    return ListOf(
        search=lambda text: any_of(text, *SEARCHED),
        search_words=_("Number, client, product or model"),
        orders=orders,
        filters=(
            Filter("scheme", _("Scheme"), scheme_choices(), lambda value: Q(scheme_version__scheme=value)),
            Filter("step", _("Step"), _steps(), lambda value: Q(state=value)),
            Filter("with", _("With"), Holder.choices, lambda value: Q(holder=value)),
        ),
    )


def _steps() -> list[tuple[str, str]]:
    return [(state.value, str(state.label)) for state in State if state != State.DRAFT]
