"""However many issue at once, each invoice has its own number and none is left out."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.models import Organisation
from billing import actions
from billing.models import Invoice
from tenants.models import CertificationBody
from tests.billing.making import APPLICATION, TEST_FEE
from tests.cast import works_for


@pytest.mark.slow
def test_two_at_once_get_two_numbers(committed):
    body = CertificationBody.objects.get(slug="northseal")
    organisation, fin = Organisation.objects.create(name_en="Any"), works_for(body, "fin")
    actions.set_bank_account(body, by=fin, holder="N", bank="B", number="1")
    drafts = [
        actions.draft_invoice(organisation, body=body, about=APPLICATION.about, lines=[TEST_FEE], by=fin)
        for _ in range(8)
    ]

    def issue(draft: Invoice) -> None:
        try:
            actions.issue(draft, by=fin)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(issue, drafts))
    assert sorted(Invoice.objects.values_list("sequence", flat=True)) == list(range(1, 9))
