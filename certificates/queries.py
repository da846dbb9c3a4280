"""Reads of certificates: the doors for views, and what waits for whom. What the public is told: `certificates.statements`."""

from uuid import UUID

from django.db.models import Q, QuerySet
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
from certificates.models import Certificate, HolderRequest, IssuingRules, Measure, Paper, Task
from certificates.transitions import IN_FORCE
from lib.text import folded, localized, numbers
from staff.models import Role
from web.checklist import ChecklistItem, Need

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
    certificate = Certificate.objects.filter(pk=pk).first()
    if certificate is None or ((holder := organisation_of(certificate)) and acts_for(user, holder)):
        raise Http404
    return certificate


def certificates_of_number(number: str) -> list[Certificate]:
    """This body's certificate of that number as it is printed or, where none is, those it may mean however it is written."""
    alike = list(Certificate.objects.standing().filter(folded_number=numbers.folded(number))[:20])
    return [certificate for certificate in alike if certificate.printed_number == numbers.printed(number)] or alike


def same_certificate(certificate: Certificate) -> Certificate | None:
    """Another row of this body for the same certificate: of its printed number or, written otherwise, equal in the rest."""
    others = Certificate.objects.standing().exclude(pk=certificate.pk).filter(folded_number=certificate.folded_number)
    return next(
        (
            other
            for other in others
            if certificate.printed_number == other.printed_number or all(_agreeing(certificate, other))
        ),
        None,
    )


def is_written_otherwise(certificate: Certificate, other: Certificate) -> bool:
    """Whether two rows whose numbers fold to one are of one certificate, its number written in two ways.

    CB-1-12 and CB-11-2 are two, unless holder, product and day of issue are all the same. NS 2024 and NS-2024 are one,
    unless all of these differ.
    """
    agreeing = _agreeing(certificate, other)
    return all(agreeing) or (any(agreeing) and numbers.runs(certificate.number) == numbers.runs(other.number))


def _agreeing(certificate: Certificate, other: Certificate) -> tuple[bool, bool, bool]:
    """Whether holder, product and day of issue are the same."""
    holder, product = (
        bool({folded(name) for name in mine.values() if name} & {folded(name) for name in theirs.values() if name})
        for mine, theirs in ((certificate.holder, other.holder), (certificate.product, other.product))
    )
    return holder, product, certificate.issued_on == other.issued_on


def organisation_of(certificate: Certificate) -> UUID | None:
    """Whose certificate it is: its client or, of one from before this register, whoever has its holder's credit code."""
    if certificate.organisation_id or not certificate.holder_code:
        return certificate.organisation_id
    return Organisation.objects.filter(credit_code=certificate.holder_code).values_list("pk", flat=True).first()


def measure_for(user: User, pk: UUID) -> Measure:
    measure = Measure.objects.filter(pk=pk).first()
    if measure is None:
        raise Http404
    measure.certificate = certificate_for(user, measure.certificate_id)
    return measure


def paper_for(user: User, pk: UUID) -> Paper:
    paper = Paper.objects.filter(pk=pk).first()
    if paper is None:
        raise Http404
    paper.certificate = certificate_for(user, paper.certificate_id)
    return paper


def open_request(certificate: Certificate, wish: str) -> HolderRequest | None:
    """What the holder asked for signed in and nobody has recorded."""
    return certificate.requests.filter(wish=wish, answer=HolderRequest.Answer.OPEN).select_related("asked_by").first()


def own_certificate_for(user: User, pk: UUID) -> Certificate:
    """A certificate that names an organisation for which a person acts, or 404."""
    certificate = Certificate.objects.public().filter(pk=pk).first()
    if certificate is None or certificate.organisation_id is None or not acts_for(user, certificate.organisation_id):
        raise Http404
    return certificate


def own_request_for(user: User, pk: UUID) -> HolderRequest:
    """A request about a certificate of an organisation for which a person acts, or 404."""
    request = HolderRequest.objects.select_related("certificate").filter(pk=pk).first()
    if request is None:
        raise Http404
    own_certificate_for(user, request.certificate_id)
    return request


def certificates(*, text: str = "", status: str = "", sort: str = "newest") -> QuerySet[Certificate]:
    """The body's certificates, by number, holder, product or model."""
    rows = Certificate.objects.order_by(*SORTS.get(sort, SORTS["newest"]))
    if status:
        rows = rows.filter(status=status)
    if text := text.strip():
        rows = rows.filter(
            Q(folded_number__contains=numbers.folded(text) or text)
            | Q(holder_name_zh__icontains=text)
            | Q(holder_name_en__icontains=text)
            | Q(product_zh__icontains=text)
            | Q(product_en__icontains=text)
        )
    return rows


def open_tasks() -> QuerySet[Task]:
    return Task.objects.filter(done_at=None).select_related("certificate")


def open_measures() -> QuerySet[Measure]:
    return Measure.objects.filter(answer=Measure.Answer.OPEN).select_related("certificate")


def certificate_to_sign_for(user: User, pk: UUID) -> Certificate:
    """A certificate whose case is open to this person, or 404: to any signatory for its scheme."""
    certificate = certificate_for(user, pk)
    if certificate.case and not cases_open_to(user).filter(pk=certificate.case).exists():
        raise Http404
    return certificate


def decided_case_for(user: User, pk: UUID) -> Case:
    """A decided case open to this person that has not been completed, or 404."""
    related = ("unit__application__agreement", "scheme_version__scheme", "decision__report")
    case = cases_open_to(user).select_related(*related).filter(pk=pk, state=State.DECIDED).first()
    if case is None:
        raise Http404
    return case


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


def checklist() -> list[ChecklistItem]:
    """What a new body settles before its first certificate."""
    return [
        ChecklistItem(
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
