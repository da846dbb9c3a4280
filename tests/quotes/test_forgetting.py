"""A person who asked is forgotten: on the square, on bodies' desks and in the facts between them."""

from django_tenants.utils import tenant_context

from accounts.actions import pseudonymise
from enquiries import actions
from enquiries.models import Enquiry
from outbox.models import Fact
from outbox.relay import deliver_all


def test_name_and_telephone_of_whoever_asked_are_forgotten_everywhere(bodies):
    enquiry = bodies.ask(contact_phone="0757 1234")
    actions.open_to(bodies.invited(enquiry, "northseal"), by=bodies.alice)
    deliver_all()
    name = bodies.alice.name
    pseudonymise(bodies.alice, by=None)
    deliver_all()
    assert Enquiry.objects.get().contact_phone == ""
    facts = str(list(Fact.objects.values_list("payload", flat=True)))
    with tenant_context(bodies.body("northseal")):
        stated = bodies.received(enquiry, "northseal")
        assert stated.statement.asker.organisation == bodies.acme.pk
        desk = str(stated.content)
    for secret in (name, "0757 1234"):
        assert secret not in facts
        assert secret not in desk


def test_who_gave_no_telephone_is_forgotten_where_one_body_of_two_knows_them(bodies):
    enquiry = bodies.ask()
    actions.open_to(bodies.invited(enquiry, "northseal"), by=bodies.alice)
    deliver_all()
    name = bodies.alice.name
    pseudonymise(bodies.alice, by=None)
    deliver_all()
    with tenant_context(bodies.body("northseal")):
        assert name not in str(bodies.received(enquiry, "northseal").content)
    assert name not in str(list(Fact.objects.values_list("payload", flat=True)))


def test_who_did_not_ask_is_forgotten_without_a_word_to_bodies(bodies):
    enquiry = bodies.ask(contact_phone="0757 1234")
    pseudonymise(bodies.quoters["greenmark"], by=None)
    deliver_all()
    enquiry.refresh_from_db()
    assert (enquiry.revision, enquiry.contact_phone) == (1, "0757 1234")
