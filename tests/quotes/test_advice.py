"""A body sells no advice to whoever asks it for a quote: it is not told who asks, but its host can tell (INV-9)."""

import pytest
from django_tenants.utils import tenant_context

from applications.actions import decline_enquiry
from lib.refusal import Refused
from staff.impartiality import refuse_sale
from tests.impartiality.making import belongs, enterprise, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def sell(bodies, olga):
    """`sell(organisation)`: whether northseal may sell it advice, asked in northseal."""
    opened(olga)

    def sell(organisation):
        with tenant_context(bodies.body("northseal")):
            refuse_sale(organisation, service_class="advisory")

    return sell


def test_whoever_asks_the_body_buys_no_advice_there(bodies, sell):
    sell(bodies.acme)
    bodies.ask("northseal")
    with pytest.raises(Refused, match="an open enquiry"):
        sell(bodies.acme)


def test_nor_does_anybody_of_its_legal_group(bodies, sell, olga):
    sister = enterprise("Sister GmbH")
    belongs(sister, bodies.acme, olga)
    bodies.ask("northseal")
    with pytest.raises(Refused, match="an open enquiry"):
        sell(sister)
    sell(enterprise("Stranger GmbH"))


def test_an_enquiry_to_another_body_binds_nobody(bodies, sell):
    bodies.ask("greenmark")
    sell(bodies.acme)


def test_one_that_the_body_declined_binds_it_no_more(bodies, sell):
    enquiry = bodies.ask("northseal")
    with tenant_context(bodies.body("northseal")):
        received = bodies.received(enquiry, "northseal")
        decline_enquiry(received, reason="We advise instead.", by=bodies.quoters["northseal"])
    sell(bodies.acme)
