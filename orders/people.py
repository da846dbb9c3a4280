"""Who comes and who is called: whoever acts for the buyer is kept by number, so that who is forgotten is forgotten here too."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from accounts.models import Organisation, User
from accounts.queries import names_of, people_of
from lib.text import Bilingual, bilingual
from orders.models import Order

type Kept = str | dict[str, str]  # as it was typed, or the person's number; what is typed never becomes a number

PERSON = "person"


def kept_names(names: Iterable[str], organisation: UUID, before: Sequence[Kept] = ()) -> list[Kept]:
    """Names as they are kept: those of the buyer's own people by number, the others as they were typed.

    `before`: who was kept so far. A colleague who has left since, and whose name comes back as it was shown, stays a number.
    """
    typed = [" ".join(name.split())[:100] for name in names if name.strip()]
    if not typed:
        return []
    numbers: dict[str, Kept] = {
        shown: kept for kept, shown in zip(before, shown_names(before), strict=True) if isinstance(kept, dict)
    }
    numbers |= {person.name: {PERSON: str(person.pk)} for person in people_of(organisation)}
    return [numbers.get(name, name) for name in typed]


def shown_names(names: Sequence[Kept]) -> list[str]:
    """The same as they are called today."""
    known = names_of(UUID(name[PERSON]) for name in names if isinstance(name, dict))
    return [name if isinstance(name, str) else known.get(UUID(name[PERSON]), "") for name in names]


def contact_of(order: Order) -> tuple[str, str, str]:
    """Name, address and telephone of whoever is called: whoever ordered, until another is named."""
    if order.contact_name or order.contact_email:
        return order.contact_name, order.contact_email, order.contact_phone
    person = User.objects.filter(pk=order.contact_person_id or order.begun_by_id, is_active=True).first()
    return (person.name, person.email, order.contact_phone) if person else ("", "", order.contact_phone)


def address_of(organisation: Organisation) -> Bilingual:
    """Where it is at home, as its own account says."""
    return bilingual(organisation.address_zh, organisation.address_en)
