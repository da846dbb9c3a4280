"""What the register answers."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db import connection
from django.db.models import BooleanField, Count, DateTimeField, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from lib import clock
from lib.text import folded, numbers
from oversight.queries import own_rules_wait_for_filing
from register import by_number
from register.holders import key_of_name
from register.models import TYPES, Kind, ReconcileReport, RegisterEntry, Statement, Supplier
from statements import BodyStatement, LeadTimeStatement, PassportStatement
from statements.body import ConfirmationStated
from statements.lead_time import lead_time_key
from statements.reading import Remembered
from tenants.hosts import table
from tenants.models import CertificationBody

SHORTEST_BEGINNING = 4  # of a number, to be looked up by it
STATUSES = [
    "VALID",
    "UNSUPERVISED",  # valid by its words, of a body that has left: no statement says so, its body's day does
    "SUSPENDED",
    "WITHDRAWN",
    "CANCELLED",
    "EXPIRED",
    "SUPERSEDED",
]  # in the order in which they are shown
_READ = Remembered(2_000)  # some 10 kB each
UNFILED = Q(content__contains={"rule_kind": "not_filed"}, body__country="CN")
ONE_CERTIFICATE = f"""
    SELECT {by_number.columns("entry")}, scheme.id, scheme.name_zh, scheme.name_en
    FROM register_registerentry entry
    LEFT JOIN register_registerentry scheme ON scheme.id = entry.scheme AND scheme.kind = %s
    WHERE entry.id = %s AND entry.kind = %s
"""


class IsReserved(Func):
    """Whether a law leaves what a scheme states to designated bodies: `vocabulary.queries.reserving`, as the database has it."""

    function = "guildmark_is_reserved_as_stated"
    output_field = BooleanField()


def certificate_for(pk: UUID) -> RegisterEntry | None:
    """What the register says now about one certificate."""
    entry = certificate_with_scheme(pk)
    return entry[0] if entry else None


def certificate_with_scheme(pk: UUID) -> tuple[RegisterEntry, RegisterEntry | None] | None:
    """What the register says now about one certificate, and the key and name of its scheme where that is known.

    The busiest question of all, at every scan of a QR code: one SQL, written out, for the ORM would compile it anew
    each time; its body comes from memory.
    """
    with connection.cursor() as cursor:
        cursor.execute(ONE_CERTIFICATE, [Kind.SCHEME, pk, Kind.CERTIFICATE])
        row = cursor.fetchone()
    if row is None:
        return None
    *values, scheme, name_zh, name_en = row
    entry = by_number.entry_of(values)
    if body := table.body_of(entry.body_id):
        entry.body = body
    return entry, RegisterEntry(id=scheme, name_zh=name_zh, name_en=name_en) if scheme else None


def certificates_for_number(number: str) -> list[RegisterEntry]:
    """All certificates of that number however it is written; several bodies may use the same, and one may have two that
    only their separators tell apart. Newest first, ten at most."""
    folded = numbers.folded(number)
    return by_number.certificates_of([folded]).get(folded, [])


def certificates_like(number: str, body: CertificationBody | None = None) -> list[RegisterEntry]:
    """Certificates whose number is one slip away from that one, the likeliest first, five at most."""
    return by_number.certificates_like([(number, body)])[0]


def certificates_beginning(number: str, most: int) -> list[RegisterEntry]:
    """Certificates whose number begins with what was typed, however it is written; that very number first. Nothing for
    less than four letters or digits, or without a digit: it would begin thousands. Without their content."""
    begun = numbers.folded(number)
    if len(begun) < SHORTEST_BEGINNING or not any(sign.isdigit() for sign in begun):
        return []
    entries = RegisterEntry.objects.certificates().select_related("body").defer("content").exclude(folded_number="")
    within = entries.filter(folded_number__gte=begun, folded_number__lt=f"{begun}\uffff")  # as the index is ordered
    return list(within.filter(folded_number__startswith=begun).order_by("folded_number", "-recorded_at")[:most])


def certificate_for_number(number: str) -> RegisterEntry | None:
    """The certificate of that number, or None where there is none or more than one: see `certificates_for_number`."""
    entries = certificates_for_number(number)
    return entries[0] if len(entries) == 1 else None


def certificates(
    *,
    body: CertificationBody | None = None,
    scheme: UUID | None = None,
    status: str = "",
    supplier: Supplier | None = None,
    standard: str = "",
) -> QuerySet[RegisterEntry]:
    """The certificates of a body, scheme, status, supplier or standard (a key of `vocabulary.standards.keys_in`), or all;
    the latest change first, and no other order: none by their last days. What is counted is listed so."""
    entries = RegisterEntry.objects.certificates().select_related("body").order_by("-recorded_at", "pk")
    if supplier:
        entries = entries.filter(supplier__in=keys_joined_to(supplier))
    if standard:
        entries = entries.filter(standards__contains=[standard])
    given = {"body": body, "scheme": scheme}
    entries = entries.filter(**{name: value for name, value in given.items() if value})
    return of_status(entries, status) if status else entries


def of_status[Rows: QuerySet[RegisterEntry, Any]](entries: Rows, status: str) -> Rows:
    """Of these those that count as `status`: a valid one of a body that has left is unsupervised, and no other."""
    left = CertificationBody.objects.closed()
    if status == "UNSUPERVISED":
        return entries.filter(status="VALID", body__in=left)
    found = entries.filter(status=status)
    return found.exclude(body__in=left) if status == "VALID" else found


def keys_joined_to(supplier: Supplier) -> QuerySet[Supplier, Any]:
    """A supplier's own key, and all that lead to it."""
    return Supplier.objects.filter(Q(pk=supplier.pk) | Q(joined=supplier.pk)).order_by().values("pk")


def supplier_for(pk: UUID) -> Supplier | None:
    """The row of an address, joined or not."""
    return Supplier.objects.select_related("joined").filter(pk=pk).first()


def suppliers_named(written: Iterable[str]) -> dict[str, Supplier]:
    """By each name the supplier that alone bears it, in one SQL; a name that two bear is nobody's and leads to none."""
    keys = {name: key for name in set(written) if (key := key_of_name(name))}
    rows = Supplier.objects.select_related("joined").in_bulk([key.id for key in keys.values()])
    ends = {name: rows[key.id].joined or rows[key.id] for name, key in keys.items() if key.id in rows}
    shown = Supplier.objects.shown().in_bulk([row.pk for row in ends.values()])
    return {name: shown[row.pk] for name, row in ends.items() if row.pk in shown}


def schemes(body: CertificationBody | None = None, *, standard: str = "") -> QuerySet[RegisterEntry]:
    """All schemes the register knows, published and withdrawn, by name; of one body or one standard where given."""
    entries = RegisterEntry.objects.schemes().select_related("body").order_by("name_zh", "pk")
    if standard:
        entries = entries.filter(standards__contains=[standard])
    return entries.filter(body=body) if body else entries


def scheme_for(pk: UUID) -> RegisterEntry | None:
    return RegisterEntry.objects.schemes().select_related("body").filter(pk=pk).first()


def read_entries(ids: Collection[UUID]) -> dict[UUID, RegisterEntry]:
    """Entries with their bodies, for lists that show many: a content that was read before is neither fetched nor read again."""
    entries = RegisterEntry.objects.select_related("body").defer("content").in_bulk(ids)
    new = [entry.pk for entry in entries.values() if entry.sha256 not in _READ]
    if new:
        rows = RegisterEntry.objects.filter(pk__in=new).values_list("kind", "sha256", "content")
        for kind, sha256, content in rows:
            _READ.keep(sha256, content, TYPES[kind])
    for entry in entries.values():
        _READ.give(entry.sha256, entry)
    return entries


def offered_schemes() -> QuerySet[RegisterEntry]:
    """The schemes under which one can apply today, by name: what `catalog.queries.offer_gap` has nothing against.

    Published, of a body that may certify; a Chinese body's own rule once it is filed; nothing that a law leaves to
    designated bodies. The one place that says so on the square: for the home page's figure, the search, the scheme's
    page and promotional cards.
    """
    entries = schemes().filter(status="PUBLISHED", body__in=CertificationBody.objects.certifying())
    entries = entries.exclude(
        IsReserved("content", Value(clock.now(), output_field=DateTimeField()), "body__time_zone")
    )
    return entries.exclude(UNFILED) if own_rules_wait_for_filing() else entries


def is_offered(scheme: RegisterEntry) -> bool:
    return offered_schemes().filter(pk=scheme.pk).exists()


def services(body: CertificationBody | None = None) -> QuerySet[RegisterEntry]:
    """All services beside certification that the register knows, offered and withdrawn, by name; of one seller where given."""
    entries = RegisterEntry.objects.services().select_related("body").order_by("name_zh", "pk")
    return entries.filter(body=body) if body else entries


def service_for(pk: UUID) -> RegisterEntry | None:
    return services().filter(pk=pk).first()


def offered_services() -> QuerySet[RegisterEntry]:
    """The services that can be ordered today, by name: published, of a seller whose doors are open.

    The one place that says so on the square: for the search, the service's page, lists beside schemes, promotional cards.
    """
    return services().filter(status="PUBLISHED", body__standing=CertificationBody.Standing.OPEN)


def is_on_sale(service: RegisterEntry) -> bool:
    return offered_services().filter(pk=service.pk).exists()


def waits_for_filing(scheme: RegisterEntry) -> bool:
    """Whether it takes no applications because its rule is not filed."""
    return own_rules_wait_for_filing() and schemes().filter(UNFILED, pk=scheme.pk).exists()


def lead_time_of(scheme: UUID) -> LeadTimeStatement | None:
    """How long closed cases under a scheme took; None where too few are closed to say it."""
    entry = RegisterEntry.objects.filter(kind=Kind.LEAD_TIME, pk=lead_time_key(scheme)).first()
    return entry.as_lead_time if entry else None


def bodies_with_counts(*, kind: str = "", standing: str = "") -> QuerySet[CertificationBody]:
    """Every body that has opened here, closed ones too, with the number of its `valid` certificates and of `all`."""
    mine = RegisterEntry.objects.certificates().filter(body=OuterRef("pk")).order_by().values("body")
    valid = of_status(mine, "VALID")
    bodies: QuerySet[CertificationBody] = CertificationBody.objects.annotate(
        valid=Coalesce(Subquery(valid.annotate(n=Count("pk")).values("n")), 0),
        all=Coalesce(Subquery(mine.annotate(n=Count("pk")).values("n")), 0),
    ).order_by("name_zh", "pk")
    given = {"kind": kind, "standing": standing}
    return bodies.filter(**{name: value for name, value in given.items() if value})


def bodies_named(text: str) -> QuerySet[CertificationBody]:
    """Bodies that hold every word of `text` in one of their names, by name; none for no words."""
    bodies: QuerySet[CertificationBody] = CertificationBody.objects.order_by("name_zh", "pk")
    words = folded(text).split()
    for word in words:
        bodies = bodies.filter(Q(name_zh__icontains=word) | Q(name_en__icontains=word) | Q(slug=word))
    return bodies if words else bodies.none()


def standing_of_body(body: CertificationBody) -> dict[str, Any]:
    """Since when and why a body's doors are shut, as the platform stated it; empty where they are open."""
    stated = _body_as_stated(body)
    if body.is_open or stated is None:
        return {}
    since = body.closes_at if body.has_closed else stated.standing_since
    return {"since": since, "reason": stated.standing_reason or {}, "ask": stated.ask or {}}


def confirmation_of_body(body: CertificationBody) -> ConfirmationStated | None:
    """How a body's approval was looked up last, as the platform stated it; None where it never was."""
    stated = _body_as_stated(body)
    return stated.confirmation if stated else None


def _body_as_stated(body: CertificationBody) -> BodyStatement | None:
    entry = RegisterEntry.objects.bodies().filter(body=body).first()
    return entry.as_body if entry else None


def certification_body_for(slug: str) -> CertificationBody | None:
    body: CertificationBody | None = CertificationBody.objects.filter(slug=slug).first()
    return body


def passport_key(body: UUID) -> UUID:
    """Of which subject a passport is stated: it has revisions of its own, so it is named after its body's key."""
    return uuid5(body, "passport")


def passport_of(body: CertificationBody) -> PassportStatement | None:
    """What the body is approved, accredited and insured for, as it states; None where it has stated nothing."""
    entry = RegisterEntry.objects.filter(kind=Kind.PASSPORT, body=body).first()
    return entry.as_passport if entry else None


def counts(
    body: CertificationBody | None = None,
    scheme: UUID | None = None,
    supplier: Supplier | None = None,
    standard: str = "",
) -> dict[str, int]:
    """How many certificates the register holds by status, the valid first; of what is given. See `certificates`."""
    narrowed = certificates(body=body, scheme=scheme, supplier=supplier, standard=standard)
    counted = counted_by_body(narrowed)
    found: dict[str, int] = defaultdict(int)
    for by_status in counted.values():
        for status, number in by_status.items():
            found[status] += number
    return {status: found[status] for status in sorted(found, key=_rank)}


def counted_by_body(entries: QuerySet[RegisterEntry]) -> dict[UUID, dict[str, int]]:
    """How many of these certificates each body has, by the status as which they count: see `of_status`."""
    left = set(CertificationBody.objects.closed().values_list("pk", flat=True))
    rows = entries.select_related(None).order_by().values_list("body", "status").annotate(Count("pk"))
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    for body, status, number in rows:
        found[body]["UNSUPERVISED" if status == "VALID" and body in left else status] = number
    return found


def _rank(status: str) -> tuple[int, str]:
    return STATUSES.index(status) if status in STATUSES else len(STATUSES), status


def history_of(subject: UUID) -> QuerySet[Statement]:
    """Everything that was ever stated about a subject, oldest first."""
    return Statement.objects.filter(subject=subject).order_by("revision")


def complete_from(body: CertificationBody) -> date | None:
    """Since when every certificate a body issued is here, or None where it has not declared so for all its schemes."""
    schemes = RegisterEntry.objects.schemes().filter(body=body).only("content")
    declared = [scheme.as_scheme.complete_from for scheme in schemes]
    days = [day for day in declared if day]
    return max(days) if days and len(days) == len(declared) else None


def last_report() -> ReconcileReport | None:
    """The newest comparison of register and bodies."""
    return ReconcileReport.objects.order_by("-started_at").first()
