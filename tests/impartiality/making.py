"""Groups of organisations, open countries and advice sold, for tests of impartiality."""

from uuid import UUID, uuid4

from accounts.actions import state_parent
from accounts.models import LegalTie, Organisation, User
from lib import clock
from oversight.actions import set_advisory_sales
from staff.impartiality import record_advice
from staff.models import Advice

ABOUT = {"zh": "精益诊断", "en": "Lean diagnosis"}
SOURCE = "National enterprise credit publicity system, looked up 2026-11-30"


def enterprise(name: str) -> Organisation:
    return Organisation.objects.create(name_en=name, country="DE", registration_number=f"HRB {uuid4().hex[:8]}")


def belongs(child: Organisation, parent: Organisation, by: User) -> LegalTie:
    return state_parent(child, parent=parent, source=SOURCE, by=by)


def opened(by: User, country: str = "CN") -> None:
    """Certification bodies of the country may sell advice from today on."""
    set_advisory_sales(country=country, is_open=True, since=clock.today(), reason="Law of 2027, article 9", by=by)


def advised(organisation: Organisation, *people: User, by: User, order: UUID | None = None) -> Advice:
    order = order or uuid4()
    record_advice(organisation, order=order, about=ABOUT, by=by, people=people)
    return Advice.objects.get(order=order)
