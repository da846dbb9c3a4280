"""Certificates granted before the demo began, entered by two people; some suspended, restored, ended since."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from accounts.models import Organisation, User
from catalog.models import SchemeVersion
from certificates import actions
from certificates.models import Certificate, CertificateEvent
from certificates.transitions import Status
from lib import clock

PREFIX = {"northseal": "NS", "greenmark": "GM", "southgate": "SG", "voltcert": "VC", "iotrust": "IT", "softline": "SL"}
MOVING, MOST_MOVING = {"suspended", "restored", "cancelled"}, 3  # each moves by itself: a few of each scheme are enough
STORIES = ["valid"] * 14 + ["suspended", "suspended", "restored", "cancelled", "expired"]


def contents(
    version: SchemeVersion, slug: str, organisations: list[Organisation], random: Random, count: int
) -> Iterator[dict[str, Any]]:
    """What `count` certificates under a scheme say."""
    today = clock.today()
    standards = [
        {"number": row.reference, "title": {"zh": row.name_zh, "en": row.name_en}} for row in version.standards.all()
    ]
    for number in range(count):
        holder = random.choice(organisations)
        issued = today - timedelta(days=random.randint(40, 900))
        model = f"{random.choice('ABDEKLMRTX')}{random.choice('ABCDEFGH')}-{random.randint(100, 990)}"
        yield {
            "number": f"{PREFIX[slug]}{issued:%Y}{version.scheme.slug[:2].upper()}{random.randint(0, 99999):05d}{number:02d}",
            "scheme": version.scheme_id,
            "scheme_version": version.number,
            "scheme_name_zh": version.name_zh,
            "scheme_name_en": version.name_en,
            "organisation": holder,
            "holder_name_zh": holder.name_zh,
            "holder_name_en": holder.name_en,
            "holder_address_zh": holder.address_zh,
            "holder_address_en": holder.address_en,
            "manufacturer_name_zh": holder.name_zh,
            "manufacturer_name_en": holder.name_en,
            "factories": [{"name": holder.name, "address": {"zh": holder.address_zh, "en": holder.address_en}}],
            "product_zh": f"{version.name_zh.removesuffix('认证')}产品 {model}",
            "product_en": f"{version.name_en}: model {model}",
            "covered_models": [{"model": f"{model}{letter}", "specification": ""} for letter in "ABC"[: random.randint(1, 3)]],
            "standards": standards,
            "mode_zh": "型式试验 + 初始工厂检查 + 获证后监督" if version.needs_factory_visit else "型式试验",
            "mode_en": "Type test, initial factory inspection, surveillance" if version.needs_factory_visit else "Type test",
            "grade": random.choice(version.grades)["code"] if version.grades else "",
            "may_bear_mark": version.licenses_mark,
            "issued_on": issued,
            "first_issued_on": issued,
            "valid_from": issued,
            "valid_until": date(issued.year + (version.validity_months or 36) // 12, issued.month, min(issued.day, 28)),
        }  # fmt: skip


def enter(rows: list[dict[str, Any]], staff: dict[str, User], random: Random) -> None:
    """Enter certificates on the word of two people, and let happen what their stories say."""
    registrar, quality = staff["registrar"], staff["quality"]
    told = [random.choice(STORIES) for _ in rows]
    for story, row in zip(told, rows, strict=True):
        if story == "expired":
            until, began = (clock.today() - timedelta(days=days) for days in (random.randint(40, 90), 1100))
            row |= {"issued_on": began, "first_issued_on": began, "valid_from": began, "valid_until": until}
    entered_at = clock.now() - timedelta(days=random.randint(20, 35))
    with clock.frozen_at(entered_at):
        entered = actions.enter_many(rows, prepared_at=entered_at, by=registrar, confirmed_by=quality)
        ended = [one for one, story in zip(entered, told, strict=True) if story == "expired"]
        actions.change_many([_expired(one) for one in ended], are_new=True)
        actions.state_in_bulk(entered)
    few = [(one, story) for one, story in zip(entered, told, strict=True) if story in MOVING][:MOST_MOVING]
    for certificate, story in few:
        with clock.frozen_at(entered_at + timedelta(days=random.randint(2, 15))):
            happen(certificate, story, staff)


def _expired(certificate: Certificate) -> actions.Change:
    return actions.Change(certificate, CertificateEvent.What.EXPIRED, {"status": Status.EXPIRED})


def happen(certificate: Certificate, story: str, staff: dict[str, User]) -> Certificate:
    registrar = staff["registrar"]
    ends_on = clock.today() + timedelta(days=90)
    if story in {"suspended", "restored"}:
        conditions = {
            "zh": "完成产线搬迁后的一致性核查",
            "en": "A consistency check after the production line has moved",
        }
        certificate = actions.suspend_on_request(certificate, ends_on=ends_on, conditions=conditions, by=registrar)
    if story == "restored":
        evidence = {"zh": "一致性核查报告合格", "en": "The consistency check was passed"}
        certificate = actions.restore_after_request(certificate, evidence=evidence, by=registrar)
    if story == "cancelled":
        certificate = actions.cancel(certificate, reason="production-ended", by=registrar)
    return certificate
