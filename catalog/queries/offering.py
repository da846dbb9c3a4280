"""What keeps a service from being published or offered."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from billing.subscriptions.limits import counts_against
from catalog.models import LabLine, Scheme, ScopeLine, Service, ServiceVersion
from catalog.queries.publishing import Gap
from catalog.sellers import OFFERED_BY, TESTED
from catalog.service_statements import covered_until
from lib import clock
from lib.text import listed
from staff import impartiality
from tenants.context import current_body
from vocabulary.promises import promises_in
from vocabulary.terms import ScopeList, ServicePrice, ServiceType

WANTED_IN_BOTH = ["name", "summary", "description", "terms"]
TEXTS = ["name", "summary", "description", "per", "method", "terms"]
TEXTS_OF_TESTS = ["product", "sample_size"]


@counts_against("offers")
def count_offers() -> int:
    """How many schemes and services are on offer."""
    return Scheme.objects.offered().count() + Service.objects.offered().count()


def service_gaps(draft: ServiceVersion) -> list[Gap]:
    """Everything that keeps a draft from being published, or a version from being offered again, in the editor's order."""
    lacking = [Gap(section, words) for section, words in _gaps(draft) if words]
    uncovered = [Gap("tests", words, reverse("catalog:scope")) for words in _scope_gaps(draft)]
    return [*lacking, *uncovered]


def _gaps(draft: ServiceVersion) -> Iterator[tuple[str, str]]:
    yield "publish", seller_gap()
    yield from (("what", words) for words in _type_gaps(draft))
    yield from (("what", words) for words in _word_gaps(draft))
    yield from (("price", words) for words in _price_gaps(draft))
    yield from (("tests", words) for words in _test_gaps(draft))
    yield from promise_gaps(draft)


def seller_gap() -> str:
    """Why this seller may sell nothing now; empty where it may. It need not be confirmed as a certification body."""
    return "" if current_body().is_open else _("Who is suspended or about to leave publishes and sells nothing.")


def _type_gaps(draft: ServiceVersion) -> Iterator[str]:
    if draft.type not in OFFERED_BY[current_body().kind]:
        yield _("Your kind of provider does not offer this type of service.")
    elif draft.is_advisory:
        yield impartiality.advice_gap()


def _word_gaps(draft: ServiceVersion) -> Iterator[str]:
    words = {field.name: field.verbose_name for field in ServiceVersion._meta.fields}
    lacking = [
        words[column]
        for name in WANTED_IN_BOTH
        for column in (f"{name}_zh", f"{name}_en")
        if not getattr(draft, column).strip()
    ]
    if lacking:
        yield _("Wanted in both languages: %(fields)s.") % {"fields": listed(lacking)}
    if not draft.deliverables:
        yield _("Say what the buyer holds at the end: at least one deliverable.")
    elif not all(_is_in_both(row) for row in draft.deliverables):
        yield _("Each deliverable is wanted in Chinese and in English.")
    if not draft.languages:
        yield _("Say in which languages it is done.")
    if not draft.places:
        yield _("Say where it is done.")


def _price_gaps(draft: ServiceVersion) -> Iterator[str]:
    if draft.type == ServiceType.INSURANCE and draft.price != ServicePrice.ON_REQUEST:
        yield _("Insurance is priced on request, by a method that is shown.")
    if _asks_for_price(draft) and not (draft.method_zh.strip() and draft.method_en.strip()):
        yield _("A price that is asked for needs its method, in Chinese and in English: by what it is made.")
    if draft.price == ServicePrice.ON_REQUEST:
        if draft.amount is not None:
            yield _("A price on request names no amount.")
    elif draft.amount is None:
        yield _("State the amount of the price.")
    if bool(draft.per_zh.strip()) != bool(draft.per_en.strip()):
        yield _("Say in both languages for what one price is.")
    if not all(_is_in_both(row["name"]) for row in [*draft.options, *draft.milestones]):
        yield _("Each option and each milestone is named in Chinese and in English.")
    yield from _milestone_gaps(draft)


def _asks_for_price(draft: ServiceVersion) -> bool:
    """Whether anything of it is priced by an offer: a price on request, one that is a beginning, a test without an amount."""
    amounts = [line.amount for line in draft.lines.all()]
    return None in amounts if amounts else draft.price != ServicePrice.FIXED


def _milestone_gaps(draft: ServiceVersion) -> Iterator[str]:
    if not draft.milestones:
        if not draft.lines.exists():  # a test is a part by itself
            yield _("Name at least one milestone: what is delivered, accepted and invoiced.")
        return
    if (total := sum(row["percent"] for row in draft.milestones)) != 100:
        yield _("The milestones together bear 100 per cent of the price; these bear %(total)d.") % {"total": total}
    days = [row["days"] for row in draft.milestones]
    if days != sorted(days):
        yield _("A milestone is not due before the one that comes before it.")


def _test_gaps(draft: ServiceVersion) -> Iterator[str]:
    lines = list(draft.lines.all())
    if draft.type == ServiceType.TESTING and not lines:
        yield _("Name at least one test: a product, by a clause of a standard.")
    if lines and draft.type not in TESTED:
        yield _("Only testing and inspection have tests of a laboratory.")
    for number, line in enumerate(lines, start=1):
        if not (line.product_zh.strip() and line.product_en.strip()):
            yield _("Test %(number)d: the product is wanted in Chinese and in English.") % {"number": number}
        if not line.reports:
            yield _("Test %(number)d: choose the kinds of report.") % {"number": number}
    if any(line.samples for line in lines):
        if not (draft.samples_to_zh.strip() and draft.samples_to_en.strip()):
            yield _("Say where samples are sent, in Chinese and in English.")
        if not draft.samples_contact.strip():
            yield _("Say who takes samples: a department and a telephone number.")


def lapsed_tests(version: ServiceVersion) -> list[str]:
    """Of a version on offer the tests whose scope does not cover them any more, each in a sentence for the desk."""
    return list(_scope_gaps(version))


def _scope_gaps(draft: ServiceVersion) -> Iterator[str]:
    """Which tests promise a report of a kind whose scope does not cover them today."""
    today, lines = clock.today(current_body().time_zone), list(draft.lines.all())
    scopes = list(ScopeLine.objects.in_force(today).filter(key__in=[line.key for line in lines])) if lines else []
    for number, line in enumerate(lines, start=1):
        for kind in uncovered(line, scopes):
            yield _("Test %(number)d (%(test)s): your %(scope)s scope does not cover it today.") % {
                "number": number,
                "test": f"{line.standard} {line.clause}".strip(),
                "scope": kind.upper(),
            }


def uncovered(line: LabLine, scopes: Iterable[ScopeLine]) -> list[str]:
    """Under which of the standings that a test promises no scope covers it today."""
    today, scopes = clock.today(current_body().time_zone), list(scopes)
    return [
        kind
        for kind in ScopeList.values
        if kind in line.reports and covered_until(line, kind, scopes, on=today) is None
    ]


def promise_gaps(draft: ServiceVersion) -> Iterator[tuple[str, str]]:
    """Every sentence of a service that says buying it eases, hastens or cheapens certification, or promises a pass (INV-9)."""
    for section, text in _texts(draft):
        yield from ((section, str(found)) for found in promises_in(text))


def _texts(draft: ServiceVersion) -> Iterator[tuple[str, str]]:
    for name in TEXTS:
        section = "price" if name in {"per", "method", "terms"} else "what"
        yield from ((section, getattr(draft, f"{name}_{language}")) for language in ("zh", "en"))
    for row in draft.deliverables:
        yield from (("what", words) for words in row.values())
    for row in [*draft.options, *draft.milestones]:
        yield from (("price", words) for words in row["name"].values())
    for line in draft.lines.all():
        for name in TEXTS_OF_TESTS:
            yield from (("tests", getattr(line, f"{name}_{language}")) for language in ("zh", "en"))
        yield from (("tests", text) for text in (line.standard, line.clause, line.method))


def _is_in_both(words: dict[str, str]) -> bool:
    return bool(words.get("zh", "").strip() and words.get("en", "").strip())
