"""Makes the whole demo in one transaction: a kill leaves nothing, and the next start makes it anew."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from django.db import transaction
from django_tenants.utils import tenant_context

from accounts.models import Organisation, User
from catalog.models import SchemeVersion
from catalog.queries import offer_gap
from marketplace.demo import bodies, cases, certificates, import_example, pages, people, schemes
from marketplace.demo.trade import Product, goods
from outbox.relay import deliver_all

SEED = 20261122


@dataclass
class World:
    """What all tenants of the demo share."""

    random: Random
    operator: User
    organisations: list[Organisation]
    cases: Counter[int] = field(default_factory=Counter)  # how many each enterprise has, by its number in the list

    def whose_turn(self, published: list[SchemeVersion]) -> tuple[SchemeVersion, Organisation, Product]:
        """Of those who can be signed in as, the enterprise with the fewest cases, and something that it makes."""
        makers = [
            (version, maker, product)
            for version in published
            for maker, product in goods(version.scheme.slug, version.categories)
            if maker < people.SIGNED_IN_AS
        ]
        version, maker, product = min(makers, key=lambda candidate: (self.cases[candidate[1]], self.random.random()))
        self.cases[maker] += 1
        return version, self.organisations[maker], product


@transaction.atomic
def fill(*, say: Callable[[str], None], certificates_per_scheme: int, import_from: Path | None = None) -> None:
    """Make everything the demo shows. `say` is told each step; `import_from` is the file of the import example."""
    random = Random(SEED)  # plausible, not secret
    say("People and enterprises")
    world = World(random, people.platform(random), people.enterprises(random))
    for number, tenant in enumerate(bodies.TENANTS, start=1):
        say(f"{tenant.en}")
        fill_tenant(tenant, number, world, count=certificates_per_scheme)
    say(import_example.TENANT.en)
    fill_import_example(len(bodies.TENANTS) + 1, world, path=import_from)
    say("The register")
    deliver_all()
    say("A promotional page")
    pages.promote()


def fill_tenant(tenant: bodies.Tenant, number: int, world: World, *, count: int) -> None:
    body = bodies.open_tenant(tenant, number, by=world.operator)
    staff = people.staff(body, world.random)
    bodies.fill_passport(body, tenant, number, by=staff["admin"])
    published = []
    with tenant_context(body):
        for index, row in enumerate((row for row in schemes.rows() if row.body == tenant.slug), start=number * 100):
            version = schemes.publish(row, number=index, body_name=(tenant.zh, tenant.en), by=staff["schemes"])
            if not offer_gap(version):  # an own rule that is not filed takes no applications
                published.append(version)
            if tenant.kind == "body":
                *rows, last = certificates.contents(version, tenant.slug, world.organisations, world.random, count + 1)
                certificates.enter(rows, staff, world.random)
        if tenant.kind == "body":
            certificates.leave_one_to_confirm(last, by=staff["registrar"])
            certificates.leave_one_asked_for(random=world.random)
            cases.prepare(body, by=staff["finance"])
            for end in cases.EVERY_STATE if number == 1 else cases.SOME_STATES:
                cases.tell(staff, *world.whose_turn(published), end=end, random=world.random)


def fill_import_example(number: int, world: World, *, path: Path | None) -> None:
    tenant = import_example.TENANT
    body = bodies.open_tenant(tenant, number, by=world.operator)
    staff = people.staff(body, world.random, only=import_example.STAFF)
    bodies.fill_passport(body, tenant, number, by=staff["admin"])
    import_example.move_in(body, staff, world.random, path)
