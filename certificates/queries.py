"""Reads of certificates: the doors for views, and the whole statement the public gets."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Organisation, User
from accounts.queries import acts_for
from billing.queries import is_settled
from cases.models import Case
from cases.sides import cases_open_to
from cases.transitions import State
from catalog.affected import counts_affected
from catalog.models import SchemeVersion
from certificates.events import CertificateStated
from certificates.models import Certificate, CertificateEvent, HolderRequest, IssuingRules, Measure, Paper, Task
from certificates.transitions import IN_FORCE
from lib.text import bilingual, folded, localized, numbers
from staff.models import Role
from web.checklist import Need, Step

MOST_NEEDS = 20  # of a kind, on a desk
SORTS = {
    "newest": ("-prepared_at", "id"),
    "number": ("folded_number", "printed_number"),
    "holder": ("holder_name_zh", "holder_name_en", "id"),
    "until": ("valid_until", "id"),
    "status": ("status", "-status_since"),
}


def certificate_for(user: User, pk: UUID) -> Certificate:
    """The certificate of this body for one of its people, or 404: whoever acts for its holder stands on that side only."""
    found = Certificate.objects.filter(pk=pk).first()
    if found is None or ((holder := organisation_of(found)) and acts_for(user, holder)):
        raise Http404
    return found


def certificates_of_number(number: str) -> list[Certificate]:
    """This body's certificate of that number as it is printed or, where none is, those it may mean however it is written."""
    alike = list(Certificate.objects.standing().filter(folded_number=numbers.folded(number))[:20])
    return [one for one in alike if one.printed_number == numbers.printed(number)] or alike


def same_certificate(one: Certificate) -> Certificate | None:
    """Another row of this body for the same certificate: of its printed number or, written otherwise, equal in the rest."""
    others = Certificate.objects.standing().exclude(pk=one.pk).filter(folded_number=one.folded_number)
    return next(
        (other for other in others if one.printed_number == other.printed_number or all(_agreeing(one, other))), None
    )


def is_written_otherwise(one: Certificate, other: Certificate) -> bool:
    """Whether two rows whose numbers fold to one are of one certificate, its number written in two ways.

    CB-1-12 and CB-11-2 are two, unless holder, product and day of issue are all the same. NS 2024 and NS-2024 are one,
    unless all of these differ.
    """
    agreeing = _agreeing(one, other)
    return all(agreeing) or (any(agreeing) and numbers.runs(one.number) == numbers.runs(other.number))


def _agreeing(one: Certificate, other: Certificate) -> tuple[bool, bool, bool]:
    """Whether holder, product and day of issue are the same."""
    holder, product = (
        bool({folded(name) for name in mine.values() if name} & {folded(name) for name in theirs.values() if name})
        for mine, theirs in ((one.holder, other.holder), (one.product, other.product))
    )
    return holder, product, one.issued_on == other.issued_on


def organisation_of(certificate: Certificate) -> UUID | None:
    """Whose certificate it is: its client or, of one from before this register, whoever has its holder's credit code."""
    if certificate.organisation_id or not certificate.holder_code:
        return certificate.organisation_id
    return Organisation.objects.filter(credit_code=certificate.holder_code).values_list("pk", flat=True).first()


def measure_for(user: User, pk: UUID) -> Measure:
    found = Measure.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.certificate = certificate_for(user, found.certificate_id)
    return found


def paper_for(user: User, pk: UUID) -> Paper:
    found = Paper.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.certificate = certificate_for(user, found.certificate_id)
    return found


def open_request(certificate: Certificate, wish: str) -> HolderRequest | None:
    """What the holder asked for signed in and nobody has recorded."""
    return certificate.requests.filter(wish=wish, answer=HolderRequest.Answer.OPEN).select_related("asked_by").first()


def own_certificate_for(user: User, pk: UUID) -> Certificate:
    """A certificate that names an organisation for which a person acts, or 404."""
    found = Certificate.objects.public().filter(pk=pk).first()
    if found is None or found.organisation_id is None or not acts_for(user, found.organisation_id):
        raise Http404
    return found


def own_request_for(user: User, pk: UUID) -> HolderRequest:
    """A request about a certificate of an organisation for which a person acts, or 404."""
    found = HolderRequest.objects.select_related("certificate").filter(pk=pk).first()
    if found is None:
        raise Http404
    own_certificate_for(user, found.certificate_id)
    return found


def certificates(*, text: str = "", status: str = "", sort: str = "newest") -> QuerySet[Certificate]:
    """The body's certificates, by number, holder, product or model."""
    found = Certificate.objects.order_by(*SORTS.get(sort, SORTS["newest"]))
    if status:
        found = found.filter(status=status)
    if text := text.strip():
        found = found.filter(
            Q(folded_number__contains=numbers.folded(text) or text)
            | Q(holder_name_zh__icontains=text)
            | Q(holder_name_en__icontains=text)
            | Q(product_zh__icontains=text)
            | Q(product_en__icontains=text)
        )
    return found


def open_tasks() -> QuerySet[Task]:
    return Task.objects.filter(done_at=None).select_related("certificate")


def open_measures() -> QuerySet[Measure]:
    return Measure.objects.filter(answer=Measure.Answer.OPEN).select_related("certificate")


def certificate_to_sign_for(user: User, pk: UUID) -> Certificate:
    """A certificate whose case is open to this person, or 404: to any signatory for its scheme."""
    found = certificate_for(user, pk)
    if found.case and not cases_open_to(user).filter(pk=found.case).exists():
        raise Http404
    return found


def decided_case_for(user: User, pk: UUID) -> Case:
    """A decided case open to this person that has not been completed, or 404."""
    related = ("unit__application__agreement", "scheme_version__scheme", "decision__report")
    found = cases_open_to(user).select_related(*related).filter(pk=pk, state=State.DECIDED).first()
    if found is None:
        raise Http404
    return found


def cases_to_issue(user: User) -> QuerySet[Case]:
    """Decided cases open to somebody that wait for their certificate or, refused, for their letter; the oldest first."""
    related = ("scheme_version", "decision")
    return cases_open_to(user).filter(state=State.DECIDED).select_related(*related).order_by("since", "pk")


def to_sign() -> QuerySet[Certificate]:
    """Certificates a registrar has issued and nobody has signed."""
    return Certificate.objects.filter(status="PENDING", origin="issued_here").order_by("prepared_at")


def issuing_rules() -> IssuingRules:
    return IssuingRules.objects.first() or IssuingRules()


def is_held_back(application: UUID) -> bool:
    """Whether the body's rules let a certificate wait because something is owed: a yes or a no, never an amount (INV-10)."""
    return issuing_rules().holds_back_unpaid and not is_settled("application", application)


def held_back_words(certificate: Certificate) -> str:
    """Why a certificate that waits for its signature cannot be signed yet; "" where it can."""
    case = Case.objects.filter(pk=certificate.case).first() if certificate.case else None
    if case is None or not is_held_back(case.subject):
        return ""
    return _("An invoice for this application is not settled. The body's rules hold the certificate back.")


def statement_of(certificate: Certificate) -> dict[str, Any]:
    """Everything public about a certificate, whole: what its page shows and the log keeps. Directory fields only (INV-13)."""
    return _statement(certificate, certificate.events.all(), predecessors_of(certificate))


def _statement(c: Certificate, history: Iterable[CertificateEvent], before: Iterable[Certificate]) -> dict[str, Any]:
    events = [_told(event) for event in history]
    predecessors = [{"id": str(one.pk), "number": one.number} for one in before]
    return {
        "number": c.number,
        "status": str(c.status),
        "status_since": _moment(c.status_since),
        "effective_from": events[-1]["effective"] if events else _moment(c.status_since),
        "origin": c.origin,
        "holder": {"name": c.holder, "address": bilingual(c.holder_address_zh, c.holder_address_en)}
        | ({"code": c.holder_code} if c.holder_code else {}),
        "manufacturer": {
            "name": bilingual(c.manufacturer_name_zh, c.manufacturer_name_en),
            "address": bilingual(c.manufacturer_address_zh, c.manufacturer_address_en),
        },
        "factories": c.factories,
        "product": c.product,
        "models": c.covered_models,
        "trademark": c.trademark,
        "standards": c.standards,
        "mode": bilingual(c.mode_zh, c.mode_en),
        "grade": c.grade,
        "measured": c.measured,
        "may_bear_mark": c.may_bear_mark,
        "scheme": _text(c.scheme),
        "scheme_version": c.scheme_version,
        "scheme_name": c.scheme_name,
        "organisation": _text(c.organisation_id),
        "issued_on": _text(c.issued_on),
        "first_issued_on": _text(c.first_issued_on or c.issued_on),
        "valid_from": _text(c.valid_from),
        "valid_until": _text(c.valid_until),
        "time_zone": c.time_zone,
        "stated_at": _moment(c.confirmed_at) if c.origin == "imported" and c.confirmed_at else None,
        "taken_back_at": _moment(c.taken_back_at) if c.taken_back_at else None,
        "suspension": _suspension(c),
        "supersedes": predecessors[0] if predecessors else None,
        "also_supersedes": predecessors[1:],
        "superseded_by": (
            {"id": str(c.superseded_by_id), "number": c.superseded_by.number} if c.superseded_by else None
        ),
        "history": events,
    }


def needs_you(user: User, *, roles: frozenset[str]) -> list[Need]:
    """What waits for this person: certificates to issue, to sign, to confirm, to decide about, to see to."""
    asked = {
        Role.REGISTRAR: _to_issue_or_record,
        Role.SIGNATORY: _to_sign,
        Role.QUALITY_MANAGER: _to_confirm,
        Role.DECISION_MAKER: _to_decide,
    }
    needs = [need for role, ask in asked.items() if role in roles for need in ask(user)]
    return needs + (_to_see_to() if roles & {Role.REGISTRAR, Role.QUALITY_MANAGER} else [])


def checklist() -> list[Step]:
    """What a new body settles before its first certificate."""
    return [
        Step(
            words=_("Say how certificates are numbered"),
            why=_("Numbers follow your pattern, and you say whether a certificate waits for payment."),
            is_done=IssuingRules.objects.exists(),
            url=reverse("certificates:rules"),
            roles=("body_admin", "quality_manager"),
            order=42,
        )
    ]


def _to_issue(user: User) -> list[Need]:
    prepared = to_sign().filter(case__isnull=False).values("case")
    return [
        Need(
            _("Issue certificate") if case.decision.is_positive else _("Send letter and end case"),
            reverse("certificates:issue", args=[case.pk]),
            why=localized(case.client_name),
            subject=f"{case.number} · {case.unit.main_model}",
        )
        for case in cases_to_issue(user).exclude(pk__in=prepared)[:MOST_NEEDS]
    ]


def _to_issue_or_record(user: User) -> list[Need]:
    asked = HolderRequest.objects.filter(answer=HolderRequest.Answer.OPEN).select_related("certificate")
    return _to_issue(user) + [
        Need(
            _("Record the holder's request: %(wish)s") % {"wish": request.get_wish_display()},
            reverse(f"certificates:{request.wish}", args=[request.certificate_id]),
            why=localized(request.certificate.holder),
            subject=request.certificate.number,
        )
        for request in asked.order_by("asked_at")[:MOST_NEEDS]
    ]


def _to_sign(user: User) -> list[Need]:
    theirs = to_sign().filter(case__in=cases_open_to(user).values("pk"))
    return [
        Need(
            _("Read and sign certificate"),
            reverse("certificates:sign", args=[certificate.pk]),
            why=held_back_words(certificate) or localized(certificate.holder),
            subject=certificate.number,
        )
        for certificate in theirs[:MOST_NEEDS]
    ]


def _to_confirm(user: User) -> list[Need]:
    prepared = Certificate.objects.filter(status="PENDING", origin="imported").exclude(prepared_by=user)
    if not (count := prepared.count()):
        return []
    words = ngettext("%(count)d certificate to confirm", "%(count)d certificates to confirm", count) % {"count": count}
    return [Need(words, reverse("certificates:list") + "?status=PENDING", why=_("Entered from before this register"))]


def _to_decide(user: User) -> list[Need]:
    return [
        Need(
            _("Decide: %(outcome)s") % {"outcome": measure.get_outcome_display()},
            reverse("certificates:decide", args=[measure.pk]),
            why=localized(measure.certificate.holder),
            subject=measure.certificate.number,
        )
        for measure in open_measures().exclude(proposed_by=user).exclude(verified_by=user)[:MOST_NEEDS]
    ]


def _to_see_to() -> list[Need]:
    return [
        Need(
            task.get_kind_display(),
            task.certificate.get_absolute_url(),
            why=localized(task.certificate.holder),
            subject=task.certificate.number,
        )
        for task in open_tasks()[:MOST_NEEDS]
    ]


@counts_affected(gettext_lazy("certificates valid or suspended"))
def certificates_under(version: UUID) -> int:
    """How many certificates in force rest on a scheme version: they change over before its transition ends."""
    about = SchemeVersion.objects.filter(pk=version).values_list("scheme", "number").first()
    if about is None:
        return 0
    scheme, number = about
    return Certificate.objects.filter(scheme=scheme, scheme_version=number, status__in=IN_FORCE).count()


def public_state() -> Iterator[tuple[UUID, int, dict[str, Any]]]:
    """(key, revision, statement) of every public certificate of this body, for reconciling."""
    found = Certificate.objects.public().select_related("superseded_by").prefetch_related("events", "supersedes")
    for certificate in found.order_by("pk").iterator(500):
        yield certificate.pk, certificate.revision, statement_of(certificate)


def statements_of(certificates: Iterable[Certificate]) -> list[CertificateStated]:
    """What is to be stated of many certificates that this transaction holds, in few queries."""
    found = sorted(certificates, key=lambda one: one.pk)
    keys = [one.pk for one in found]
    prefetch_related_objects([one for one in found if one.superseded_by_id], "superseded_by")
    events: dict[UUID, list[CertificateEvent]] = defaultdict(list)
    for event in CertificateEvent.objects.filter(certificate__in=keys).order_by("revision"):
        events[event.certificate_id].append(event)
    before: dict[UUID | None, list[Certificate]] = defaultdict(list)
    for one in Certificate.objects.filter(superseded_by__in=keys):
        before[one.superseded_by_id].append(one)
    return [
        CertificateStated(one.pk, one.revision, _statement(one, events[one.pk], in_order(before[one.pk])))
        for one in found
    ]


def predecessors_of(certificate: Certificate) -> list[Certificate]:
    """Those whose place a certificate took, the newest first."""
    return in_order(certificate.supersedes.all())


def in_order(predecessors: Iterable[Certificate]) -> list[Certificate]:
    return sorted(predecessors, key=lambda one: (one.issued_on or date.min, one.number), reverse=True)


def _told(event: CertificateEvent) -> dict[str, Any]:
    return {
        "what": event.what,
        "revision": event.revision,
        "status": event.status_after,
        "effective": _moment(event.effective_at),
        "recorded": _moment(event.recorded_at),
        "reason": {"code": event.reason, **event.reason_words} if event.reason else None,
        "words": event.words if event.words_zh or event.words_en else None,
    }


def _suspension(c: Certificate) -> dict[str, Any] | None:
    if c.suspension_ends_on is None:
        return None
    return {
        "since": _moment(c.status_since),
        "until": c.suspension_ends_on.isoformat(),
        "reason": c.suspension_reason,
        "asked_by_holder": c.suspension_asked_by_holder,
        "conditions": bilingual(c.lifting_conditions_zh, c.lifting_conditions_en),
    }


def _moment(moment: datetime) -> str:
    """In UTC, so that the same moment is always written the same."""
    return moment.astimezone(UTC).isoformat()


def _text(value: object) -> str | None:
    return None if value is None else str(value)
