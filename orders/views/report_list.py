"""What can be asked of a laboratory's list of reports."""

from django.db.models import F, Q
from django.utils.translation import gettext as _

from orders.models import Report
from vocabulary.terms import ReportKind
from web.lists import Filter, ListOf, Order, any_of


def report_list() -> ListOf:
    return ListOf(
        search=lambda text: any_of(text, "number", "order__number", "scope_number"),
        search_words=_("Number of the report or the order"),
        orders={
            "newest": Order(_("newest first"), ("-recorded_at", "pk")),
            "date": Order(_("by date of the report"), (F("issued_on").desc(), "number")),
            "number": Order(_("by number"), ("number",)),
        },
        filters=(
            Filter("state", _("State"), Report.State.choices, lambda value: Q(state=value)),
            Filter("kind", _("Kind of report"), ReportKind.choices, lambda value: Q(kind=value)),
        ),
    )
