"""What a visitor of the demo tries first: as whom to sign in, and what to do there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import DemoSignIn


@dataclass(frozen=True)
class TryFirst:
    """`email`: whose place is taken. `who` and `what` are in the reader's language."""

    email: str
    who: Any
    what: Any


WAYS_IN = (
    TryFirst(
        "administrator@16.enterprise.demo.example",
        _("Enterprise"),
        _("Compare the quotes for your kettle under Enquiries and quotes, then look at what needs you on My desk."),
    ),
    TryFirst(
        "cases@northseal.demo.example",
        _("A body's case officer"),
        _("Open the case that waits to be planned, and choose who evaluates it."),
    ),
    TryFirst(
        "evaluator@northseal.demo.example",
        _("A body's evaluator"),
        _("Write down results and a nonconformity; then try to decide the case yourself."),
    ),
    TryFirst(
        "decision@northseal.demo.example",
        _("A body's decision maker"),
        _("Read the frozen file and what was checked, and decide: no money is to be seen anywhere."),
    ),
    TryFirst(
        "registrar@northseal.demo.example",
        _("A body's registrar"),
        _("Record the suspension that a holder asks for, and reload the certificate's public page."),
    ),
    TryFirst(
        "finance@northseal.demo.example",
        _("A body's finance"),
        _("Send an invoice that waits, book a payment, answer an enquiry with a quote."),
    ),
    TryFirst(
        "schemes@northseal.demo.example",
        _("A body's scheme manager"),
        _("Change a scheme, look at the preview, publish the next version; answer what a buyer demands."),
    ),
    TryFirst(
        "editor@demo.example",
        _("Marketing: the platform's editor"),
        _("Write a page with live scheme and certificate cards in the CMS, publish and translate it."),
    ),
    TryFirst(
        "operator@demo.example",
        _("The platform's operator"),
        _("See bodies and their standing, requests to join, deliveries that wait, the reconciler's report."),
    ),
)


def suggestions() -> Iterator[tuple[TryFirst, DemoSignIn]]:
    """Those whose people are there, each with the sign-in."""
    emails = [suggestion.email for suggestion in WAYS_IN]
    people = DemoSignIn.objects.filter(user__is_active=True, user__email__in=emails).select_related("user", "body")
    known = {person.user.email: person for person in people}
    for suggestion in WAYS_IN:
        if suggestion.email in known:
            yield suggestion, known[suggestion.email]
