"""Two people enter a certificate, the public sees it; it is suspended at the holder's request, and the public sees that too."""

import re
from datetime import timedelta

from django.urls import reverse

from lib import clock
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.support.pdfs import a_pdf_of


def test_a_certificate_tells_the_truth(guildmark, shows):
    northseal = CertificationBody.objects.get(slug="northseal")
    rita, quinn = works_for(northseal, "rita", Role.REGISTRAR), works_for(northseal, "quinn", Role.QUALITY_MANAGER)
    public = guildmark.visitor(width=390)

    public.goto(guildmark.site("/verify/?number=NS-2026-0001"))
    public.get_by_text("not in this register").first.wait_for()

    registrar = guildmark.signed_in(rita, body=northseal)
    registrar.goto(guildmark.body(northseal, "/desk/certificates/import/"))
    today = clock.today()
    for name, value in {
        "number": "NS-2026-0001",
        "product_en": "Electric kettle",
        "holder_name_en": "Acme Appliances (demo) Ltd",
        "standards_text": "GB/T 4706.1-2024",
        "issued_on": today.isoformat(),
        "valid_from": today.isoformat(),
        "valid_until": (today + timedelta(days=700)).isoformat(),
    }.items():
        registrar.locator(f"[name={name}]").fill(value)
    registrar.get_by_role("button", name="Prepare certificate").click()
    registrar.get_by_role("link", name="NS-2026-0001").first.click()
    registrar.wait_for_url(re.compile(r"/desk/certificates/[0-9a-f-]{36}/$"))
    page = registrar.url.removeprefix(guildmark.body(northseal, ""))

    manager = guildmark.signed_in(quinn, body=northseal)
    manager.goto(guildmark.body(northseal, page))
    manager.get_by_role("link", name="Read and confirm").click()
    manager.locator("[name=takes_responsibility]").check()
    manager.locator("main form button").first.click()
    manager.wait_for_url(guildmark.body(northseal, page))

    pk = page.strip("/").split("/")[-1]
    permanent = guildmark.site(reverse("register:certificate", args=[pk], urlconf="marketplace.urls_site"))
    public.goto(permanent)
    shows(public, "This certificate is valid")
    public.get_by_text("Electric kettle").first.wait_for()

    registrar.goto(guildmark.body(northseal, f"{page}suspend/"))
    request = {"name": "request.pdf", "mimeType": "application/pdf", "buffer": a_pdf_of("Please suspend it.")}
    registrar.locator("[name=paper]").set_input_files(files=[request])
    registrar.locator("[name=ends_on]").fill((today + timedelta(days=60)).isoformat())
    registrar.locator("[name=conditions_en]").fill("The new production line has been inspected.")
    registrar.locator("main form button").first.click()
    registrar.wait_for_url(guildmark.body(northseal, page))

    public.goto(permanent)
    shows(public, "This certificate is suspended")
    public.goto(guildmark.site("/verify/?number=ns 2026 0001"))
    public.get_by_text("suspended").first.wait_for()
