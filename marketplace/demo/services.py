"""What the demo's tenants sell beside certification: the laboratory's scope, services with their tests, and dates to book."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from accounts.models import User
from catalog.actions import add_date, add_scope, publish_service, save_service, write_service
from catalog.models import BookableDate, LabLine, Scheme, ScopeLine, Service, ServiceVersion
from lib import clock
from lib.money import minor_units
from lib.text import bilingual
from register.models import RegisterEntry
from tenants.context import current_body

DATA = Path(__file__).parent / "data" / "services.toml"
OFFERED_FOR = 200  # days
WEEKEND = 5  # Monday is 0
BILINGUAL = ("summary", "description", "terms", "method", "per", "samples_to")
AS_IT_IS = (
    "type", "price", "currency", "tax", "places", "languages", "categories", "standards", "free_until_days", "cancel_percent",
    "acceptance_days", "is_prepaid", "samples_contact", "returns_samples",
)  # fmt: skip
type Given = Mapping[str, Any]  # a table of the data


def publish_all(*, by: User) -> None:
    """Everything that the data has for the tenant whose schema we are in, published by its manager some months ago."""
    slug = current_body().slug
    with clock.frozen_at(clock.now() - timedelta(days=OFFERED_FOR)):
        for scope in _data()["scope"]:
            if scope["seller"] == slug:
                add_scope(_scope_lines(scope), by=by)
        services = [(row, _publish(row, by=by).service) for row in service_rows() if row["seller"] == slug]
    for row, service in services:
        for date in row.get("dates", ()):
            add_date(service, _date(date), by=by)


def service_rows() -> list[Given]:
    rows: list[Given] = _data()["service"]
    return rows


def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def _publish(row: Given, *, by: User) -> ServiceVersion:
    draft = write_service(slug=row["slug"], type=row["type"], name_zh=row["name"][0], name_en=row["name"][1], by=by)
    currency = row.get("currency", "CNY")
    values = {name: row[name] for name in AS_IT_IS if name in row}
    for name in BILINGUAL:
        if name in row:
            values |= {f"{name}_zh": row[name][0], f"{name}_en": row[name][1]}
    values["deliverables"] = [bilingual(*words) for words in row["deliverables"]]
    values["milestones"] = [
        {"name": bilingual(zh, en), "percent": percent, "days": days} for zh, en, percent, days in row["milestones"]
    ]
    values["helps_with"] = _schemes(row.get("helps_with", ()))
    if "amount" in row:
        values["amount"] = minor_units(Decimal(row["amount"]), currency)
    tests = [_test(test, currency) for test in row.get("tests", ())]
    return publish_service(save_service(draft, values=values, lines=tests, by=by), by=by)


def _schemes(slugs: list[str]) -> list[UUID]:
    """By their addresses: a body's own, which the register has not heard yet, and those that it has."""
    own = Scheme.objects.filter(slug__in=slugs).values_list("pk", flat=True)
    heard = RegisterEntry.objects.schemes().filter(slug__in=slugs).values_list("pk", flat=True)
    return sorted({*own, *heard})


def _test(test: Given, currency: str) -> LabLine:
    return LabLine(
        product_zh=test["product"][0],
        product_en=test["product"][1],
        standard=test["standard"],
        clause=test.get("clause", ""),
        amount=minor_units(Decimal(test["amount"]), currency),
        days=test["days"],
        samples=test["samples"],
        sample_size_zh=test["sample_size"][0],
        sample_size_en=test["sample_size"][1],
        reports=test["reports"],
    )


def _scope_lines(scope: Given) -> list[ScopeLine]:
    today = clock.today()
    return [
        ScopeLine(
            of=scope["of"],
            certificate_number=scope["certificate"],
            product_zh=zh,
            product_en=en,
            standard=standard,
            clause=clause,
            valid_from=today - timedelta(days=400),
            valid_until=today + timedelta(days=30 * scope["until_months"]),
        )
        for zh, en, standard, clause in scope["lines"]
    ]


def _date(date: Given) -> BookableDate:
    """So many days from today, on a working day, by the seller's own clock."""
    zone = current_body().time_zone
    day = clock.today(zone) + timedelta(days=date["days"])
    while day.weekday() >= WEEKEND:
        day += timedelta(days=1)
    starts_at = datetime.combine(day, time(date["hour"]), ZoneInfo(zone))
    zh, en = date.get("place", ("", ""))
    return BookableDate(
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=date["hours"]),
        place_zh=zh,
        place_en=en,
        language=date["language"],
        seats=date["seats"],
    )


def service_named(slug: str) -> Service:
    return Service.objects.get(slug=slug)
