"""Makes the demo part by part, each in one transaction: a kill leaves whole parts, and the next start makes the others."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django_tenants.utils import tenant_context

from accounts.models import Letter, Organisation, User
from cases.models import Case
from catalog.models import SchemeVersion
from catalog.queries import offer_gap
from enquiries.models import Demand, OrganisationCheck
from lib import clock
from marketplace.demo import (
    bodies,
    buyers,
    cases,
    certificates,
    enquiries,
    import_example,
    orders,
    pages,
    payments,
    people,
    schemes,
    services,
    style,
    subscriptions,
)
from marketplace.demo.progress import HowFar
from marketplace.demo.rows import SchemeRow, rows
from marketplace.demo.trade import Product, goods
from outbox.relay import deliver_all
from portfolio.models import OrderCopy
from tenants.context import current_body
from tenants.models import CertificationBody

SEED = 20261122
FRESH = timedelta(days=2)
type Offered = tuple[SchemeRow, SchemeVersion]  # what the data says, and the version in force


@dataclass
class World:
    """What all tenants of the demo share, as it stands: read anew for each part, whichever start made those before it."""

    random: Random
    operator: User
    organisations: list[Organisation]
    cases: Counter[UUID]  # how many each enterprise has

    @classmethod
    def as_it_stands(cls, part: str) -> "World":
        """`part` seeds what is left to chance, so that a part comes out the same whatever was made before it."""
        operator = User.objects.get(email=people.OPERATOR)
        return cls(Random(f"{SEED} {part}"), operator, people.enterprises_there(), _cases_so_far())

    def whose_turn(self, offered: list[Offered]) -> tuple[SchemeVersion, Organisation, Product]:
        """Of those who can be signed in as, the enterprise with the fewest cases, and something that it makes."""
        makers = [
            (version, self.organisations[maker], product)
            for row, version in offered
            for maker, product in goods(row)
            if maker < people.SIGNED_IN_AS
        ]
        version, maker, product = min(makers, key=lambda candidate: (self.cases[candidate[1].pk], self.random.random()))
        self.cases[maker.pk] += 1
        return version, maker, product


def _cases_so_far() -> Counter[UUID]:
    counted: Counter[UUID] = Counter()
    for body in CertificationBody.objects.all():
        with tenant_context(body):
            counted.update(Case.objects.values_list("organisation_id", flat=True))
    return counted


@dataclass(frozen=True)
class DemoPart:
    """Some of the demo: its name in Chinese and English, whether it is there, and how it is made."""

    zh: str
    en: str
    is_there: Callable[[], bool]
    make: Callable[[], None]


def fill(
    *,
    say: Callable[[HowFar], None],
    certificates_per_scheme: int,
    import_from: Path | None = None,
    first: int | None = None,
) -> None:
    """Make what is missing of everything the demo shows. `say` is told before each part; `import_from` is the import example's file.

    `first`: only so many of the bodies, besides the import example; all where it is None.
    """
    wanted = list(parts(certificates_per_scheme, import_from, bodies.TENANTS[:first]))
    for made, part in enumerate(wanted):
        say(HowFar(part.zh, part.en, made, len(wanted)))
        if not part.is_there():
            with transaction.atomic(), without_savepoints():
                part.make()
                deliver_all()
                settle_letters()


def parts(count: int, import_from: Path | None, tenants: Sequence[bodies.Tenant]) -> Iterator[DemoPart]:
    """All parts, in the order in which they need each other. `count`: certificates under each scheme."""
    yield DemoPart("人员与企业", "people and enterprises", _has_people, fill_people)
    for number, tenant in enumerate(tenants, start=1):
        make = partial(fill_tenant, tenant, number, count=count)
        yield DemoPart(tenant.zh, tenant.en, partial(_is_open, tenant), make)
    moved_in = import_example.TENANT
    make = partial(fill_import_example, path=import_from)
    yield DemoPart(moved_in.zh, moved_in.en, partial(_is_open, moved_in), make)
    yield DemoPart("采购需求与采信", "what buyers demand and accept", Demand.objects.exists, fill_buyers)
    yield DemoPart("询价与报价", "enquiries and quotes", _has_enquiries, fill_enquiries)
    yield DemoPart("服务订单", "orders of services", _has_orders, orders.fill)
    yield DemoPart("付款与对账", "payments", payments.are_there, payments.fill)
    yield DemoPart("平台订阅", "subscriptions to the platform", subscriptions.is_there, subscriptions.fill)
    yield DemoPart("活动页面", "a promotional page", pages.is_there, pages.promote)


def settle_letters() -> None:
    """Letters of the past went out when they were written. Those of the last days still go, for the demo's mailbox to show."""
    old = Letter.objects.filter(sent_at=None, created_at__lt=clock.now() - FRESH)
    old.update(sent_at=F("created_at"), text="", html="", alone={})


def _is_open(tenant: bodies.Tenant) -> bool:
    return CertificationBody.objects.filter(slug=tenant.slug).exists()


def _has_people() -> bool:
    return User.objects.filter(email=people.OPERATOR).exists()


def _has_orders() -> bool:
    """With few bodies there is nobody who sells."""
    return OrderCopy.objects.exists()


def _has_enquiries() -> bool:
    """Whoever may enquire was looked up with them; with few bodies there is no enquiry to see."""
    return OrganisationCheck.objects.filter(organisation__credit_code=people.credit_code(0)).exists()


@contextmanager
def without_savepoints() -> Iterator[None]:
    """Whatever fails undoes the whole: that each action could be undone alone is a fifth of all that the database does."""
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = True


def fill_people() -> None:
    random = Random(SEED)  # plausible, not secret
    people.platform(random)
    people.enterprises(random)


def fill_buyers() -> None:
    world = World.as_it_stands("buyers")
    buyers.fill(world.operator, world.random)


def fill_enquiries() -> None:
    enquiries.fill(World.as_it_stands("enquiries").operator)


def fill_tenant(tenant: bodies.Tenant, number: int, *, count: int) -> None:
    world = World.as_it_stands(tenant.slug)
    body = bodies.open_tenant(tenant, by=world.operator)
    staff = people.staff(body, world.random)
    bodies.fill_passport(body, tenant, by=staff["admin"])
    with tenant_context(body):
        if tenant.kind == "body":
            fill_catalogue(tenant, number, staff, world, count=count)
        services.publish_all(by=staff["schemes"])


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
    for end in cases.states_of(tenant.slug, number):
        cases.tell(staff, *world.whose_turn(offered), end=end, random=world.random)


def fill_import_example(*, path: Path | None) -> None:
    tenant = import_example.TENANT
    world = World.as_it_stands(tenant.slug)
    body = bodies.open_tenant(tenant, by=world.operator)
    staff = people.staff(body, world.random, only=import_example.STAFF)
    bodies.fill_passport(body, tenant, by=staff["admin"])
    import_example.move_in(body, staff, world.random, path)
