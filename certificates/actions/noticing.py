"""The notice of a change of status as a paper: 暂停、恢复、撤销、注销通知书, for the holder and for the body's own file."""

from datetime import date

from cases.papers import LetterPaper, StatedFact, paragraphs, stated_facts
from catalog.queries import letterhead
from certificates.actions.telling import news_of
from certificates.models import Certificate, CertificateEvent
from certificates.papers import NOTICE_PAPER
from certificates.queries import organisation_of
from lib import clock
from lib.text import bilingual, spelled_day
from papers.actions import ask_for_paper
from papers.models import IssuedPaper
from statements.certificate import StatedParty

What = CertificateEvent.What
TITLES = {
    What.SUSPENDED: bilingual("证书暂停通知书", "Notice of suspension"),
    What.RESTORED: bilingual("证书恢复通知书", "Notice of restoration"),
    What.WITHDRAWN: bilingual("证书撤销通知书", "Notice of withdrawal"),
    What.CANCELLED: bilingual("证书注销通知书", "Notice of cancellation"),
}


def ask_for_notice(certificate: Certificate, event: CertificateEvent) -> IssuedPaper | None:
    """Have the notice of a change made, where the change has one. Also for a holder that is not on the platform: the
    body then sends it by its own ways.
    """
    if event.what not in TITLES:
        return None
    return ask_for_paper(
        NOTICE_PAPER,
        _notice_of(certificate, event),
        subject=certificate.pk,
        revision=certificate.revision,
        recorded_at=event.recorded_at,
        organisation=organisation_of(certificate),
    )


def _notice_of(certificate: Certificate, event: CertificateEvent) -> LetterPaper:
    news, zone = news_of(certificate, event), certificate.time_zone
    return LetterPaper(
        number=f"{certificate.number}-N{certificate.revision}",
        body=letterhead(),
        addressee=StatedParty(name=certificate.holder, address=certificate.holder_address),
        title=TITLES[What(event.what)],
        subject=dict(news["subject"]),
        facts=_facts(certificate, clock.day_of(event.effective_at, zone)),
        text_zh=paragraphs(news["text"]["zh"]),
        text_en=paragraphs(news["text"]["en"]),
        sent_on=clock.day_of(event.recorded_at, zone),
    )


def _facts(certificate: Certificate, since: date) -> tuple[StatedFact, ...]:
    until = certificate.suspension_ends_on
    return stated_facts(
        ("证书编号", "Certificate No.", certificate.number),
        ("产品", "Product", certificate.product),
        ("生效日期", "Effective", spelled_day(since)),
        ("暂停期限至", "Suspended until", spelled_day(until) if until else ""),
    )
