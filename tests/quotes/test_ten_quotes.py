"""Ten quotes side by side take no more statements than two."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enquiries.models import InvitedBody, QuoteCopy
from enquiries.queries.side_by_side import columns_of, side_by_side
from lib import clock
from tenants.models import CertificationBody
from tests.support.signing_in import signed_in

MOST = 15  # SQL, as promised


@pytest.fixture
def enquiry(bodies):
    """An enquiry with the same quote of ten bodies."""
    enquiry = bodies.ask("northseal")
    bodies.quote(enquiry)
    first = QuoteCopy.objects.get(invited__enquiry=enquiry)
    for number in range(9):
        body = CertificationBody.objects.create(
            slug=f"quoter-{number}", schema_name=f"quoter_{number}", name_zh=f"第{number}家", opened_at=clock.now()
        )
        invited = InvitedBody.objects.create(
            enquiry=enquiry, body=body, scheme=first.invited.scheme, scheme_zh="电热水壶", answer="quoted"
        )
        QuoteCopy.objects.create(id=uuid4(), invited=invited, number=1, content=first.content, sha256=first.sha256)
    return enquiry


def test_the_table_reads_them_at_once(enquiry, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST):
        table = side_by_side(columns_of(enquiry))
    assert len(table.columns) == 10
    assert all(len(row.cells) == 10 for row in table.once)


def test_so_does_the_page(bodies, enquiry, site):
    client = signed_in(site, bodies.alice)
    page = f"/enquiries/{enquiry.pk}/quotes/"
    client.get(page)  # what is the same for every page is remembered then
    with CaptureQueriesContext(
        connection,
    ) as asked:
        shown = client.get(page).text
    assert shown.count("Take this quote") == 10
    assert "第8家" in shown or "quoter-8" in shown
    of_the_page = [query for query in asked if "SAVEPOINT" not in query["sql"]]
    assert len(of_the_page) <= MOST, [query["sql"][:90] for query in of_the_page]
