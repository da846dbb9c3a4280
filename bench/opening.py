"""Opening a body's schema: from a spare and by replay, against django-tenants' own `create_schema`."""

from itertools import count

from bench.pairs import Ratio, seconds
from lib import clock
from tenants import opening
from tenants.models import CertificationBody, Spare

numbers = count(1)


def stock() -> float:
    """`create_schema` as django-tenants does it: every migration, one after the other."""
    name = f"stock_{next(numbers)}"
    body = CertificationBody(schema_name=name, slug=name.replace("_", "-"), name_zh=name, opened_at=clock.now())
    return seconds(lambda: body.create_schema(verbosity=0))


def from_spare() -> float:
    opening.keep_spares(1)
    name = f"body_warm_{next(numbers)}"
    return seconds(lambda: opening.open_schema(name))


def cold() -> float:
    Spare.objects.all().delete()
    name = f"body_cold_{next(numbers)}"
    return seconds(lambda: opening.open_schema(name))


def measure(rounds: int = 3) -> list[Ratio]:
    spare_figures, cold_figures, stock_figures = [], [], []
    for _ in range(rounds):
        stock_figures.append(stock())
        spare_figures.append(from_spare())
        cold_figures.append(cold())
    return [
        Ratio("open a body from a spare ÷ create_schema", "s", spare_figures, stock_figures, promised=0.01),
        Ratio("open a body cold, by replay ÷ create_schema", "s", cold_figures, stock_figures, promised=0.05),
    ]
