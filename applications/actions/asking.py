"""What the client does before the body begins: start, fill in, attach, send."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from accounts.queries import acts_for
from applications.models import Application, Factory, Party, Unit
from applications.queries import may_edit, open_cases, party_parts
from cases.actions import describe, lock, move, tell_of_draft
from cases.models import Case
from cases.transitions import BUILT, Kind, State
from catalog.models import SchemeVersion
from catalog.queries import offer_gap
from lib import clock
from lib.refusal import Refused
from staff.impartiality import Act, lock_group, refuse
from tenants.context import current_body

UNIT_FIELDS = ["main_model", "covered_models", "key_components", "manufacturer", "factory"]
SECTIONS: dict[str, tuple[str, ...]] = {
    "parties": (
        "client_name_zh",
        "client_name_en",
        "client_address_zh",
        "client_address_en",
        "contact_name",
        "contact_email",
        "contact_phone",
        "manufacturer",
        "factory_is",
        "factory",
    ),
    "product": ("product_zh", "product_en", "trademark"),
    "questions": ("answers",),
}


class SavedMeanwhile(Refused):
    """Somebody else has saved since this form was drawn."""


@dataclass(frozen=True)
class UnitAsked:
    """One row of the grid of units. Manufacturer and factory, "name; address", where they are not the application's."""

    main_model: str
    covered_models: list[str] = field(default_factory=list)
    key_components: list[str] = field(default_factory=list)
    manufacturer: str = ""
    factory: str = ""


@transaction.atomic
def start_draft(
    version: SchemeVersion, *, organisation: Organisation, by: User, kind: str = Kind.INITIAL, key: UUID | None = None
) -> Application:
    """Begin an application of an organisation under a published scheme version, with one empty unit.

    `key` comes with the form: sent twice, because an answer was lost, it still begins one application.
    """
    if kind not in BUILT:
        name = Kind(kind).label
        raise Refused(
            _("“%(kind)s” cannot be applied for here yet. Ask the certification body directly.") % {"kind": name}
        )
    if not acts_for(by, organisation.pk):
        raise Refused(_("You do not act for this organisation."))
    if gap := offer_gap(version):
        raise Refused(gap)
    refuse(Act.APPLY, organisation)  # told before anything is typed; sending asks again, under the lock
    number = _next_number()  # of two at once one waits here
    if key and (begun := Application.objects.filter(pk=key, created_by=by, organisation=organisation).first()):
        return begun
    application = Application.objects.create(
        id=key or uuid4(),
        number=number,
        kind=kind,
        scheme_version=version,
        organisation=organisation,
        client_name_zh=organisation.name_zh,
        client_name_en=organisation.name_en,
        client_address_zh=organisation.address_zh,
        client_address_en=organisation.address_en,
        client_credit_code=organisation.credit_code or organisation.registration_number,
        standards=list(version.standards.values_list("reference", flat=True)),
        created_by=by,
        created_at=clock.now(),
        saved_at=clock.now(),
    )
    _add_units(application, [{"main_model": ""}])
    tell_of_draft(lock(_first(application)))
    return application


@transaction.atomic
def save_section(
    application: Application, *, section: str, values: Mapping[str, Any], by: User, edition: int | None = None
) -> Application:
    """Keep what was typed in one section, complete or not.

    `edition` is what the form was drawn from: where somebody else has saved since, nothing is overwritten.
    """
    application = _editable(application, by=by, edition=edition)
    names = [name for name in SECTIONS[section] if name in values]
    _take(application, names, values)
    return _saved(application, *names)


@transaction.atomic
def save_parties(
    application: Application,
    *,
    values: Mapping[str, Any],
    manufacturer: Mapping[str, Any] | None,
    factory: Mapping[str, Any] | None,
    by: User,
    edition: int | None = None,
) -> Application:
    """Keep the trio. `manufacturer` or `factory` None: the same as named before it; else an enterprise of its own."""
    application = _editable(application, by=by, edition=edition)
    _take(application, [name for name in SECTIONS["parties"] if name in values], values)
    application.manufacturer = _named(Party, application.manufacturer, application, manufacturer)
    application.factory = _named(Factory, application.factory, application, factory)
    return _saved(application, *SECTIONS["parties"])


def _take(application: Application, names: Iterable[str], values: Mapping[str, Any]) -> None:
    """What was typed. Whoever began the application is not written down again as its contact: names are resolved."""
    for name in names:
        setattr(application, name, values[name])
    if application.contact_email.lower() == application.created_by.email:
        application.contact_name = application.contact_email = ""


@transaction.atomic
def save_units(
    application: Application, units: Iterable[UnitAsked], *, by: User, edition: int | None = None
) -> Application:
    """Keep the grid: row n is unit n. Rows beyond the last are removed in a draft, and refused later."""
    application = _editable(application, by=by, edition=edition)
    rows = list(units) or [UnitAsked(main_model="")]  # an application without a unit would have no case
    there = list(application.units.all())
    if len(rows) < len(there) and not application.is_draft:
        raise Refused(_("After sending, a unit is given up by withdrawing its case, not by removing its row."))
    if len(rows) > len(there) and not application.is_draft:
        raise Refused(_("After sending, further units need an application of their own."))
    fields = _unit_fields(application, rows)
    for unit, values in zip(there, fields, strict=False):
        for name, value in values.items():
            setattr(unit, name, value)
    Unit.objects.bulk_update(there[: len(rows)], UNIT_FIELDS)
    Case.objects.filter(unit__in=there[len(rows) :]).delete()  # and with them their units
    _add_units(application, fields[len(there) :], after=len(there))
    for party in (Party, Factory):
        party.objects.filter(organisation=application.organisation_id, units=None, applications=None).delete()
    return _saved(application)


@transaction.atomic
def submit(application: Application, *, by: User) -> Application:
    """Send a complete application: each unit's case moves to SUBMITTED. Sent twice it is sent once."""
    lock_group(
        application.organisation_id
    )  # first of all: advice sold at the same moment waits here, or has been waited for
    application = locked(application)
    if not application.is_draft and acts_for(by, application.organisation_id):
        return application
    if not application.is_draft:
        raise Refused(_("You do not act for this organisation."))
    if gap := offer_gap(application.scheme_version):
        raise Refused(gap)
    refuse(Act.APPLY, application.organisation)
    application.submitted_at = clock.now()
    application.save(update_fields=["submitted_at"])
    for case in open_cases(application):
        move(case, State.SUBMITTED, by=by)
    return application


def locked(application: Application) -> Application:
    related = Application.objects.select_related("scheme_version__scheme", "manufacturer", "factory")
    return related.select_for_update(of=("self",)).get(pk=application.pk)


def _editable(application: Application, *, by: User, edition: int | None) -> Application:
    application = locked(application)
    if not acts_for(by, application.organisation_id):
        raise Refused(_("You do not act for this organisation."))
    if not may_edit(application):
        raise Refused(_("The application cannot be changed at this step."))
    if edition is not None and edition != application.edition:
        raise SavedMeanwhile(
            _(
                "Somebody else saved this application in the meantime. What you typed is kept below; compare, then save again."
            )
        )
    return application


def _first(application: Application) -> Case:
    """The case that stands for a draft on its client's desk: its first unit is never removed."""
    return application.cases.order_by("number")[0]


def _saved(application: Application, *names: str) -> Application:
    application.edition += 1
    application.saved_at = clock.now()
    application.save(update_fields=[*names, "edition", "saved_at"])
    main_models, before = dict(application.units.values_list("case", "main_model")), _first(application).product
    describe(application.cases, main_models, **_client_and_product(application))
    # A page that saves by itself saves every other second: the desk hears of what it shows, and of nothing else.
    if application.is_draft and before != application.product:
        tell_of_draft(lock(_first(application)))
    return application


def _client_and_product(application: Application) -> dict[str, str]:
    """What each of its cases says of the application."""
    return {
        "client_name_zh": application.client_name_zh,
        "client_name_en": application.client_name_en,
        "product_zh": application.product_zh,
        "product_en": application.product_en,
    }


def _named[Kind: (Party, Factory)](
    model: type[Kind], before: Kind | None, application: Application, values: Mapping[str, Any] | None
) -> Kind | None:
    if values is None:
        return None
    named = before or model(organisation_id=application.organisation_id)
    for name, value in values.items():
        setattr(named, name, value)
    named.save()
    return named


def _unit_fields(application: Application, rows: list[UnitAsked]) -> list[dict[str, Any]]:
    """The fields of each unit; a party that several rows name is one record."""
    makers = {cell: _party(Party, application, cell) for cell in {row.manufacturer for row in rows}}
    factories = {cell: _party(Factory, application, cell) for cell in {row.factory for row in rows}}
    return [
        {
            "main_model": row.main_model,
            "covered_models": row.covered_models,
            "key_components": row.key_components,
            "manufacturer": makers[row.manufacturer],
            "factory": factories[row.factory],
        }
        for row in rows
    ]


def _party[Kind: (Party, Factory)](model: type[Kind], application: Application, cell: str) -> Kind | None:
    """The manufacturer or factory a cell names: the one this application's units have named so before, or a new one."""
    name, address = party_parts(cell)
    if not name:
        return None
    language = "zh" if any("\u4e00" <= letter <= "\u9fff" for letter in name) else "en"
    known = model.objects.filter(units__application=application, **{f"name_{language}": name})
    party = known.first() or model(organisation_id=application.organisation_id)
    setattr(party, f"name_{language}", name)
    setattr(party, f"address_{language}", address)
    party.save()
    return party


def _add_units(application: Application, rows: list[dict[str, Any]], *, after: int = 0) -> None:
    now = clock.now()
    cases = [
        Case(
            number=f"{application.number}-{position:02}",
            subject_kind=Case.Subject.APPLICATION,
            subject=application.pk,
            subject_words=values["main_model"],
            organisation_id=application.organisation_id,
            scheme_version_id=application.scheme_version_id,
            kind=application.kind,
            since=now,
            created_at=now,
            **_client_and_product(application),
        )
        for position, values in enumerate(rows, start=after + 1)
    ]
    Case.objects.bulk_create(cases)
    Unit.objects.bulk_create(
        Unit(application=application, case=case, position=position, **values)
        for position, (case, values) in enumerate(zip(cases, rows, strict=True), start=after + 1)
    )


def _next_number() -> str:
    """ "A2026-00017": counted in each body and year, under a lock, so that no number is given twice."""
    year = clock.today(current_body().time_zone).year
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{current_body().schema_name}.application.number"]
        )
    latest = Application.objects.filter(number__startswith=f"A{year}-").aggregate(number=Max("number"))["number"]
    return f"A{year}-{int(latest.split('-')[1]) + 1 if latest else 1:05}"
