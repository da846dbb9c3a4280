"""What a holder sends to a buyer: a page as a file, and a letter that leads to the page of the day."""

from dataclasses import asdict
from typing import Any

import structlog
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import write_letter
from accounts.models import User
from catalog.queries import letterhead
from certificates.addresses import address_for_buyers, permanent_address
from certificates.models import Certificate
from certificates.papers import BUYER_PAPER, FOR_BUYERS, BuyerPaper
from certificates.queries import is_held_by, organisation_of
from certificates.statements import statement_of
from certificates.terms import why_not_shown
from lib import clock
from lib.refusal import Refused
from papers.actions import ask_for_paper
from papers.models import IssuedPaper
from papers.queries import as_file, newest_of
from statements.for_buyers import UNCONFIRMED, ForBuyers, for_buyers
from tenants.context import current_body

log = structlog.get_logger(__name__)


def words_for_buyers(certificate: Certificate) -> ForBuyers:
    """What buyers are told of a certificate as it is now."""
    return for_buyers(statement_of(certificate), body=current_body().name, address=permanent_address(certificate))


@transaction.atomic
def ask_for_buyer_paper(certificate: Certificate, *, by: User) -> IssuedPaper:
    """Have the page for buyers made as a file, as of today; the newest stands where it says the same. By its holder.

    Raises Refused where the certificate is not valid, or its body not open: a file cannot take back what it says.
    """
    _refuse_unless_holder(certificate, by)
    # Two presses at once are one paper: revisions of these count up, and belong to nothing else.
    certificate = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    if why := why_not_shown(certificate):
        raise Refused(_("%(why)s No file for buyers is made of it.") % {"why": why})
    paper, before = _paper_of(certificate), newest_of(FOR_BUYERS, certificate.pk)
    if before and before.says_the_same_as(paper):
        return before
    return ask_for_paper(
        BUYER_PAPER,
        paper,
        subject=certificate.pk,
        revision=before.revision + 1 if before else 1,
        recorded_at=clock.now(),
        organisation=organisation_of(certificate),
    )


@transaction.atomic
def send_to_buyer(certificate: Certificate, *, email: str, by: User) -> None:
    """Write to a buyer where the page about a certificate is, and bring the page of today as a file. Its words are ours:
    nothing that somebody typed goes out. By its holder.

    Only that one was sent is logged; the address is with the letter alone, until it has left.
    """
    _refuse_unless_holder(certificate, by)
    if why := why_not_shown(certificate):
        raise Refused(_("%(why)s Nothing is sent to buyers about it.") % {"why": why})
    context: dict[str, Any] = {
        "number": certificate.number,
        "holder": certificate.holder,
        "product": certificate.product,
        "link": address_for_buyers(certificate),
        "body": current_body().name,
    }
    files = [as_file(ask_for_buyer_paper(certificate, by=by))]
    write_letter(email, "certificates/mail/for_buyer.txt", context, language="en", files=files)
    log.info("buyer.letter_sent", certificate=str(certificate.pk))


def _refuse_unless_holder(certificate: Certificate, by: User) -> None:
    if not is_held_by(certificate, by):
        raise Refused(_("Only its holder sends a certificate to buyers."))


def _paper_of(certificate: Certificate) -> BuyerPaper:
    content: dict[str, Any] = asdict(words_for_buyers(certificate)) | {
        "number": certificate.number,
        "language": "en",
        "check_at": permanent_address(certificate),
        "body": letterhead(),
        "warnings": () if current_body().is_confirmed else (UNCONFIRMED,),
        "holder": certificate.holder,
        "product": certificate.product,
        "valid_until": certificate.valid_until,
        "made_on": clock.today(certificate.time_zone),
    }
    return BuyerPaper.model_validate(content)
