"""Certificates, and what is open about them."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower, Trim
from django.utils.translation import gettext_lazy

from accounts.models import Organisation, User
from accounts.queries import acts_for
from cases.models import Case
from cases.sides import cases_open_to
from cases.transitions import State
from catalog.affected import counts_affected
from catalog.models import SchemeVersion
from certificates.models import Certificate, HolderRequest, Measure, Task
from certificates.transitions import IN_FORCE, Status
from lib.text import numbers
from staff.impartiality import knows_clients
from tenants.models import CertificationBody
from tenants.open_matters import counts_open


def certificates() -> QuerySet[Certificate]:
    """The body's certificates, the newest first."""
    return Certificate.objects.order_by("-prepared_at", "id")


def by_words(text: str) -> Q:
    """Certificates by number, however it is written, holder or product."""
    return (
        Q(folded_number__contains=numbers.folded(text) or text)
        | Q(holder_name_zh__icontains=text)
        | Q(holder_name_en__icontains=text)
        | Q(product_zh__icontains=text)
        | Q(product_en__icontains=text)
    )


@counts_open(gettext_lazy("certificates valid or suspended"))
def in_force(body: CertificationBody) -> int:
    """How many certificates the body answers for."""
    return Certificate.objects.standing().filter(status__in=IN_FORCE).count()


@knows_clients(gettext_lazy("a certificate"))
def certificates_of_group(organisations: Collection[UUID]) -> int:
    """How many certificates some organisations hold here, or are about to (INV-9): of imports also those that name their
    credit code or, where they name none, as of holders abroad, their full name."""
    people = Organisation.objects.filter(pk__in=organisations).values_list("credit_code", "name_zh", "name_en")
    codes = [code for code, *_names in people if code]
    names = [name.strip().lower() for _code, *both in people for name in both if name.strip()]
    rows = Certificate.objects.standing().filter(status__in={*IN_FORCE, Status.PENDING})
    rows = rows.alias(zh=Lower(Trim("holder_name_zh")), en=Lower(Trim("holder_name_en")))
    is_named = Q(organisation=None, holder_code="") & (Q(zh__in=names) | Q(en__in=names))
    return rows.filter(Q(organisation__in=organisations) | Q(holder_code__in=codes) | is_named).count()


@counts_affected(gettext_lazy("certificates valid or suspended"))
def certificates_under(version: UUID) -> int:
    """How many certificates in force rest on a scheme version: they change over before its transition ends."""
    about = SchemeVersion.objects.filter(pk=version).values_list("scheme", "number").first()
    if about is None:
        return 0
    scheme, number = about
    return Certificate.objects.filter(scheme=scheme, scheme_version=number, status__in=IN_FORCE).count()


def in_force_under(scheme: UUID) -> QuerySet[Certificate]:
    """A scheme's certificates, valid or suspended, under whatever version, by number."""
    return Certificate.objects.standing().filter(scheme=scheme, status__in=IN_FORCE).order_by("folded_number", "pk")


def organisation_of(certificate: Certificate) -> UUID | None:
    """Whose certificate it is: its client or, of one from before this register, whoever has its holder's credit code."""
    if certificate.organisation_id or not certificate.holder_code:
        return certificate.organisation_id
    return Organisation.objects.filter(credit_code=certificate.holder_code).values_list("pk", flat=True).first()


def numbers_by_holder() -> dict[UUID, list[str]]:
    """The numbers of certificates in force by whose they are, as `organisation_of` says; of nobody who is not here.

    Two questions whatever their number, and no certificate is read whole: a body may have hundreds of thousands.
    """
    rows = Certificate.objects.standing().filter(status__in=IN_FORCE).order_by("folded_number", "pk")
    codes = rows.filter(organisation__isnull=True).exclude(holder_code="").order_by().values("holder_code")
    by_code = dict(Organisation.objects.filter(credit_code__in=codes).values_list("credit_code", "pk"))
    held: dict[UUID, list[str]] = {}
    for number, organisation, code in rows.values_list("number", "organisation_id", "holder_code").iterator():
        if holder := organisation or by_code.get(code):
            held.setdefault(holder, []).append(number)
    return held


def is_held_by(certificate: Certificate, user: User) -> bool:
    """Whether a person acts for the client whose certificate it is.

    Not whoever registered with the credit code of one that moved in: codes are public, and nobody has looked it up.
    """
    return certificate.organisation_id is not None and acts_for(user, certificate.organisation_id)


def open_request(certificate: Certificate, wish: str) -> HolderRequest | None:
    """What the holder asked for signed in and nobody has recorded."""
    return certificate.requests.filter(wish=wish, answer=HolderRequest.Answer.OPEN).select_related("asked_by").first()


def open_tasks() -> QuerySet[Task]:
    return Task.objects.filter(done_at=None).select_related("certificate")


def open_measures() -> QuerySet[Measure]:
    return Measure.objects.filter(answer=Measure.Answer.OPEN).select_related("certificate")


def cases_to_issue(user: User) -> QuerySet[Case]:
    """Decided cases open to somebody that wait for their certificate or, refused, for their letter; the oldest first."""
    related = ("scheme_version", "decision")
    return cases_open_to(user).filter(state=State.DECIDED).select_related(*related).order_by("since", "pk")


def to_sign() -> QuerySet[Certificate]:
    """Certificates a registrar has issued and nobody has signed."""
    return Certificate.objects.filter(status="PENDING", origin="issued_here").order_by("prepared_at")
