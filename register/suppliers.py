"""Keeping suppliers as certificates name their holders: called by `register.actions` alone, in its transaction (ADR 28).

Who joins whom is worked out from what the register shows now, by one function (`joins`), so that neither the order in
which facts are heard nor a rebuild changes it. Whoever changes a holder holds one lock until the commit: two bodies that
name the same company at the same moment come one after the other.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from lib import clock, prepared_sql
from register.holders import HolderKey, Strength, keys_of
from register.models import Kind, RegisterEntry, Statement, Supplier
from statements.certificate import CertificateHolding
from vocabulary.regions import whereabouts

type Bearing = tuple[UUID, UUID]  # a stronger key, and a weaker one that certificates state together with it

BATCH = 500
SHOWN = ["name_zh", "name_en", "region", "named_by", "placed_by"]
BEFORE = """
    SELECT id, supplier_id, other_keys, content->'holder', content->'organisation', content->'issued_on'
    FROM register_registerentry WHERE id = ANY(%s)
"""
LOCK = "SELECT pg_advisory_xact_lock(hashtext('register.suppliers'))"
STILL = """
    SELECT bearer, key FROM unnest(%s::uuid[], %s::uuid[]) AS bearing (bearer, key)
    WHERE EXISTS (SELECT FROM register_registerentry WHERE supplier_id = bearer AND key = ANY(other_keys))
"""


@dataclass(frozen=True)
class Naming:
    """How one statement names its holder. `order` sorts namings: the certificate that was issued last comes last."""

    keys: tuple[HolderKey, ...]
    holding: CertificateHolding
    order: str

    def rows(self) -> list[Supplier]:
        name, address = self.holding.holder.name, self.holding.holder.address
        region = whereabouts(address.get("zh", ""), address.get("en", ""))
        shown = {
            "name_zh": name.get("zh", ""),
            "name_en": name.get("en", ""),
            "named_by": self.order,
            "region": region,
            "placed_by": self.order if region else "",
        }
        return [Supplier(id=key.id, strength=key.strength, key=key.text, **shown) for key in self.keys]


@dataclass(frozen=True)
class TouchedHolders:
    """What a change of holders is about: the certificates' strongest keys, before and after, and what each bears."""

    own: frozenset[UUID]
    bearings: frozenset[Bearing]


NOTHING = TouchedHolders(frozenset(), frozenset())


def keep_suppliers(entries: Sequence[RegisterEntry]) -> TouchedHolders:
    """Before certificates are shown: a row for each key of their holders. Gives what `settle_suppliers` looks at after.

    Nothing, and no lock, where no holder changes: so it is with all that only happens to a certificate.
    """
    rows = prepared_sql.execute(BEFORE, [[entry.pk for entry in entries]]).fetchall()
    before = {pk: [supplier, keys, *map(_loaded, stated)] for pk, supplier, keys, *stated in rows}
    changed = [
        entry
        for entry in entries
        if before.get(entry.pk) != [entry.supplier_id, entry.other_keys, *_holder(entry.content)]
    ]
    if not changed:
        return NOTHING
    lock_suppliers()
    _write_rows(_naming(entry.pk, entry.revision, *_holder(entry.content)) for entry in changed)
    shown = RegisterEntry.objects.filter(pk__in=[entry.pk for entry in changed]).defer("content")
    concerned = [entry for entry in (*shown, *changed) if entry.supplier_id]
    bearings = {(entry.supplier_id, key) for entry in concerned for key in entry.other_keys}
    return TouchedHolders(frozenset(entry.supplier_id for entry in concerned), frozenset(bearings))


def lock_suppliers() -> None:
    """Wait until nobody else changes a holder, and let nobody until the commit. Before any lock of the entries' table."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK)


def settle_suppliers(touched: TouchedHolders) -> list[UUID]:
    """After certificates are shown: note which of these keys are stated together now, and join what that joins.

    Gives the suppliers whose certificates are others than before, or that join another than before.
    """
    if not touched.own:
        return []
    ends = _ends_of(touched.own)
    asked = _by_key(touched.bearings)
    with connection.cursor() as cursor:
        cursor.execute(STILL, [[pair[0] for pair in touched.bearings], [pair[1] for pair in touched.bearings]])
        still = _by_key(cursor.fetchall())
    rows = Supplier.objects.in_bulk(asked)
    for pk, row in rows.items():
        row.borne_by = sorted((set(row.borne_by) - asked[pk]) | still[pk])
    Supplier.objects.bulk_update(rows.values(), ["borne_by"], batch_size=BATCH)
    changed = {*touched.own, *ends, *_join(_connected(set(rows))), *_ends_of(touched.own)}
    Supplier.objects.filter(pk__in=changed).update(changed_at=clock.now())
    return sorted(changed)


def _ends_of(keys: Iterable[UUID]) -> set[UUID]:
    """The suppliers that these keys lead to."""
    joined = Supplier.objects.filter(pk__in=keys).values_list("joined", flat=True)
    return {end for end in joined if end}


def rebuild_keys() -> None:
    """Rows for every key that was ever stated, anew from all statements: an address once given stays one."""
    Supplier.objects.update(joined=None)
    Supplier.objects.all().delete()
    stated = Statement.objects.filter(kind=Kind.CERTIFICATE).order_by("pk")
    rows = stated.values_list("subject", "revision", "content__holder", "content__organisation", "content__issued_on")
    _write_rows(_naming(*row) for row in rows.iterator(chunk_size=BATCH))


def rebuild_joins() -> None:
    """Who joins whom, anew from all certificates that are shown."""
    together = RegisterEntry.objects.exclude(other_keys=[]).values_list("supplier", "other_keys").distinct()
    borne = _by_key((bearer, key) for bearer, keys in together for key in keys)
    rows = Supplier.objects.in_bulk()
    for pk, bearers in borne.items():
        rows[pk].borne_by = sorted(bearers)
    Supplier.objects.bulk_update([rows[pk] for pk in borne], ["borne_by"], batch_size=BATCH)
    _join(rows)


def joins(rows: Mapping[UUID, Supplier]) -> dict[UUID, UUID]:
    """Each supplier's end: the one that all stronger ones lead to that certificates name by its key, else itself.

    An organisation that no certificate names by a code joins the code that alone bears its Chinese name, where no other
    organisation bears it: bodies state the code in what they bring along, and the organisation in what they issue here.
    """
    names_of: dict[UUID, list[Supplier]] = defaultdict(list)
    for row in rows.values():
        if row.strength == Strength.CHINESE_NAME:
            for bearer in row.borne_by:
                names_of[bearer].append(row)
    ends: dict[UUID, UUID] = {}
    for row in sorted(rows.values(), key=lambda row: (row.strength, row.pk)):
        bearers = {ends.get(bearer, bearer) for bearer in row.borne_by} or _namesake(row, names_of[row.pk], rows)
        ends[row.pk] = bearers.pop() if len(bearers) == 1 else row.pk
    return ends


def _namesake(row: Supplier, names: Iterable[Supplier], rows: Mapping[UUID, Supplier]) -> set[UUID]:
    """The credit codes that bear an organisation's name, where it alone of all organisations bears it."""
    bearers = {bearer for name in names for bearer in name.borne_by if bearer in rows}
    others = {bearer for bearer in bearers if rows[bearer].strength == Strength.ORGANISATION} - {row.pk}
    codes = {bearer for bearer in bearers if rows[bearer].strength == Strength.CODE}
    return codes if row.strength == Strength.ORGANISATION and not others else set()


def _join(rows: Mapping[UUID, Supplier]) -> set[UUID]:
    """Write the joins down that are others than before. Gives whom that concerns: both ends, old and new."""
    changed, concerned = [], set()
    for pk, end in joins(rows).items():
        joined = None if end == pk else end
        if rows[pk].joined_id != joined:
            concerned |= {pk, rows[pk].joined_id or pk, joined or pk}
            rows[pk].joined_id = joined
            changed.append(rows[pk])
    Supplier.objects.bulk_update(changed, ["joined"], batch_size=BATCH)
    return concerned


def _connected(ids: set[UUID]) -> dict[UUID, Supplier]:
    """These suppliers, and all that bear or are borne by them, however far."""
    rows: dict[UUID, Supplier] = {}
    while ids:
        near = Supplier.objects.filter(Q(pk__in=ids) | Q(borne_by__overlap=list(ids)))
        fresh = {row.pk: row for row in near if row.pk not in rows}
        rows |= fresh
        ids = fresh.keys() | {bearer for row in fresh.values() for bearer in row.borne_by if bearer not in rows}
    return rows


def _write_rows(namings: Iterable[Naming]) -> None:
    wanted: dict[UUID, Supplier] = {}
    for row in (row for naming in namings for row in naming.rows()):
        _learn(wanted.setdefault(row.pk, row), row)
    known = Supplier.objects.in_bulk(wanted)
    Supplier.objects.bulk_create([row for pk, row in wanted.items() if pk not in known], batch_size=BATCH)
    better = [row for pk, row in known.items() if _learn(row, wanted[pk])]
    Supplier.objects.bulk_update(better, SHOWN, batch_size=BATCH)


def _learn(row: Supplier, other: Supplier) -> bool:
    """Take over names and region where they are of a later issue; says whether anything was."""
    before = [getattr(row, field) for field in SHOWN]
    if (other.named_by, other.name_zh, other.name_en) > (row.named_by, row.name_zh, row.name_en):
        row.name_zh, row.name_en, row.named_by = other.name_zh, other.name_en, other.named_by
    if (other.placed_by, other.region) > (row.placed_by, row.region):
        row.region, row.placed_by = other.region, other.placed_by
    return before != [getattr(row, field) for field in SHOWN]


def _holder(content: Mapping[str, Any]) -> list[Any]:
    """What of a certificate's statement says who its holder is, as `BEFORE` has it."""
    return [content.get("holder"), content.get("organisation"), content.get("issued_on")]


def _naming(subject: UUID, revision: int, holder: Any, organisation: Any, issued_on: Any) -> Naming:
    holding = CertificateHolding.model_validate({"status": "", "holder": holder or {}, "organisation": organisation})
    return Naming(tuple(keys_of(holding)), holding, f"{issued_on or ''} {subject} {revision:09}")


def _loaded(value: str | None) -> Any:
    return None if value is None else json.loads(value)


def _by_key(bearings: Iterable[Bearing]) -> dict[UUID, set[UUID]]:
    bearers: dict[UUID, set[UUID]] = defaultdict(set)
    for bearer, key in bearings:
        bearers[key].add(bearer)
    return bearers
