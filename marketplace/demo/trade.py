"""Who makes what in the demo, so that no maker of kettles holds a certificate for a robot."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
# Schemes of green properties name no product of their own: these are what they are about.
GREEN_OF_ALL_SORTS = {
    "green.carbon_footprint": ("appliances", "photovoltaics.modules", "building.glass"),
    "green.recycled": ("textiles.home", "building.panels", "food_contact.paper"),
    "green.product": ("furniture.home", "textiles.home", "building.coatings"),
    "green.packaging": ("green.packaging",),
}
NARROWER = {"power-bank-grade": "batteries.portable.power_bank", "education-robot-safety": "robots.service.education"}


@dataclass(frozen=True)
class Maker:
    zh: str
    en: str
    place_zh: str
    place_en: str
    makes: tuple[str, ...]


@dataclass(frozen=True)
class Product:
    kind: str
    zh: str
    en: str


@cache
def makers() -> list[Maker]:
    """The enterprises of the demo; those that can be signed in as come first."""
    return [Maker(zh, en, place_zh, place_en, _listed(makes)) for zh, en, place_zh, place_en, makes in _lines("makers")]


@cache
def products() -> list[Product]:
    return [Product(*cells) for cells in _lines("products")]


def kinds_under(slug: str, categories: Collection[str]) -> set[str]:
    """The kinds of product that a scheme of these categories certifies."""
    if slug in NARROWER:
        return {NARROWER[slug]}
    own = [category for category in categories if not category.startswith("green.")]
    wanted = own or [kind for category in categories for kind in GREEN_OF_ALL_SORTS.get(category, ())]
    known = {product.kind for product in products()}
    kinds = {kind for kind in known if any(_is_within(kind, category) for category in wanted)}
    return kinds - set(NARROWER.values()) if len(kinds) > 1 else kinds


def goods(slug: str, categories: Collection[str]) -> list[tuple[int, Product]]:
    """Whose product may be certified under a scheme: (number of the maker in `makers()`, what it makes)."""
    kinds = kinds_under(slug, categories)
    return [
        (number, product)
        for number, maker in enumerate(makers())
        for product in products()
        if product.kind in kinds and product.kind in maker.makes
    ]


def _is_within(kind: str, category: str) -> bool:
    return kind == category or kind.startswith(f"{category}.")


def _lines(name: str) -> Iterator[list[str]]:
    for line in (DATA / f"{name}.psv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(","))
