"""Three schemes of two bodies, published and heard."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from django_tenants.utils import tenant_context

from catalog import actions
from catalog.models import SchemeVersion, StandardReference
from outbox.relay import deliver_all
from tests.catalog.schemes import draft_scheme, give_passport


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def published(by, *standards: str, **values) -> SchemeVersion:
    """A scheme in force that rests on these standards."""
    rows = [StandardReference(reference=reference) for reference in standards]
    draft = actions.save_section(draft_scheme(by, **values), values={}, rows={StandardReference: rows}, by=by)
    return actions.publish(draft, by=by)


@pytest.fixture
def offered(northseal, sima, greenmark, gus) -> dict[str, SchemeVersion]:
    """Refrigerators and smart locks at northseal, charging piles at greenmark."""
    with tenant_context(northseal):
        give_passport(sima)
        refrigerators = published(sima, "GB 12021.2-2015")
        locks = published(
            sima, "GB 21556-2008", slug="smart-locks", name_zh="智能门锁安全", name_en="Smart lock security",
            summary_zh="门锁的信息安全", summary_en="Security of smart locks", categories=["iot.locks"],
            characteristics=["safety"], scheme_type="1a", licenses_mark=False, needs_factory_visit=False,
            rule_kind="not_filed",
        )  # fmt: skip
    with tenant_context(greenmark):
        give_passport(gus)
        charging = published(
            gus, "GB/T 20234.1-2023", "GB/T 18487.1-2023", slug="charging", name_zh="充电桩认证",
            name_en="Charging piles", summary_zh="充电设施", summary_en="AC and DC chargers", categories=["charging.ac"],
        )  # fmt: skip
    deliver_all()
    return {"refrigerators": refrigerators, "locks": locks, "charging": charging}
