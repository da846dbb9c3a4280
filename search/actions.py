"""Keeping the index as the register is."""

from collections.abc import Collection, Iterable
from itertools import batched
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Coalesce

from lib.queue import later
from outbox.actions import announce
from register.models import RegisterEntry
from register.queries import offered_schemes
from search.engines import engine
from search.engines.rows import read_and_write
from search.events import SchemesIndexed
from search.kinds import KINDS
from search.kinds.products import turned_since_indexed
from search.kinds.services import with_dates
from tenants.models import CertificationBody
from vocabulary.models import lies_along

BATCH = 500


def index(kind: str, ids: Iterable[UUID], *, alone: bool = False) -> None:
    """Read some of a kind anew from the register and write them to the index; those that are no longer there leave it.

    `alone`: when something else has changed that bears on it, as its body's name: nobody may still be writing what they
    read before.
    """
    for some in batched(ids, BATCH):
        with transaction.atomic(
            savepoint=False
        ):  # nobody goes on after half of it, and each savepoint is two questions
            read_and_write(alone=alone)
            documents = KINDS[kind].documents(list(KINDS[kind].listed().filter(pk__in=some)))
            shown = {document.id for document in documents}
            engine().write(KINDS[kind], documents)
            if gone := [pk for pk in some if pk not in shown]:
                engine().remove(KINDS[kind], gone)


@transaction.atomic
def index_schemes(ids: list[UUID], *, body: CertificationBody | None) -> None:
    """Schemes have changed. They are found as soon as this is committed: all else that follows from it is heard afterwards."""
    index("schemes", ids)
    announce(SchemesIndexed(schemes=ids), body=body)


def index_what_schemes_bear_on(ids: Iterable[UUID]) -> None:
    """What is found of the bodies of schemes, and of their certificates."""
    ids = list(ids)
    schemes = RegisterEntry.objects.schemes().filter(pk__in=ids)
    index("bodies", set(schemes.values_list("body", flat=True)))
    for pk in ids:
        later("search.index_certificates", "scheme", str(pk))


def index_accepted(categories: Collection[str], *, scheme: UUID | None) -> None:
    """Somebody accepts a scheme, or all schemes for these products, otherwise than before."""
    schemes = [scheme] if scheme else [entry.pk for entry in offered_schemes() if _is_for(entry, categories)]
    index("schemes", schemes, alone=True)


def _is_for(entry: RegisterEntry, categories: Collection[str]) -> bool:
    own = [category.code for category in entry.as_scheme.categories]
    return any(lies_along(code, other) for code in own for other in categories)


def index_suppliers_of(certificates: Iterable[UUID], *, alone: bool = False) -> None:
    """The suppliers that hold these certificates: another status, product or name has changed what they hold."""
    held = RegisterEntry.objects.filter(pk__in=certificates, supplier__isnull=False)
    ends = Coalesce("supplier__joined", "supplier")
    index("suppliers", set(held.annotate(end=ends).values_list("end", flat=True).order_by()), alone=alone)


def index_body(body: UUID) -> None:
    """A body's name, standing or passport has changed: it is found otherwise, and so is all that it offers or issued."""
    index("bodies", [body])
    index("schemes", RegisterEntry.objects.schemes().filter(body=body).values_list("pk", flat=True))
    index("services", RegisterEntry.objects.services().filter(body=body).values_list("pk", flat=True))
    later("search.index_certificates", "body", str(body))


def index_certificates(field: str, pk: str) -> None:
    """All certificates of a scheme or a body, which bear its name."""
    certificates = RegisterEntry.objects.certificates().filter(**{field: pk}).order_by("pk")
    for some in batched(certificates.values_list("pk", flat=True).iterator(chunk_size=BATCH), BATCH):
        index("products", some, alone=True)
        index_suppliers_of(some, alone=True)


def turn_the_day() -> int:
    """Certificates that have begun or ended since they were indexed, and whose body said nothing: their status, and what
    their holders have that is valid. Gives how many were looked at: each day a handful, and none twice once it is over
    where it counts its days. Services that have dates are looked at each day: what was next month is next week.
    """
    turned = list(turned_since_indexed())
    index("products", turned)
    index_suppliers_of(turned)
    index("services", list(with_dates()))
    return len(turned)


def refresh_search() -> dict[str, int]:
    """The index as the register is: what is unchanged is left alone. Gives how many of each kind are in it."""
    return {key: engine().refresh(kind) for key, kind in KINDS.items()}


def rebuild_search() -> dict[str, int]:
    """The same, and the node's index filled anew; gives how many of each kind are in it."""
    return {key: engine().rebuild(kind) for key, kind in KINDS.items()}
