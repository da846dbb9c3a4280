"""Who makes what in the demo, so that no maker of kettles holds a certificate for a robot."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from marketplace.demo.rows import SchemeRow

DATA = Path(__file__).parent / "data"
# Schemes of green properties name no product of their own: these are what they are about.
GREEN_OF_ALL_SORTS = {
    "green.carbon_footprint": ("appliances", "charging.ac", "photovoltaics.modules", "building.glass"),
    "green.recycled": ("textiles.home", "building.panels", "food_contact.paper"),
    "green.product": ("furniture.home", "textiles.home", "building.coatings"),
    "green.packaging": ("green.packaging",),
}


@dataclass(frozen=True)
class Maker:
    zh: str
    en: str
    place_zh: str
    place_en: str
    makes: tuple[str, ...]
    factory: tuple[str, str] | None  # a place elsewhere where it produces, in Chinese and in English

    @property
    def brand(self) -> str:
        return self.en.split()[0]


@dataclass(frozen=True)
class Product:
    kind: str
    zh: str
    en: str
    specifications: tuple[str, ...]  # what is printed beside a model, one of these; empty: nothing is


@cache
def makers() -> list[Maker]:
    """The enterprises of the demo; those that can be signed in as come first."""
    return [
        Maker(zh, en, place_zh, place_en, _listed(makes), _factory(factory))
        for zh, en, place_zh, place_en, makes, factory in _lines("makers", cells=6)
    ]


@cache
def products() -> list[Product]:
    return [Product(kind, zh, en, _listed(printed, by=";")) for kind, zh, en, printed in _lines("products", cells=4)]


def kinds_under(row: SchemeRow) -> set[str]:
    """The kinds of product that a scheme certifies."""
    known = {product.kind for product in products()}
    if row.kinds:
        return known & set(row.kinds)
    own = [category for category in row.categories if not category.startswith("green.")]
    wanted = own or [kind for category in row.categories for kind in GREEN_OF_ALL_SORTS.get(category, ())]
    return {kind for kind in known if any(_is_within(kind, category) for category in wanted)}


def goods(row: SchemeRow) -> list[tuple[int, Product]]:
    """Whose product may be certified under a scheme: (number of the maker in `makers()`, what it makes)."""
    kinds = kinds_under(row)
    return [
        (number, product)
        for number, maker in enumerate(makers())
        for product in products()
        if product.kind in kinds and product.kind in maker.makes and product.zh in (row.products or [product.zh])
    ]


def _is_within(kind: str, category: str) -> bool:
    return kind == category or kind.startswith(f"{category}.")


def _lines(name: str, *, cells: int) -> Iterator[list[str]]:
    """Cells at the end that are empty may be left out."""
    for line in (DATA / f"{name}.psv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            given = [cell.strip() for cell in line.split("|")]
            yield given + [""] * (cells - len(given))


def _listed(cell: str, *, by: str = ",") -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(by) if word.strip())


def _factory(cell: str) -> tuple[str, str] | None:
    zh, _, en = cell.partition(" / ")
    return (zh, en) if cell else None
