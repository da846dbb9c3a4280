"""What oversight knows about bodies and about those who asked to become one."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from lib import clock
from oversight.models import BodyMeasure, BodyRequest, ClosingRequest, Confirmation, OwnershipTie, Rule
from statements import BodyStatement
from statements.body import ConfirmationStated
from tenants.models import CertificationBody

ASK_AGAIN_BEFORE = timedelta(days=30)


def statement_of(body: CertificationBody) -> BodyStatement:
    """Everything public about a body, as the register keeps it."""
    latest = standing_measure(body)
    return BodyStatement(
        slug=body.slug,
        kind=body.kind,
        name=body.name,
        approval_number=body.approval_number,
        country=str(body.country),
        time_zone=body.time_zone,
        confirmation=statement_of_confirmation(body),
        opened_at=body.opened_at,
        standing=body.standing,
        standing_since=_since(body, latest),
        standing_reason=latest.reason if latest else None,
        closes_at=body.closes_at,
        ask=latest.ask if latest and body.closes_at else None,
    )


def _since(body: CertificationBody, latest: BodyMeasure | None) -> datetime:
    """A body that has left did so on its day, whenever the clock's work came to it."""
    if body.has_closed and body.closes_at:
        return body.closes_at
    return latest.taken_at if latest else body.opened_at


def statement_of_confirmation(body: CertificationBody) -> ConfirmationStated | None:
    """What the public is told of how an approval was looked up last: by which list, when, of what. Never by whom."""
    confirmation = confirmation_of(body)
    if confirmation is None:
        return None
    return ConfirmationStated(
        outcome=confirmation.outcome,
        list=confirmation.list_url,
        looked_on=confirmation.looked_on,
        number=confirmation.approval_number,
        categories=tuple(confirmation.categories),
        until=confirmation.ends_at,
    )


def standing_measure(body: CertificationBody) -> BodyMeasure | None:
    """What made a body's standing what it is; None where it has been open since it joined.

    Of one that was suspended before its closing was taken back that is the suspension.
    """
    measure: BodyMeasure | None = body.measures.of_standing().first()
    if measure and measure.kind == BodyMeasure.Kind.STAYS and body.standing == CertificationBody.Standing.SUSPENDED:
        return measure_before_closing(body)
    return measure


def measure_before_closing(body: CertificationBody) -> BodyMeasure | None:
    """What a body's standing came from before its closing was announced, and to which it returns."""
    closing = [BodyMeasure.Kind.CLOSING, BodyMeasure.Kind.STAYS]
    measure: BodyMeasure | None = body.measures.of_standing().exclude(kind__in=closing).first()
    return measure


def confirmation_of(body: CertificationBody) -> Confirmation | None:
    """What an operator found last about a body's approval."""
    confirmation: Confirmation | None = body.confirmations.first()
    return confirmation


def confirmed_fields(body: CertificationBody) -> Confirmation | None:
    """The confirmation by whose number and fields a body is bound; None while it has days to be confirmed in."""
    confirmation = confirmation_of(body)
    return confirmation if confirmation and confirmation.outcome == Confirmation.Outcome.CONFIRMED else None


def standing_gap(body: CertificationBody) -> str:
    """Why a body may neither publish nor issue now, whatever the field; empty where it may (INV-20)."""
    if body.kind != CertificationBody.Kind.BODY:
        return _("Only certification bodies publish schemes and issue certificates; this is a body of another kind.")
    if not body.is_open:
        return _("This certification body is suspended or closed.")
    if not body.is_confirmed:
        return _("The platform has not confirmed this body's approval on the public list, or not recently enough.")
    return ""


def rule(code: str) -> Rule:
    """A rule as it stands now."""
    return Rule.objects.filter(code=code).order_by("-recorded_at", "-pk")[0]


def rules() -> list[Rule]:
    """All rules as they stand now, each with its latest source."""
    newest = Rule.objects.order_by("code", "-recorded_at", "-pk").distinct("code").select_related("recorded_by")
    return sorted(newest, key=lambda rule: Rule.Code.values.index(rule.code))


def months_between_confirmations() -> int:
    return rule(Rule.Code.CONFIRMED).value


def own_rules_wait_for_filing() -> bool:
    """Whether a Chinese body's own rule that is not filed takes no applications."""
    return bool(rule(Rule.Code.OWN_RULE_FILED).value)


def to_confirm() -> QuerySet[CertificationBody]:
    """Open certification bodies whose approval nobody has confirmed, or not for long any more; the most urgent first."""
    soon = clock.now() + ASK_AGAIN_BEFORE
    found: QuerySet[CertificationBody] = (
        bodies()
        .filter(Q(confirmed_until=None) | Q(confirmed_until__lt=soon), kind="body", standing="open")
        .order_by(F("confirmed_until").asc(nulls_first=True), "slug")
    )
    return found


def confirmation_for_operator(pk: UUID) -> Confirmation:
    """A confirmation with its page. Raises Http404."""
    confirmation = Confirmation.objects.select_related("body").filter(pk=pk).first()
    if confirmation is None:
        raise Http404
    return confirmation


def bodies() -> QuerySet[CertificationBody]:
    """All bodies, each with the number of `people` who work for it."""
    people = Count("memberships", filter=Q(memberships__ended_at=None))
    bodies: QuerySet[CertificationBody] = CertificationBody.objects.annotate(people=people).order_by("slug")
    return bodies


def body_for_operator(slug: str) -> CertificationBody:
    """A body by its slug. Raises Http404."""
    body = bodies().filter(slug=slug).first()
    if body is None:
        raise Http404
    return body


def open_wish_to_close(body: CertificationBody) -> ClosingRequest | None:
    """What its administrator has asked for and nobody has seen to."""
    wish: ClosingRequest | None = body.closing_requests.filter(ended_at=None).first()
    return wish


def wishes_to_close() -> QuerySet[ClosingRequest]:
    """Those that wait for an operator, the oldest first."""
    return ClosingRequest.objects.filter(ended_at=None).select_related("body").order_by("asked_at")


def tied_bodies(tenant: CertificationBody) -> list[CertificationBody]:
    """The certification bodies that a partner belongs to by ownership, as far as it is stated."""
    ties = OwnershipTie.objects.in_force().filter(tenant=tenant)
    return list(CertificationBody.objects.filter(pk__in=ties.values("body")).order_by("slug"))


def measures_of(body: CertificationBody) -> QuerySet[BodyMeasure]:
    return BodyMeasure.objects.filter(body=body).select_related("taken_by")


def confirmations_of(body: CertificationBody) -> QuerySet[Confirmation]:
    return Confirmation.objects.filter(body=body).select_related("made_by")


def request_for_operator(pk: UUID) -> BodyRequest:
    """A request to join. Raises Http404."""
    request = BodyRequest.objects.select_related("body", "decided_by").filter(pk=pk).first()
    if request is None:
        raise Http404
    return request
