"""What the register knows of one supplier: names, region, sites, certificates by body and status, what happened."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from lib.text import localized
from look.statuses import look_of
from register.history import TO_THE_PUBLIC
from register.models import RegisterEntry, Supplier
from register.queries import certificates, counted_by_body, counts, keys_joined_to
from register.reading import body_named
from statements.certificate import StatedEvent
from tenants.hosts import site_url, table
from tenants.models import CertificationBody

EVENTS, SITES, LOOKED_THROUGH = 20, 30, 200


def read_out(supplier: Supplier) -> dict[str, Any]:
    """A supplier as data: what its page says, but for its certificates themselves."""
    bodies = bodies_of(supplier)
    return {
        "id": str(supplier.pk),
        "url": site_url(reverse("register:supplier", args=[supplier.pk])),
        "name": supplier.name,
        "code": supplier.code,
        "region": {"zh": "", "en": ""} | region_of(supplier),
        "counts": counts(supplier=supplier),
        "bodies": [{"body": body_named(body), "valid": valid, "certificates": all_} for body, valid, all_ in bodies],
    }


def other_names_of(supplier: Supplier) -> list[str]:
    """The names under which certificates name it besides the one it is shown by."""
    rows = Supplier.objects.filter(pk__in=keys_joined_to(supplier)).values_list("name_zh", "name_en")
    written = {name for pair in rows.order_by("strength", "key") for name in pair}
    return sorted(written - {"", supplier.name_zh, supplier.name_en})


def region_of(supplier: Supplier) -> dict[str, str]:
    """Where it is, as the certificates' addresses say it under the strongest of its keys; {} where none says so."""
    placed = Supplier.objects.filter(pk__in=keys_joined_to(supplier)).exclude(region="")
    row = placed.order_by("strength", "key").first()
    return row.region_name if row else {}


def bodies_of(supplier: Supplier) -> list[tuple[CertificationBody, int, int]]:
    """Who certified it: each body with how many of its certificates are valid, and how many there are; the most first."""
    found = counted_by_body(certificates(supplier=supplier))
    bodies = CertificationBody.objects.in_bulk(found)
    rows = [(bodies[pk], by.get("VALID", 0), sum(by.values())) for pk, by in found.items()]
    return sorted(rows, key=lambda row: (-row[1], -row[2], row[0].slug))


def lately(supplier: Supplier) -> list[RegisterEntry]:
    """Its certificates whose statements are the newest, some two hundred: from them its page tells sites and events."""
    return list(certificates(supplier=supplier)[:LOOKED_THROUGH])


def sites_of(entries: Iterable[RegisterEntry]) -> list[dict[str, Any]]:
    """The factories that certificates name, each once with how many of these name it; the most named first."""
    named: dict[tuple[str, ...], list[RegisterEntry]] = defaultdict(list)
    parties = {}
    for entry in entries:
        for factory in entry.as_certificate.factories:
            key = (*sorted(factory.name.values()), *sorted(factory.address.values()))
            named[key].append(entry)
            parties[key] = factory
    most = sorted(named, key=lambda key: (-len(named[key]), key))[:SITES]
    return [
        {"name": parties[key].name, "address": parties[key].address, "certificates": named[key][:3]} for key in most
    ]


def events_of(entries: Iterable[RegisterEntry]) -> list[dict[str, Any]]:
    """What was recorded last of certificates, lines for components/timeline.html; the newest first."""
    events = [(event, entry) for entry in entries for event in entry.as_certificate.history]
    events.sort(key=lambda pair: (pair[0].recorded, pair[0].revision), reverse=True)
    return [_line(event, entry) for event, entry in events[:EVENTS]]


def _line(event: StatedEvent, entry: RegisterEntry) -> dict[str, Any]:
    look = look_of(event.what, "certificate-event")
    body = table.body_of(entry.body_id) or entry.body
    reason = localized(event.reason.words if event.reason else None)
    return {
        "when": event.effective,
        "what": f"{entry.number} · {TO_THE_PUBLIC.get(event.what) or look.word}",
        "why": reason or localized(event.words),
        "who": localized(body.name),
        "tone": look.tone,
    }
