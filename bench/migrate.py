"""A migrate run with nothing to do: ours over 200 bodies against stock over 20, scaled; and how ours grows from 50 to 200."""

from io import StringIO

from django.core.management import call_command

from bench.pairs import Ratio, seconds
from tenants import opening
from tenants.models import CertificationBody


def bodies(wanted: int) -> None:
    for number in range(CertificationBody.objects.count(), wanted):
        slug = f"bench-{number}"
        opening.open_body(slug=slug, name_zh=slug, name_en=slug, host=f"{slug}.guildmark.localhost")


def ours() -> float:
    return seconds(lambda: call_command("migrate_bodies", spares=1, stdout=StringIO()))


def several(rounds: int) -> list[float]:
    """The first run after bodies were opened finds their catalogues cold, and does not count."""
    return [ours() for _ in range(rounds + 1)][1:]


def measure(rounds: int = 9) -> list[Ratio]:
    bodies(20)
    stock = [10 * seconds(lambda: call_command("migrate_schemas", tenant=True, interactive=False, verbosity=0))]
    bodies(50)
    at_50 = several(rounds)
    bodies(200)
    at_200 = several(rounds)
    return [
        Ratio("no-op migrate: ours at 200 ÷ stock at 20, ×10", "s", at_200, stock, promised=0.05),
        Ratio("no-op migrate: slope from 50 to 200 bodies", "s", at_200, at_50, promised=4, note="linear would be 4"),
    ]
