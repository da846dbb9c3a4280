"""Who comes and who is called: whoever acts for the buyer is kept by number, so that who is forgotten is forgotten here too."""

from collections.abc import Iterable
from uuid import UUID

from accounts.models import Organisation, User
from accounts.queries import names_of, people_of
from lib.text import Bilingual, bilingual
from orders.models import Order

BY_NUMBER = "person:"


def kept_names(names: Iterable[str], organisation: UUID) -> list[str]:
    """Names as they are kept: those of the buyer's own people by number, the others as they were typed."""
    typed = [" ".join(name.split())[:100] for name in names if name.strip()]
    if not typed:
        return []
    colleagues = {person.name: person.pk for person in people_of(organisation)}
    return [f"{BY_NUMBER}{colleagues[name]}" if name in colleagues else name for name in typed]


def shown_names(names: Iterable[str]) -> list[str]:
    """The same as they are called today."""
    names = list(names)
    known = names_of(UUID(name.removeprefix(BY_NUMBER)) for name in names if name.startswith(BY_NUMBER))
    return [known.get(UUID(name.removeprefix(BY_NUMBER)), "") if name.startswith(BY_NUMBER) else name for name in names]


def contact_of(order: Order) -> tuple[str, str, str]:
    """Name, address and telephone of whoever is called: whoever ordered, until another is named."""
    if order.contact_name or order.contact_email:
        return order.contact_name, order.contact_email, order.contact_phone
    person = User.objects.filter(pk=order.begun_by_id, is_active=True).first()
    return (person.name, person.email, order.contact_phone) if person else ("", "", order.contact_phone)


def address_of(organisation: Organisation) -> Bilingual:
    """Where it is at home, as its own account says."""
    return bilingual(organisation.address_zh, organisation.address_en)
