"""What can be found: schemes, services, certified products, suppliers, bodies. A kind more is a module here, a table and a line below."""

from search.kinds import bodies, products, schemes, services, suppliers
from search.kinds.kind import BEYOND, LONGEST_VALUE, Facet, Indexed, Kind, Stored, Texts, by_key, plain

KINDS: dict[str, Kind] = {
    kind.key: kind for kind in (schemes.KIND, services.KIND, products.KIND, suppliers.KIND, bodies.KIND)
}

__all__ = ["BEYOND", "KINDS", "LONGEST_VALUE", "Facet", "Indexed", "Kind", "Stored", "Texts", "by_key", "plain"]
