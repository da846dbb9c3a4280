"""What schemes state besides their fees: time and effort, what they rest on, where they count, certificates, the body."""

from datetime import timedelta
from itertools import islice

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lib.cost import REUSED
from lib.money import money_of, written
from lib.text import listed, localized
from look.templatetags.words import day as written_day
from search.comparing.cells import CellLine, Lines, line
from search.comparing.costs import NAMED_PAYEES, saved_by_reports
from search.comparing.reading import Compared
from statements.lead_time import FEWEST_CASES
from statements.showing import written_sum
from tenants.hosts import body_url
from vocabulary.countries import market_name, names_of_market
from vocabulary.queries import edition_instead_of
from vocabulary.standards import parse
from vocabulary.templatetags.terms import holds, lines, term

TESTS = {"test", REUSED}
FEW = 2  # of what a certificate does not prove: the rest is a click away


def lead_time(one: Compared) -> Lines:
    statement = one.statement
    weeks = ngettext("%d week", "%d weeks", statement.weeks) % statement.weeks
    days = ngettext("%d day by the calendar", "%d days by the calendar", statement.days) % statement.days
    return line(weeks, f"{one.page}#time", days) if statement.days else []


def measured(one: Compared) -> Lines:
    """The body's own days in cases that were closed here, apart from the client's; never how a case ended."""
    stated = one.measured
    if stated is None:
        few = _("fewer than %(number)d cases closed here") % {"number": FEWEST_CASES}
        return line(_("not measured yet"), f"{one.page}#time", few)
    own = _("%(days)s of the body's own") % {"days": _days(stated.body_days)}
    waited = _("%(days)s with the client") % {"days": _days(stated.client_days)}
    number = ngettext("median of %d closed case", "median of %d closed cases", stated.cases) % stated.cases
    return line(own, f"{one.page}#time", waited, number)


def ready_on(one: Compared) -> Lines:
    """When the certificate would be there, were it applied for today, and whether that is in time."""
    if not one.statement.days:
        return []
    day = one.today + timedelta(days=one.statement.days)
    return line(written_day(day), f"{one.page}#time", _against_the_wish(one, one.statement.days))


def _against_the_wish(one: Compared, days: int) -> str:
    if one.asked.wanted_by is None:
        return ""
    late = days - (one.asked.wanted_by - one.today).days
    if late <= 0:
        return (
            ngettext("%d day before your day", "%d days before your day", -late) % -late if late else _("on your day")
        )
    return ngettext("%d day after your day", "%d days after your day", late) % late


def factory_visit(one: Compared) -> Lines:
    statement = one.statement
    if not statement.needs_factory_visit:
        return line(_("None before the certificate"), f"{one.page}#glance", _surveillance_days(one))
    days = _days(statement.factory_days)
    each = _("%(days)s at each factory") % {"days": days} if statement.factory_days else ""
    return line(_("Before the certificate"), f"{one.page}#glance", each, _surveillance_days(one))


def _surveillance_days(one: Compared) -> str:
    days = one.statement.surveillance_days
    return _("surveillance: %(days)s a year at each") % {"days": _days(days)} if days else ""


def _days(number: float) -> str:
    return ngettext("%(number)s day", "%(number)s days", 1 if number == 1 else 2) % {"number": f"{number:g}"}


def samples(one: Compared) -> Lines:
    """Who tests, as the fees say who is paid for it, and from where later samples are taken."""
    payees = dict.fromkeys(fee.payee for fee in one.statement.fees if fee.per in TESTS)
    payees = payees or dict.fromkeys(fee.payee for fee in one.statement.fees if fee.per == "unit")
    plan = one.statement.plan
    taken = [
        words
        for holds_so, words in [
            (plan.market_samples, _("Samples from the market")),
            (plan.factory_samples, _("Samples from the factory")),
            (plan.batch, _("Evaluation of a batch")),
        ]
        if holds_so
    ]
    who = [NAMED_PAYEES[payee].label if payee in NAMED_PAYEES else payee for payee in payees or ()]
    if who:
        return line(_("tested by %(who)s") % {"who": listed(who)}, f"{one.page}#cost", *taken)
    return line(listed(taken), f"{one.page}#glance")


def reuse(one: Compared) -> Lines:
    if not one.statement.accepts_reports:
        return line(_("Not accepted"), f"{one.page}#glance")
    saved = saved_by_reports(one)
    saving = _("saves %(amount)s on the tests, if all are accepted") % {"amount": written_sum(saved)} if saved else ""
    return line(_("May be accepted"), f"{one.page}#glance", saving)


def documents(one: Compared) -> Lines:
    wanted = one.statement.documents
    required = [document for document in wanted if document.is_required]
    number = ngettext("%d document", "%d documents", len(wanted)) % len(wanted)
    needed = ngettext("%d required", "%d required", len(required)) % len(required)
    return line(number, f"{one.page}#documents", needed) if wanted else []


def standards(one: Compared) -> Lines:
    """Each with its year, and where another edition is in force in its stead."""
    drawn: list[CellLine] = []
    for standard in one.statement.standards:
        number = parse(standard.reference)
        url = reverse("register:standard", args=[number.slug]) if number else f"{one.page}#glance"
        drawn.append(CellLine(standard.reference, url))
        if newer := edition_instead_of(standard.reference):
            words = _("old edition: replaced by %(new)s since %(day)s")
            drawn.append(CellLine(words % {"new": newer[0], "day": written_day(newer[1])}, tone="warning"))
    return drawn


def accreditation(one: Compared) -> Lines:
    stated = one.statement.accreditation
    if not stated or not holds(stated):
        return line(_("Not accredited for this scheme"), f"{one.page}#glance")
    until = _("until %(day)s") % {"day": written_day(stated.until)} if stated.until else ""
    return line(stated.by, f"{one.page}#glance", stated.number, until)


def accepted_by(one: Compared) -> Lines:
    """Each who accepts it, by which document, and who looked that up when. That nobody does is known, and no gap of a body's."""
    if not one.acceptances:
        return line(_("nobody that we know of"), f"{one.page}#glance")
    drawn: list[CellLine] = []
    for row in one.acceptances:
        document = " ".join(filter(None, [localized(row.document), row.document_number]))
        looked = _("checked on %(day)s") if row.is_checked else _("as the body states, %(day)s")
        drawn += line(
            localized(row.acceptor), f"{one.page}#accepted", document, looked % {"day": written_day(row.looked_on)}
        )
    return drawn


def markets(one: Compared) -> Lines:
    """For which markets it is meant, and whether that names the one asked for."""
    names = [localized(market_name(code)) for code in one.statement.markets]
    return line(listed(names), f"{one.page}#glance", _about_market(one)) if names else []


def _about_market(one: Compared) -> str:
    market = one.asked.market
    if not market:
        return ""
    names = {"market": localized(market_name(market))}
    if set(names_of_market(market)) & set(one.statement.markets):
        return _("names %(market)s") % names
    return _("does not name %(market)s") % names


def mark(one: Compared) -> Lines:
    has_mark = one.statement.plan.mark_licence
    words = _("Licence for the mark, while the certificate is valid") if has_mark else _("No mark")
    limits = islice(lines(localized(one.statement.does_not_prove)), FEW)
    return line(words, f"{one.page}#proof", *(_("does not prove: %(what)s") % {"what": limit} for limit in limits))


def validity(one: Compared) -> Lines:
    months = one.statement.validity_months
    words = ngettext("%d month", "%d months", months) % months if months else _("without end")
    return line(words, f"{one.page}#glance")


def surveillance(one: Compared) -> Lines:
    months = one.statement.surveillance_months
    words = ngettext("every month", "every %(months)d months", months or 0) % {"months": months}
    return line(words if months else pgettext("surveillance", "none"), f"{one.page}#glance")


def valid_certificates(one: Compared) -> Lines:
    list_of_them = f"{reverse('register:certificates')}?scheme={one.entry.pk}&status=VALID"
    return line(f"{one.certificates.get('VALID', 0):,}", list_of_them)


def acted_on(one: Compared) -> Lines:
    counts = {name.lower(): f"{one.acted_on.get(name, 0):,}" for name in ("SUSPENDED", "WITHDRAWN")}
    return line(_("%(suspended)s suspended, %(withdrawn)s withdrawn") % counts, f"{one.page}#certificates")


def approval(one: Compared) -> Lines:
    body = one.entry.body
    number = one.passport.approval.number if one.passport else ""
    if body.is_overseas:
        return line(_("Overseas body, does no certification work in China"), one.body_page)
    looked_up = _("checked by the platform") if body.is_confirmed else _("as it states; not confirmed by the platform")
    return line(number or body.approval_number, one.body_page, looked_up)


def filing(one: Compared) -> Lines:
    statement = one.statement
    number = _("Filing number %(number)s") % {"number": statement.filing_number} if statement.filing_number else ""
    return line(term(statement.rule_kind, "rule"), f"{one.page}#rule", number)


def rule(one: Compared) -> Lines:
    statement = one.statement
    address = reverse("register:scheme-version", args=[one.entry.pk, statement.version])
    words = _("Version %(number)d, %(day)s") % {"number": statement.version, "day": written_day(statement.published_at)}
    ends = statement.transition_ends_on
    is_moving = ends is not None and ends >= one.today
    transition = _("the version before runs out on %(day)s") % {"day": written_day(ends)} if is_moving else ""
    return line(words, address, statement.rule_number, transition)


def insurance(one: Compared) -> Lines:
    stated = one.passport.insurance if one.passport else None
    if stated is None or stated.amount is None:
        return []
    until = _("until %(day)s") % {"day": written_day(stated.until)} if stated.until else ""
    return line(
        written(money_of(stated.amount, stated.currency)), body_url(one.entry.body) + "#passport", stated.insurer, until
    )
