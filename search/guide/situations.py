"""What somebody answered: seven questions, as plain values that can be kept, counted and asked again."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Self

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lib.text import names_in

LONGEST_TEXT = 10_000  # letters of what a buyer wrote
MOST_HELD = 8


class Trait(TextChoices):
    """What decides which rules look at a product."""

    MAINS = "mains", _("runs on mains electricity")
    RADIO = "radio", _("has radio: Wi-Fi, Bluetooth, a SIM card")
    BATTERY = "battery", _("holds a battery")
    FOOD_CONTACT = "food_contact", _("touches food or drinking water")
    CHILD = "child", _("is made for children")


class Asker(TextChoices):
    """Who wants something to be shown."""

    BUYER = "buyer", _("A buyer, at home or abroad")
    PLATFORM = "platform", _("An online shop or platform")
    TENDER = "tender", _("A tender or public buyer")
    SUBSIDY = "subsidy", _("A subsidy programme")
    CONSUMER = "consumer", _("Nobody: we want to convince consumers")
    NOBODY = "nobody", _("Nobody has asked yet")


ASKERS_IN_TEXTS = (Asker.PLATFORM, Asker.TENDER, Asker.SUBSIDY, Asker.BUYER)  # each is the key of a cue, too


def asker_of(cues: Collection[str]) -> str:
    """Who asks, by the cues of a text; "" where it does not tell."""
    return next((asker.value for asker in ASKERS_IN_TEXTS if asker.value in cues), "")


class Held(TextChoices):
    """A kind of paper that somebody has. A CB certificate and its report are of use only together."""

    CB = "cb", _("CB certificate with its test report")
    CB_CERTIFICATE = "cb_certificate", _("CB certificate without its report")
    CB_REPORT = "cb_report", _("CB test report without its certificate")
    CMA = "cma", _("report of a CMA laboratory")
    CNAS = "cnas", _("report of a CNAS-accredited laboratory")
    FACTORY = "factory", _("report of our own laboratory")
    CCC = "ccc", _("CCC certificate")


class SameMaker(TextChoices):
    """Whether a report is about the same maker and factory."""

    UNKNOWN = "", _("not sure")
    SAME = "same", _("the same maker and factory")
    OTHER = "other", _("another maker or factory")


class Changed(TextChoices):
    """What has become of the product since it was tested."""

    UNKNOWN = "", _("not sure")
    NO = "no", _("nothing that matters")
    COMPONENTS = "components", _("key components or materials")


class Priority(TextChoices):
    """What matters most to whoever chooses."""

    COST = "cost", _("Lowest cost over three years")
    TIME = "time", pgettext_lazy("what matters most", "Soonest")
    RECOGNITION = "recognition", _("Widest recognition")
    EFFORT = "effort", _("Least effort: no factory visit")


@dataclass(frozen=True)
class HeldPaper:
    """One paper. `models`: names, or how many of those wanted it covers; `has_differences`: tested with the market's own."""

    kind: str = Held.CB
    number: str = ""
    standard: str = ""
    dated: date | None = None
    models: str = ""
    maker: str = SameMaker.UNKNOWN
    has_differences: bool = False


@dataclass(frozen=True)
class Situation:
    """All seven answers. `text` is somebody's private mail: it is shown to whoever holds the answer's key, and logged nowhere."""

    product: str = ""
    traits: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    asker: str = ""
    text: str = ""
    holdings: tuple[HeldPaper, ...] = ()
    models: str = "1"
    factories: int = 1
    changed: str = Changed.UNKNOWN
    wished_on: date | None = None
    priority: str = Priority.COST

    @property
    def wanted(self) -> tuple[int, frozenset[str]]:
        return counted(self.models)

    @property
    def model_names(self) -> list[str]:
        """The models by name, as they were typed; none where they were only counted."""
        return names_in(self.models) if self.wanted[1] else []

    def plain(self) -> dict[str, Any]:
        """As JSON values."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:
        """Back from JSON values; what a later version kept besides is passed over."""
        known = {field.name for field in fields(cls)}
        given = {name: value for name, value in plain.items() if name in known}
        for name in ("traits", "markets"):
            given[name] = tuple(given.get(name) or ())
        given["holdings"] = tuple(_holding(row) for row in given.get("holdings") or ())
        given["wished_on"] = _day(given.get("wished_on"))
        return cls(**given)


def counted(models: str) -> tuple[int, frozenset[str]]:
    """How many models a text names, and their names where it does not only count them: `3`; `K17, K18`."""
    names = [name.casefold() for name in names_in(models)]
    if len(names) == 1 and names[0].isdecimal():
        return min(max(int(names[0][:6]), 1), 5000), frozenset()
    return max(len(names), 1), frozenset(names)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return {name: _plain(each) for name, each in value.items()} if isinstance(value, dict) else value


def _holding(plain: Mapping[str, Any]) -> HeldPaper:
    known = {field.name for field in fields(HeldPaper)}
    given = {name: value for name, value in plain.items() if name in known}
    return HeldPaper(**given | {"dated": _day(given.get("dated"))})


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if value else None
