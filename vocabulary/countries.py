"""Countries and markets in both languages: ISO 3166 codes, and the few markets that are no country."""

from collections.abc import Iterable
from functools import cache

from django.utils.translation import override
from django_countries import countries

from lib.text import bilingual

BEYOND_COUNTRIES = {
    "EU": bilingual("欧盟", "European Union"),
    "GCC": bilingual("海湾阿拉伯国家合作委员会", "Gulf Cooperation Council"),
    "ASEAN": bilingual("东盟", "ASEAN"),
    "EAEU": bilingual("欧亚经济联盟", "Eurasian Economic Union"),
}
MEMBERS = {
    "EU": "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE",
    "GCC": "AE BH KW OM QA SA",
    "ASEAN": "BN ID KH LA MM MY PH SG TH TL VN",
    "EAEU": "AM BY KG KZ RU",
}
OURS = {"HK": "中国香港", "MO": "中国澳门", "TW": "中国台湾"}


@cache
def market_name(code: str) -> dict[str, str]:
    """What a country or market is called; the code itself where it is unknown."""
    if code in BEYOND_COUNTRIES:
        return dict(BEYOND_COUNTRIES[code])
    with override("zh-hans"):
        zh = OURS.get(code) or str(countries.name(code))
    with override("en"):
        en = str(countries.name(code))
    return bilingual(zh or code, en or code)


# To tick in forms, before any other country is chosen.
USUAL_MARKETS = ("CN", "EU", "DE", "US", "GB", "JP", "KR", "ASEAN", "GCC")


@cache
def market_codes() -> tuple[str, ...]:
    """Every code, the usual markets first."""
    first = ("CN", "EU", "US", "GB", "JP", "KR", "ASEAN", "GCC", "EAEU")
    return first + tuple(code for code in countries.countries if code not in first)


@cache
def names_of_market(code: str) -> tuple[str, ...]:
    """Every code that speaks of a market, its own first: the countries of a group, the groups that hold a country."""
    groups = [group for group, members in MEMBERS.items() if code in members.split()]
    return (code, *MEMBERS.get(code, "").split(), *groups)


def within(codes: Iterable[str]) -> list[str]:
    """The countries of markets that are several: what is for the European Union is for Germany."""
    return [member for code in codes for member in MEMBERS.get(code, "").split()]
