"""What can be asked about what a body offers. One file per thing."""

from catalog.queries.first_steps import checklist
from catalog.queries.law import law_changes_at, law_gap, reserved_by
from catalog.queries.offering import lapsed_tests, seller_gap, service_gaps
from catalog.queries.passports import letterhead, passport
from catalog.queries.publishing import Gap, approval_gaps, gaps
from catalog.queries.schemes import (
    offer_gap,
    offered_schemes,
    offered_version,
    prices_reports,
    public_state,
    scheme_choices,
    scheme_for,
    scheme_names,
    schemes_for_desk,
    version_in_force,
    waits_for_filing,
)
from catalog.queries.services import (
    date_for,
    desk_rows,
    offered_service,
    offered_services,
    scope_certificates,
    scope_line_for,
    scope_of,
    service_cards,
    service_for,
    service_states,
    services_for_desk,
    version_on_offer,
)

__all__ = [
    "Gap",
    "approval_gaps",
    "checklist",
    "date_for",
    "desk_rows",
    "gaps",
    "lapsed_tests",
    "law_changes_at",
    "law_gap",
    "letterhead",
    "offer_gap",
    "offered_schemes",
    "offered_service",
    "offered_services",
    "offered_version",
    "passport",
    "prices_reports",
    "public_state",
    "reserved_by",
    "scheme_choices",
    "scheme_for",
    "scheme_names",
    "schemes_for_desk",
    "scope_certificates",
    "scope_line_for",
    "scope_of",
    "seller_gap",
    "service_cards",
    "service_for",
    "service_gaps",
    "service_states",
    "services_for_desk",
    "version_in_force",
    "version_on_offer",
    "waits_for_filing",
]
