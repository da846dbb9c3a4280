"""What of an application a certificate will print, so that people hear in time of letters that no paper can show."""

from collections.abc import Iterator

from applications.models import Application
from papers.glyphs import words_about

PARTY_NAMES = ("name_zh", "name_en", "address_zh", "address_en")


def unprintable_words(application: Application) -> str:
    """What to tell whoever names things in an application; "" where its certificates can show every letter."""
    return words_about(_printed(application))


def _printed(application: Application) -> Iterator[str]:
    yield from (getattr(application, f"client_{name}") for name in PARTY_NAMES)
    yield from (application.product_zh, application.product_en, application.trademark)
    units = list(application.units.select_related("manufacturer", "factory"))
    named = [application.manufacturer, application.factory, *(unit.manufacturer for unit in units)]
    for party in [*named, *(unit.factory for unit in units)]:
        yield from (getattr(party, name, "") for name in PARTY_NAMES)
    for unit in units:
        yield from (unit.main_model, *map(str, unit.covered_models))
