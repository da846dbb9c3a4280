"""Three schemes of two bodies, published and heard; and each search engine in turn."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils import translation
from django_tenants.utils import tenant_context

from catalog import actions
from catalog.models import SchemeVersion, StandardReference
from outbox.relay import deliver_all
from search.tasks import push
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import staff_of, works_for
from tests.catalog.schemes import draft_scheme, give_passport
from tests.search.making import index_anew
from tests.staff.making import staffed
from tests.support import database

AT = {"northseal": ["refrigerators", "locks"], "greenmark": ["charging"]}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def published(by, *standards: str, **values) -> SchemeVersion:
    """A scheme in force that rests on these standards."""
    rows = [StandardReference(reference=reference) for reference in standards]
    draft = actions.save_section(draft_scheme(by, **values), values={}, rows={StandardReference: rows}, by=by)
    return actions.publish(draft, by=by)


@pytest.fixture(scope="session")
def opened(database_server, snapshot, django_db_setup, django_db_blocker) -> Iterator[tuple[str, dict[str, UUID]]]:
    with django_db_blocker.unblock(), database.scene(database_server, snapshot, _market_opened) as made:
        yield made


@pytest.fixture(scope="module")
def market(database_server, opened, django_db_blocker) -> Iterator[dict[str, UUID]]:
    """The module's tests find three schemes on offer: a name for each → the version in force."""
    name, versions = opened
    with django_db_blocker.unblock(), database.connected_to(database_server, name):
        yield versions


@pytest.fixture
def offered(market, db, settings) -> dict[str, SchemeVersion]:
    """Refrigerators and smart locks at northseal, charging piles at greenmark; the node, where there is one, knows them."""
    versions = {}
    for body, names in AT.items():
        with tenant_context(CertificationBody.objects.get(slug=body)):
            versions |= {name: SchemeVersion.objects.select_related("scheme").get(pk=market[name]) for name in names}
    if settings.ELASTICSEARCH_URL:
        index_anew("schemes", [version.scheme_id for version in versions.values()])
        push()
    return versions


def _market_opened() -> dict[str, UUID]:
    northseal, greenmark = (CertificationBody.objects.get(slug=slug) for slug in AT)
    with translation.override("en"), transaction.atomic():
        with tenant_context(northseal):
            sima = staff_of(northseal, "sima")["sima"]
            give_passport(sima)
            refrigerators = published(sima, "GB 12021.2-2015")
            locks = published(
                sima, "GB 21556-2008", slug="smart-locks", name_zh="智能门锁安全", name_en="Smart lock security",
                summary_zh="门锁的信息安全", summary_en="Security of smart locks", categories=["iot.locks"],
                characteristics=["safety"], scheme_type="1a", licenses_mark=False, needs_factory_visit=False,
                rule_kind="state_promoted",
            )  # fmt: skip
        with tenant_context(greenmark):
            staffed(greenmark)
            gus = works_for(greenmark, "gus", *Role.values)
            give_passport(gus)
            charging = published(
                gus, "GB/T 20234.1-2023", "GB/T 18487.1-2023", slug="charging", name_zh="充电桩认证",
                name_en="Charging piles", summary_zh="充电设施", summary_en="AC and DC chargers",
                categories=["charging.ac"], characteristics=["reliability"],
            )  # fmt: skip
        deliver_all()
        connection.run_on_commit.clear()
    connection.set_schema_to_public()
    return {"refrigerators": refrigerators.pk, "locks": locks.pk, "charging": charging.pk}
