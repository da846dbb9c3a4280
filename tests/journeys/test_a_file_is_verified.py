"""A certificate is issued and suspended; a buyer drops its PDF into verify, and then one with a byte changed."""

from base64 import b64encode

import pytest
from django.db import transaction
from django_tenants.utils import tenant_context
from playwright.sync_api import Page

from accounts.models import OrganisationMembership
from cases.transitions import State
from certificates import actions
from outbox import relay
from papers.actions import make_paper
from papers.models import IssuedPaper
from tenants.models import CertificationBody
from tests.applications.walking import Cast
from tests.applications.walking import Walk as CaseWalk
from tests.cast import NORTHSEAL, acme_appliances, acts_for, staff_of
from tests.catalog.schemes import published_scheme
from tests.certificates.making import suspend_at_request
from tests.journeys.stage import Walk

IN = {
    "en": ("and the certificate is now: suspended", "It has been suspended since", "This is not the file that was issued: do not rely on it."),
    "zh": ("证书目前：暂停", "自", "这不是签发的文件：请勿采信。"),
}  # fmt: skip


@pytest.mark.parametrize(("language", "width"), [("en", 1280), pytest.param("zh", 390, marks=pytest.mark.long)])
def test_a_file_is_verified(guildmark, language, width):
    holder = issued_and_suspended()
    walk = Walk(guildmark, language, width)
    taken_home = file_of(walk, holder)
    buyer = walk.visitor("buyer")
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


def issued_and_suspended():  # type: ignore[no-untyped-def]
    """The address of the certificate's page for its holder, with who the holder is."""
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
        suspend_at_request(certificate, by=cast.rita)
    relay.deliver_all()
    return people["alice"], f"/certificates/{certificate.pk}/"


def file_of(walk: Walk, holder) -> bytes:  # type: ignore[no-untyped-def]
    """The PDF, as the holder takes it home from the certificate's page."""
    alice, address = holder
    northseal = CertificationBody.objects.get(slug="northseal")
    page = walk.guildmark.signed_in(alice, body=northseal, language=walk.language, width=walk.width)
    page.goto(walk.guildmark.body("northseal", address))
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
