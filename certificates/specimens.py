"""What a body looks at before it publishes a style of its papers: one of its certificates, or an invented one."""

from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from accounts.queries import organisations_of
from catalog.queries import letterhead
from certificates import queries
from certificates.actions.printing import paper_of
from certificates.models import Certificate
from certificates.papers import CERTIFICATE_PAPER, CertificatePaper
from certificates.sheet_specimens import PARTY, Sheet
from certificates.transitions import Status
from lib import clock
from papers.kinds import PaperKind, PaperStatement, Undrawable
from papers.models import HouseStyle
from papers.pictures import as_svg
from papers.specimens import Form, specimen
from papers.storage import Lost
from papers.styles import dressed
from tenants.context import current_body
from tenants.hosts import site_url

OFFERED = 20


def offered_to(user: User) -> QuerySet[Certificate]:
    """The newest certificates beside which a style may be looked at: none of whom its reader acts for."""
    own = organisations_of(user)
    rows = queries.certificates().exclude(status=Status.PENDING).exclude(organisation__in=own.values("pk"))
    return rows.exclude(holder_code__in=own.exclude(credit_code="").values("credit_code"))[:OFFERED]


def certificate_seen_by(user: User, pk: UUID | None) -> Certificate | None:
    """The certificate that was chosen, or 404; the newest where none was, and None where the body has none."""
    return queries.certificate_for(user, pk) if pk else offered_to(user).first()


def drawn(style: HouseStyle, certificate: Certificate | None, *, form: Form) -> bytes:
    """A certificate in a style, marked as a specimen. Raises Undrawable."""
    event = certificate.events.order_by("-revision").first() if certificate else None
    signed_by = certificate.signed_by_id if certificate else None
    signatory = User.objects.filter(pk=signed_by).first() if signed_by else None
    statement = paper_of(certificate, event, signatory=signatory) if certificate and event else invented()
    signed_by = signatory.pk if signatory else _any_signatory(style)
    return _drawn(CERTIFICATE_PAPER, dressed(statement, style, signed_by=signed_by), form)


def drawn_sheet(style: HouseStyle, sheet: Sheet, *, form: Form) -> bytes:
    """A letter, an agreement or an invoice in a style, marked as a specimen. Raises Undrawable."""
    return _drawn(sheet.kind, dressed(sheet.statement, style), form)


def _drawn(kind: PaperKind, statement: PaperStatement, form: Form) -> bytes:
    try:
        pictures = {name: as_svg(current_body().pk, digest) for name, digest in statement.pictures.items()}
    except Lost as lost:
        raise Undrawable("A picture of the style is not there.") from lost
    return specimen(kind, statement, at=clock.now(), pictures=pictures, form=form)


def invented() -> CertificatePaper:
    """A certificate that nobody holds, for a body that has issued none."""
    today = clock.today(current_body().time_zone)
    content = {
        "number": "SPECIMEN-0001",
        "check_at": site_url("/"),
        "body": letterhead(),
        "scheme": {"zh": "样张认证方案", "en": "Specimen certification scheme"},
        "holder": PARTY,
        "manufacturer": PARTY,
        "factories": [PARTY],
        "product": {"zh": "样张产品", "en": "Specimen product"},
        "models": [{"model": "SP-100", "specification": "230 V"}, {"model": "SP-200", "specification": ""}],
        "standards": [{"number": "GB 00000-0000", "title": {"zh": "样张标准", "en": "Specimen standard"}}],
        "issued_on": today,
        "valid_until": today.replace(year=today.year + 3, day=min(today.day, 28)),
        "signatory": "样张签发人 Specimen",
    }
    return CertificatePaper.model_validate(content)


def _any_signatory(style: HouseStyle) -> UUID | None:
    """Whose signature stands where the certificate has no signatory of ours: the first the style holds."""
    return next((UUID(person) for person in style.signatures), None)
