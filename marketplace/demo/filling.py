"""Makes the whole demo in one transaction: a kill leaves nothing, and the next start makes it anew."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from django.db import connection, transaction
from django_tenants.utils import tenant_context

from accounts.models import Organisation, User
from catalog.models import SchemeVersion
from catalog.queries import offer_gap
from marketplace.demo import (
    bodies,
    buyers,
    cases,
    certificates,
    enquiries,
    import_example,
    pages,
    people,
    schemes,
    style,
)
from marketplace.demo.rows import SchemeRow, rows
from marketplace.demo.trade import Product, goods
from outbox.relay import deliver_all
from tenants.context import current_body

SEED = 20261122
type Offered = tuple[SchemeRow, SchemeVersion]  # what the data says, and the version in force


@dataclass
class World:
    """What all tenants of the demo share."""

    random: Random
    operator: User
    organisations: list[Organisation]
    cases: Counter[int] = field(default_factory=Counter)  # how many each enterprise has, by its number in the list

    def whose_turn(self, offered: list[Offered]) -> tuple[SchemeVersion, Organisation, Product]:
        """Of those who can be signed in as, the enterprise with the fewest cases, and something that it makes."""
        makers = [
            (version, maker, product)
            for row, version in offered
            for maker, product in goods(row)
            if maker < people.SIGNED_IN_AS
        ]
        version, maker, product = min(makers, key=lambda candidate: (self.cases[candidate[1]], self.random.random()))
        self.cases[maker] += 1
        return version, self.organisations[maker], product


@transaction.atomic
def fill(
    *,
    say: Callable[[str], None],
    certificates_per_scheme: int,
    import_from: Path | None = None,
    first: int | None = None,
) -> None:
    """Make everything the demo shows. `say` is told each step; `import_from` is the file of the import example.

    `first`: only so many of the bodies, besides the import example; all where it is None.
    """
    with without_savepoints():
        _fill(say, certificates_per_scheme, import_from, bodies.TENANTS[:first])


@contextmanager
def without_savepoints() -> Iterator[None]:
    """Whatever fails undoes the whole: that each action could be undone alone is a fifth of all that the database does."""
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = True


def _fill(say: Callable[[str], None], count: int, import_from: Path | None, tenants: Sequence[bodies.Tenant]) -> None:
    random = Random(SEED)  # plausible, not secret
    say("People and enterprises")
    world = World(random, people.platform(random), people.enterprises(random))
    for number, tenant in enumerate(tenants, start=1):
        say(f"{tenant.en}")
        fill_tenant(tenant, number, world, count=count)
    say(import_example.TENANT.en)
    fill_import_example(world, path=import_from)
    say("The register")
    deliver_all()
    say("What buyers demand and accept")
    buyers.fill(world.operator, world.random)
    deliver_all()
    say("Enquiries and quotes")
    enquiries.fill(world.operator)
    say("A promotional page")
    pages.promote()


def fill_tenant(tenant: bodies.Tenant, number: int, world: World, *, count: int) -> None:
    body = bodies.open_tenant(tenant, by=world.operator)
    staff = people.staff(body, world.random)
    bodies.fill_passport(body, tenant, by=staff["admin"])
    if tenant.kind == "body":
        with tenant_context(body):
            fill_catalogue(tenant, number, staff, world, count=count)


def fill_catalogue(tenant: bodies.Tenant, number: int, staff: dict[str, User], world: World, *, count: int) -> None:
    """The body's schemes with their certificates, and cases under those that take applications."""
    if number == 1:
        style.dress(admin=staff["admin"], signatory=staff["signatory"])
    offered: list[Offered] = []
    for index, row in enumerate((row for row in rows() if row.body == tenant.slug), start=number * 100):
        versions = schemes.publish(row, number=index, body_name=(tenant.zh, tenant.en), by=staff["schemes"])
        *stated, last = certificates.contents(row, versions, world.organisations, world.random, count + 1)
        certificates.enter(stated, staff, world.random)
        if row.closed:
            schemes.close(versions[-1], row.closed, by=staff["schemes"])
        elif not offer_gap(versions[-1]):  # an own rule that is not filed takes no applications
            offered.append((row, versions[-1]))
    certificates.leave_one_to_confirm(last, by=staff["registrar"])
    certificates.leave_one_asked_for(random=world.random)
    cases.prepare(current_body(), by=staff["finance"])
    for end in cases.EVERY_STATE if number == 1 else cases.STATES_OF.get(tenant.slug, cases.SOME_STATES):
        cases.tell(staff, *world.whose_turn(offered), end=end, random=world.random)


def fill_import_example(world: World, *, path: Path | None) -> None:
    tenant = import_example.TENANT
    body = bodies.open_tenant(tenant, by=world.operator)
    staff = people.staff(body, world.random, only=import_example.STAFF)
    bodies.fill_passport(body, tenant, by=staff["admin"])
    import_example.move_in(body, staff, world.random, path)
