"""Two bodies with a kettle scheme each, an enterprise that was looked up, and an enquiry to both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django_tenants.utils import tenant_context

from accounts.models import Organisation, User
from applications import actions as quoting
from applications.models import Quote, ReceivedEnquiry
from applications.quoting import LineTyped, typed_of
from catalog import actions as catalogue
from catalog.models import Fee, SchemeVersion
from enquiries import actions
from enquiries.models import Enquiry, InvitedBody, OrganisationCheck, QuoteCopy
from lib import clock
from outbox.relay import deliver_all
from staff.models import Role
from statements.enquiry import EnquiryBrief, QuotedLine
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.catalog.schemes import draft_scheme, give_passport
from tests.staff.making import staffed

BRIEF = EnquiryBrief(
    product="Kettle",
    category="appliances.refrigeration",
    units=1,
    models=("K-1", "K-2", "K-3"),
    made_in=("Foshan, Guangdong",),
    holdings=("CB | 2025-05 | IEC 60335-2-15",),
    reported=1,
)
ROWS = [
    ("application", "Application", 90_000, "body"),
    ("test", "Type test", 1_680_000, "laboratory"),
    ("test_reused", "Type test, reports accepted", 560_000, "laboratory"),
    ("factory_day", "Factory inspection", 300_000, "body"),
    ("travel", "Travel, at most", 180_000, "body"),
    ("certificate", "Certificate", 80_000, "body"),
    ("surveillance_day", "Surveillance", 300_000, "body"),
    ("year", "Annual fee", 250_000, "body"),
]
COUNTS = {"factory_days": Decimal("1.5"), "surveillance_days": Decimal("1.5"), "accepts_reports": True}


@dataclass
class Bodies:
    """Whose quote is whose: the scheme of each body, its people, and who asks."""

    schemes: dict[str, UUID]
    quoters: dict[str, User]
    acme: Organisation
    alice: User

    def body(self, slug: str) -> CertificationBody:
        return CertificationBody.objects.get(slug=slug)

    def ask(self, *slugs: str, days: int = 7, brief: EnquiryBrief = BRIEF, **more: Any) -> Enquiry:
        """An enquiry to these bodies (both), which have heard of it."""
        slugs = slugs or tuple(self.schemes)
        enquiry = actions.send_enquiry(
            self.acme,
            brief=brief,
            schemes=[self.schemes[slug] for slug in slugs],
            deadline=clock.now() + timedelta(days=days),
            by=self.alice,
            **more,
        )
        deliver_all()
        return enquiry

    def received(self, enquiry: Enquiry, slug: str) -> ReceivedEnquiry:
        """As the body has heard of it; inside its schema only."""
        return ReceivedEnquiry.objects.get(pk=self.invited(enquiry, slug).pk)

    def invited(self, enquiry: Enquiry, slug: str) -> InvitedBody:
        return InvitedBody.objects.get(enquiry=enquiry, body__slug=slug)

    def draft(self, enquiry: Enquiry, slug: str = "northseal", **changes: Any) -> Quote:
        """A draft with its laboratory named, by the one who quotes there."""
        by = self.quoters[slug]
        with tenant_context(self.body(slug)):
            quote = quoting.draft_quote(self.received(enquiry, slug), by=by)
            typed = {line.key: named(line) for line in quote.quoted_lines}
            return quoting.save_quote(quote, typed=typed | typed_changes(quote, changes), by=by)

    def quote(self, enquiry: Enquiry, slug: str = "northseal", **changes: Any) -> Quote:
        """A quote that was sent, and heard of where it may be."""
        quote = self.draft(enquiry, slug, **changes)
        with tenant_context(self.body(slug)):
            quote = quoting.send_quote(quote, by=self.quoters[slug])
        deliver_all()
        return quote

    def award(self, enquiry: Enquiry, slug: str = "northseal", **more: Any) -> Any:
        copy = QuoteCopy.objects.filter(invited=self.invited(enquiry, slug)).first()
        made = actions.award(copy, by=self.alice, **more)
        deliver_all()
        return made


def named(line: QuotedLine, **changes: Any) -> LineTyped:
    """A line as it is, with whoever is paid named."""
    as_it_is = typed_of([line])[line.key]
    name = "Clear Lab (demo)" if line.payee != "body" else ""
    values = {"amount": as_it_is.amount, "count": as_it_is.count, "payee_name": name, "reason": as_it_is.reason}
    return LineTyped(**(values | changes))


def typed_changes(quote: Quote, changes: dict[str, dict[str, Any]]) -> dict[Any, LineTyped]:
    """`factory_day={"amount": 1}`: the line that is counted so, until the certificate, with other values."""
    lines = {line.per: line for line in quote.quoted_lines if not line.is_yearly}
    lines |= {line.per: line for line in quote.quoted_lines if line.is_yearly and line.per not in lines}
    return {lines[per].key: named(lines[per], **values) for per, values in changes.items()}


def kettle_scheme(by: User, *, slug: str, dearer: int = 0, **values: Any) -> SchemeVersion:
    give_passport(by)
    draft = draft_scheme(by, slug=slug, **({"name_zh": "电热水壶"} | COUNTS | values))
    fees = [
        Fee(per=per, label_zh=label, label_en=label, amount=amount + dearer, payee=payee)
        for per, label, amount, payee in ROWS
    ]
    return catalogue.publish(catalogue.save_section(draft, values={}, rows={Fee: fees}, by=by), by=by)


@transaction.atomic
def two_bodies(
    acme: Organisation, alice: User, olga: User, *, slugs: Sequence[str] = ("northseal", "greenmark"), **scheme: Any
) -> Bodies:
    """These bodies (two), each with a scheme; `scheme`: what it says otherwise."""
    schemes, quoters = {}, {}
    for number, slug in enumerate(slugs):
        body = CertificationBody.objects.get(slug=slug)
        manager = works_for(body, f"schemer-{slug}", Role.SCHEME_MANAGER, Role.QUALITY_MANAGER)
        staffed(body)
        quoters[slug] = works_for(body, f"quoter-{slug}", Role.FINANCE)
        with tenant_context(body):
            schemes[slug] = kettle_scheme(manager, slug="kettles", dearer=100 * number, **scheme).scheme_id
    check = OrganisationCheck.objects.create(organisation=acme, asked_by=alice)
    actions.record_check(check, is_verified=True, source="gsxt.gov.cn", by=olga)
    deliver_all()
    return Bodies(schemes, quoters, acme, alice)


def after(moment: datetime) -> Any:
    """The clock, a minute after a moment."""
    return clock.frozen_at(moment + timedelta(minutes=1))
