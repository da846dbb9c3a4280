"""What the register holds of the schemes compared, in few questions: the schemes, their bodies' passports, their certificates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID

from django.db import connection
from django.urls import reverse

from billing.queries import public_rates_of
from lib import clock
from lib.cost import Estimate, Inputs, estimate
from oversight.models import Acceptance
from register.accepted import acceptances_counted
from register.models import Kind, RegisterEntry
from register.queries import offered_schemes, passport_key, read_entries
from search.comparing.asked import Comparison, sizes_asked
from statements import LeadTimeStatement, PassportStatement, SchemeStatement
from statements.lead_time import lead_time_key
from statements.scheme import StatedFee
from statements.showing import sized, usual
from vocabulary.terms import FeeTax

A_YEAR = timedelta(days=365)
# How many certificates stand how, and how many were suspended or withdrawn since then: each once, however often. Whoever
# was never changed has nothing to tell of the second.
CERTIFICATES = """
    SELECT scheme, false, status, count(*) FROM register_registerentry
    WHERE kind = %(kind)s AND scheme = ANY(%(schemes)s) GROUP BY scheme, status
    UNION ALL
    SELECT entry.scheme, true, statement.content ->> 'status', count(DISTINCT entry.id)
    FROM register_registerentry entry
    JOIN register_statement statement ON statement.kind = entry.kind AND statement.subject = entry.id
    WHERE entry.kind = %(kind)s AND entry.scheme = ANY(%(schemes)s)
      AND (entry.revision > 1 OR entry.status IN ('SUSPENDED', 'WITHDRAWN'))
      AND statement.content ->> 'status' IN ('SUSPENDED', 'WITHDRAWN')
      AND coalesce((statement.content ->> 'status_since')::timestamptz, statement.valid_from) >= %(since)s
    GROUP BY 1, 3
"""

type Counts = Mapping[str, int]  # by status


@dataclass(frozen=True)
class Compared:
    """One scheme of a comparison, with everything its column is written from."""

    entry: RegisterEntry
    statement: SchemeStatement
    passport: PassportStatement | None
    measured: LeadTimeStatement | None
    is_offered: bool
    certificates: Counts
    acted_on: Counts  # suspended and withdrawn in twelve months
    acceptances: Sequence[Acceptance]  # who accepts its certificates, as filters know it today
    asked: Comparison
    tax_rate: Decimal | None = None  # the body's, where tax is added to a fee and it has said one

    @cached_property
    def inputs(self) -> Inputs:
        """What is asked for, in this scheme's usual days."""
        return sized(usual(self.statement), self.asked.inputs)

    @cached_property
    def charged(self) -> Estimate[StatedFee]:
        return estimate(self.statement.fees, self.inputs)

    @cached_property
    def today(self) -> date:
        return clock.today(self.entry.body.time_zone)

    @cached_property
    def page(self) -> str:
        """Its own page, counting for the same."""
        sizes = urlencode(sizes_asked(self.asked.inputs))
        return reverse("register:scheme", args=[self.entry.pk]) + (f"?{sizes}" if sizes else "")

    @cached_property
    def body_page(self) -> str:
        return reverse("register:body", args=[self.entry.body.slug])


def compared(asked: Comparison) -> list[Compared]:
    """The schemes of a comparison in their order; what the register does not know, or is no scheme, is passed over."""
    entries = read_entries(asked.schemes) if asked.schemes else {}
    schemes = [entries[pk] for pk in asked.schemes if pk in entries and entries[pk].kind == Kind.SCHEME]
    if not schemes:
        return []
    keys = [entry.pk for entry in schemes]
    beside = _beside(schemes)
    offered = set(offered_schemes().filter(pk__in=keys).order_by().values_list("pk", flat=True))
    standings, acted_on = _counted(keys)
    accepted = acceptances_counted(schemes)
    added = [entry.body for entry in schemes if _adds_tax(entry)]
    rates = public_rates_of(added) if added else {}
    return [
        Compared(
            entry=entry,
            statement=entry.as_scheme,
            passport=_passport(beside.get(passport_key(entry.body_id))),
            measured=_measured(beside.get(lead_time_key(entry.pk))),
            is_offered=entry.pk in offered,
            certificates=standings[entry.pk],
            acted_on=acted_on[entry.pk],
            acceptances=accepted[entry.pk],
            asked=asked,
            tax_rate=rates.get(entry.body_id),
        )
        for entry in schemes
    ]


def _adds_tax(entry: RegisterEntry) -> bool:
    return any(fee.tax == FeeTax.EXCLUDED for fee in entry.as_scheme.fees)


def _beside(schemes: Sequence[RegisterEntry]) -> dict[UUID, RegisterEntry]:
    """Their bodies' passports and how long closed cases took, all at once."""
    bodies = {entry.body_id for entry in schemes}
    return read_entries([*map(passport_key, bodies), *(lead_time_key(entry.pk) for entry in schemes)])


def _passport(entry: RegisterEntry | None) -> PassportStatement | None:
    return entry.as_passport if entry else None


def _measured(entry: RegisterEntry | None) -> LeadTimeStatement | None:
    return entry.as_lead_time if entry else None


def _counted(schemes: list[UUID]) -> tuple[dict[UUID, Counts], dict[UUID, Counts]]:
    """By scheme: how many certificates stand how, and how many were acted on in twelve months."""
    standings: dict[UUID, dict[str, int]] = {pk: {} for pk in schemes}
    acted_on: dict[UUID, dict[str, int]] = {pk: {} for pk in schemes}
    with connection.cursor() as cursor:
        cursor.execute(CERTIFICATES, {"kind": Kind.CERTIFICATE, "schemes": schemes, "since": clock.now() - A_YEAR})
        for scheme, is_act, status, number in cursor.fetchall():
            (acted_on if is_act else standings)[scheme][status] = number
    return dict(standings), dict(acted_on)
