"""A certificate of northseal, prepared by rita and confirmed by quinn, at each of its stations."""

from datetime import date, timedelta

import pytest

from certificates import actions
from certificates.models import Certificate
from lib import clock

CONDITIONS = {"zh": "完成搬迁后的工厂检查", "en": "A factory inspection after the move"}


def content(number="NS2026-0001", **more) -> dict:
    """What a registrar types: the minimum content of PROCESS.md section 10."""
    return {
        "number": number,
        "holder_name_zh": "爱克米电器（演示）有限公司",
        "holder_name_en": "Acme Appliances (demo) Ltd",
        "holder_address_zh": "佛山市演示路1号",
        "product_zh": "家用电冰箱",
        "product_en": "Household refrigerator",
        "covered_models": [{"model": "BCD-180", "specification": "220 V, 50 Hz"}],
        "standards": [{"number": "GB/T 23119-2017", "title": {"zh": "", "en": ""}}],
        "issued_on": date(2026, 1, 5),
        "valid_from": date(2026, 1, 5),
        "valid_until": date(2029, 1, 4),
    } | more


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


@pytest.fixture
def pending(in_northseal, rita) -> Certificate:
    return actions.prepare_import(content(), by=rita)


@pytest.fixture
def valid(pending, quinn) -> Certificate:
    return actions.confirm_import(pending, by=quinn, takes_responsibility=True)


@pytest.fixture
def suspended(valid, rita) -> Certificate:
    return actions.suspend_on_request(valid, ends_on=in_days(30), conditions=CONDITIONS, by=rita)
