"""A certificate is issued; its holder sends a buyer its page, and it is suspended. The buyer drops the PDF into verify, and
then one with a byte changed.
"""

from base64 import b64encode

import pytest
from django.core import mail
from django.db import transaction
from django_tenants.utils import tenant_context
from playwright.sync_api import Page

from accounts.models import OrganisationMembership, User
from cases.transitions import State
from certificates import actions
from certificates.models import Certificate
from outbox import relay
from papers.actions import make_paper
from papers.models import IssuedPaper
from tenants.models import CertificationBody
from tests.applications.walking import Cast
from tests.applications.walking import Walk as CaseWalk
from tests.cast import NORTHSEAL, acme_appliances, acts_for, staff_of
from tests.catalog.schemes import published_scheme
from tests.certificates.making import suspend_at_request
from tests.journeys.stage import Walk, last_link, pairs

IN = {
    "en": ("and the certificate is now: suspended", "It has been suspended since", "This is not the certificate as it was issued: do not rely on it."),
    "zh": ("证书目前：暂停", "自", "这不是签发的证书文件：请勿采信。"),
}  # fmt: skip


@pytest.mark.parametrize(("language", "width"), pairs("en", 1280))
def test_a_buyer_is_told_and_verifies_a_file(guildmark, language, width):
    holder, rita, certificate = issued()
    walk = Walk(guildmark, language, width)
    alice = at_home(walk, holder, certificate)
    taken_home = file_of(alice)
    buyer = walk.visitor("buyer")
    buyer.goto(sent_to_a_buyer(walk, alice))
    buyer.get_by_role("heading", name="It does not prove").wait_for()  # the link leads to English, whoever opens it
    assert certificate.number in buyer.locator("body").inner_text()
    walk.keep(buyer, "for-buyers")

    suspended(certificate, by=rita)
    buyer.goto(guildmark.site("/verify/"))
    walk.keep(buyer, "verify")
    stands, since, is_another = IN[language]

    drop(buyer, taken_home)
    buyer.wait_for_url("**/verify/file/")
    buyer.get_by_role("heading", level=1).filter(has_text=stands).wait_for()
    buyer.get_by_text(since).first.wait_for()
    walk.keep(buyer, "verified")

    drop(buyer, taken_home.replace(b"%%EOF", b"%%EOf"))
    buyer.get_by_role("heading", level=1).filter(has_text=is_another).wait_for()
    walk.keep(buyer, "not-the-file")
    walk.follow(buyer, "Open the certificate's page")
    buyer.wait_for_url("**/certificates/*/")


def issued() -> tuple[User, User, Certificate]:
    """Who the holder is, who registers what it asks, and the certificate, its files made and stated."""
    body = CertificationBody.objects.get(slug="northseal")
    with tenant_context(body):
        people = staff_of(body, *NORTHSEAL)
        acme = acme_appliances()
        people["alice"] = acts_for(acme, "alice", OrganisationMembership.Role.ADMINISTRATOR)
        cast = Cast(**{name: people[name] for name in Cast.__dataclass_fields__})
        with transaction.atomic():
            decided = CaseWalk(published_scheme(people["sima"]), acme, cast).to(State.DECIDED)
            prepared = actions.issue_for_case(decided, by=cast.rita)
            certificate = actions.sign_certificate(prepared, by=cast.sig, has_read=True)
        for paper in IssuedPaper.objects.unmade():
            make_paper(paper.pk)
    relay.deliver_all()
    return people["alice"], cast.rita, certificate


def suspended(certificate: Certificate, *, by: User) -> None:
    with tenant_context(CertificationBody.objects.get(slug="northseal")):
        suspend_at_request(certificate, by=by)
    relay.deliver_all()


def at_home(walk: Walk, holder: User, certificate: Certificate) -> Page:
    """The holder at its certificate's page."""
    northseal = CertificationBody.objects.get(slug="northseal")
    page = walk.guildmark.signed_in(holder, body=northseal, language=walk.language, width=walk.width)
    page.goto(walk.guildmark.body("northseal", f"/certificates/{certificate.pk}/"))
    walk.keep(page, "wallet")
    return page


def sent_to_a_buyer(walk: Walk, page: Page) -> str:
    """The address that the letter leads its reader to."""
    page.locator("main a[href$='/for-buyers/']").first.click()
    page.locator("[name=email]").fill("eva@buyer.example")
    walk.keep(page, "send-to-buyer")
    walk.press(page, "Send link and PDF by e-mail")
    walk.sees(page, "Sent. We keep no address.")
    assert mail.outbox[-1].to == ["eva@buyer.example"]
    return last_link(mail.outbox[-1].body)


def file_of(page: Page) -> bytes:
    """The PDF, as the holder takes it home from the certificate's page."""
    with page.expect_download() as download:
        page.locator("a[href$='.pdf']").first.click()
    return download.value.path().read_bytes()


def drop(page: Page, content: bytes) -> None:
    transfer = page.evaluate_handle(
        """content => {
            const dropped = new DataTransfer();
            const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
            dropped.items.add(new File([bytes], "certificate.pdf", { type: "application/pdf" }));
            return dropped;
        }""",
        b64encode(content).decode(),
    )
    page.locator("form[data-drop]").dispatch_event("drop", {"dataTransfer": transfer})
