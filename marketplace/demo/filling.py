"""Makes the whole demo in one transaction: a kill leaves nothing, and the next start makes it anew."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from django.db import transaction
from django_tenants.utils import tenant_context

from accounts.models import Organisation, User
from marketplace.demo import bodies, cases, certificates, import_example, pages, people, schemes
from outbox.relay import deliver_all

SEED = 20261122


@transaction.atomic
def fill(*, say: Callable[[str], None], certificates_per_scheme: int, import_from: Path | None = None) -> None:
    """Make everything the demo shows. `say` is told each step; `import_from` is the file of the import example."""
    random = Random(SEED)  # plausible, not secret
    say("People and enterprises")
    operator = people.platform(random)
    organisations = people.enterprises(random)
    for number, tenant in enumerate(bodies.TENANTS, start=1):
        say(f"{tenant.en}")
        fill_tenant(tenant, number, organisations, random=random, operator=operator, count=certificates_per_scheme)
    say(import_example.TENANT.en)
    fill_import_example(len(bodies.TENANTS) + 1, random=random, operator=operator, path=import_from)
    say("The register")
    deliver_all()
    say("A promotional page")
    pages.promote()


def fill_tenant(
    tenant: bodies.Tenant,
    number: int,
    organisations: list[Organisation],
    *,
    random: Random,
    operator: User,
    count: int,
) -> None:
    body = bodies.open_tenant(tenant, number, by=operator)
    staff = people.staff(body, random)
    bodies.fill_passport(body, tenant, number, by=staff["admin"])
    published = []
    with tenant_context(body):
        for index, row in enumerate((row for row in schemes.rows() if row.body == tenant.slug), start=number * 100):
            version = schemes.publish(row, number=index, body_name=(tenant.zh, tenant.en), by=staff["schemes"])
            published.append(version)
            if tenant.kind == "body":
                rows = certificates.contents(version, tenant.slug, organisations, random, count)
                certificates.enter(list(rows), staff, random)
        if tenant.kind == "body":
            cases.prepare(body, by=staff["finance"])
            for end in cases.EVERY_STATE if number == 1 else cases.SOME_STATES:
                cases.tell(staff, random.choice(published), random.choice(organisations), end, random)


def fill_import_example(number: int, *, random: Random, operator: User, path: Path | None) -> None:
    tenant = import_example.TENANT
    body = bodies.open_tenant(tenant, number, by=operator)
    staff = people.staff(body, random, only=import_example.STAFF)
    bodies.fill_passport(body, tenant, number, by=staff["admin"])
    import_example.move_in(body, staff, random, path)
