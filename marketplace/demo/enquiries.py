"""What enterprises of the demo ask several bodies at once, and what these offer: by the same actions people use."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db.models import Q
from django_tenants.utils import tenant_context

from accounts.models import Organisation, OrganisationMembership, User
from applications import actions as quoting
from applications.models import Quote, ReceivedEnquiry
from applications.quoting import LineTyped, typed_of
from enquiries import actions
from enquiries.models import BodyQuestion, Enquiry, InvitedBody, QuoteCopy
from lib import clock
from lib.refusal import Refused
from outbox.relay import deliver_all
from register.models import RegisterEntry
from register.queries import offered_schemes
from statements.enquiry import EnquiryBrief, QuotedLine
from tenants.models import CertificationBody

DATA = Path(__file__).parent / "data" / "enquiries.toml"
PAYEES = {
    "laboratory": "澄镜检测（演示） / Clearlab (demo)",
    "partner": "岭南认证（演示） / Lingnan Certification (demo)",
}
COIN = 100  # minor units
type Given = Mapping[str, Any]  # a table of the data


def fill(operator: User) -> None:
    """All enquiries of the data whose bodies are there: the register must have heard their schemes."""
    _look_up(operator)
    schemes = {entry.as_scheme.slug: entry for entry in offered_schemes()}
    here = set(CertificationBody.objects.values_list("slug", flat=True))
    for row in enquiry_rows():
        if row["offers"].keys() <= here:
            with clock.frozen_at(clock.now() - timedelta(days=row.get("days_ago", 0))):
                _play(row, asked_under(row, schemes))
    _close_over_new_year()


def _close_over_new_year() -> None:
    """Every body whose people can be signed in as says so in advance."""
    next_year = clock.today().year + 1
    for finance in User.objects.filter(email__startswith="finance@", email__endswith=".demo.example"):
        body = CertificationBody.objects.certifying().filter(slug=finance.email.split("@")[1].split(".")[0]).first()
        if body is not None:
            actions.state_closed_days(date(next_year, 1, 1), date(next_year, 1, 3), body=body, by=finance)


def enquiry_rows() -> list[Given]:
    rows: list[Given] = tomllib.loads(DATA.read_text(encoding="utf-8"))["enquiry"]
    return rows


def asked_under(row: Given, offered: Mapping[str, RegisterEntry]) -> list[RegisterEntry]:
    """The schemes under which a row asks. Raises Refused where one takes no applications: the row would be missed in silence."""
    wanted = [offer["scheme"] for offer in row["offers"].values()]
    if missing := [slug for slug in wanted if slug not in offered]:
        raise Refused(f"{row['organisation']}: no applications are taken under {', '.join(missing)}.")
    return [offered[slug] for slug in wanted]


def _look_up(operator: User) -> None:
    """Every enterprise whose people can be signed in as was looked up long ago."""
    members = OrganisationMembership.objects.filter(role="administrator").order_by("pk")[:40]
    for membership in members.select_related("organisation", "user"):
        check = actions.ask_to_be_verified(membership.organisation, by=membership.user)
        actions.record_check(check, is_verified=True, source="gsxt.gov.cn", by=operator)


def _play(row: Given, entries: list[RegisterEntry]) -> None:
    """An enquiry with everything that comes of it, in the order in which it does."""
    enquiry = _ask(row, entries)
    if "question" in row:
        _question(enquiry, **row["question"])
    for slug, offer in row["offers"].items():
        if not offer.get("waits"):
            _answer(_invited(enquiry, slug), offer)
    if "changed" in row:
        brief = EnquiryBrief.model_validate(row["brief"] | row["changed"])
        actions.change_brief(enquiry, brief=brief, by=enquiry.asked_by)
        deliver_all()
        _answer(_invited(enquiry, row["confirmed_by"]), row["offers"][row["confirmed_by"]])
    if "awarded" in row:
        actions.award(QuoteCopy.objects.get(invited=_invited(enquiry, row["awarded"])), by=enquiry.asked_by)
    if "withdrawn" in row:
        actions.withdraw_enquiry(enquiry, reason=row["withdrawn"], by=enquiry.asked_by)
    deliver_all()


def _ask(row: Given, entries: list[RegisterEntry]) -> Enquiry:
    name = row["organisation"]
    organisation = Organisation.objects.get(Q(name_zh__startswith=name) | Q(name_en__startswith=name))
    enquiry = actions.send_enquiry(
        organisation,
        brief=EnquiryBrief.model_validate(row["brief"]),
        schemes=[entry.pk for entry in entries],
        deadline=clock.now() + timedelta(days=row["days"]),
        is_sealed=row.get("is_sealed", False),
        invites_others=row.get("invites_others", False),
        by=organisation.memberships.get(role="administrator").user,
    )
    deliver_all()
    return enquiry


def _invited(enquiry: Enquiry, slug: str) -> InvitedBody:
    return enquiry.invited.select_related("body").get(body__slug=slug)


def _finance(invited: InvitedBody) -> User:
    return User.objects.get(email=f"finance@{invited.body.slug}.demo.example")


def _question(enquiry: Enquiry, *, body: str, text: str, answer: str) -> None:
    invited = _invited(enquiry, body)
    with tenant_context(invited.body):
        quoting.ask_about_enquiry(ReceivedEnquiry.objects.get(pk=invited.pk), text=text, by=_finance(invited))
    deliver_all()
    actions.answer_question(BodyQuestion.objects.get(invited=invited), answer=answer, by=enquiry.asked_by)
    deliver_all()


def _answer(invited: InvitedBody, offer: Given) -> None:
    by = _finance(invited)
    with tenant_context(invited.body):
        received = ReceivedEnquiry.objects.get(pk=invited.pk)
        if "declines" in offer:
            quoting.decline_enquiry(received, reason=offer["declines"], by=by)
        else:
            _quote(received, offer, offer.get("changed", {}), by)
        if "revised" in offer:
            _quote(received, offer, offer["revised"], by, note=offer["note"])
    deliver_all()


def _quote(received: ReceivedEnquiry, offer: Given, less: Given, by: User, note: str = "") -> Quote:
    draft = quoting.draft_quote(received, by=by)
    typed = {line.key: _typed(line, less) for line in draft.quoted_lines}
    last_day = clock.day_of(received.deadline + timedelta(days=offer.get("valid_days", 30)), "Asia/Shanghai")
    saved = quoting.save_quote(draft, typed=typed, left_out=offer["left_out"], note=note, valid_until=last_day, by=by)
    return quoting.send_quote(saved, by=by)


def _typed(line: QuotedLine, less: Given) -> LineTyped:
    """A line as it is drafted, with its payee, and what the data takes off it."""
    coins, reason = less.get(line.per, (0, line.reason)) if not line.is_yearly else (0, line.reason)
    earlier = typed_of([line])[line.key]
    return LineTyped(line.amount - COIN * coins, line.count, PAYEES.get(line.payee, earlier.payee_name), reason)
