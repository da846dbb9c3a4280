"""What an application still lacks before it can be sent: section by section, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import gettext as _

from applications.models import Application, Document
from cases.models import Case
from catalog.models import DocumentWanted, Question
from catalog.questions import missing_answers
from lib.text import bilingual, localized

AUTHORISATION_OF_MANUFACTURER = "authorisation-manufacturer"
AUTHORISATION_OF_FACTORY = "authorisation-factory"
OF_A_REPORT = "report:"  # and the report's key and number: a laboratory's, handed over by the client
OF_THE_BODY = "body:"  # and what the body's people call it

# What must be given before sending, in one language at least; forms call none of these optional.
CLIENT = (("client_name_zh", "client_name_en"), ("client_address_zh", "client_address_en"))
CONTACT = ("contact_name", "contact_email")
PRODUCT = ("product_zh", "product_en")


@dataclass(frozen=True)
class FormSection:
    """One section of the application with what is missing in it."""

    name: str
    title: str
    lacks: list[str] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        return not self.lacks


def sections_of(application: Application) -> list[FormSection]:
    """Every section in order, each with what it lacks."""
    return [
        FormSection("parties", _("Client, manufacturer, factory"), list(_parties(application))),
        FormSection("units", _("Units and models"), list(_units(application))),
        FormSection("questions", _("Questions of the scheme"), list(_questions(application))),
        FormSection("documents", _("Documents"), list(_documents(application))),
    ]


def lacks_of(application: Application) -> list[str]:
    """Everything that is missing."""
    return [sentence for section in sections_of(application) for sentence in section.lacks]


def wanted_slots(application: Application) -> dict[str, tuple[str, bool]]:
    """The documents an application may hold: slot → (name, whether it is required)."""
    slots = {
        f"wanted-{wanted.pk}": (localized(wanted.name), wanted.is_required)
        for wanted in application.scheme_version.documents.all()
    }
    slots |= {
        slot_of(question): (localized(question.text), question.is_required)
        for question in application.scheme_version.questions.all()
        if question.kind == Question.Kind.FILE
    }
    units = application.units
    if application.manufacturer_id or units.exclude(manufacturer=None).exists():
        slots[AUTHORISATION_OF_MANUFACTURER] = (_("Letter of authorisation from the manufacturer"), True)
    if application.factory_is == Application.FactoryIs.OTHER or units.exclude(factory=None).exists():
        slots[AUTHORISATION_OF_FACTORY] = (_("Letter of authorisation from the factory"), True)
    return slots


def documents_of(case: Case) -> QuerySet[Document]:
    """The documents of a case's application, each with the name the scheme gives it: one query."""
    wanted = DocumentWanted.objects.annotate(slot=Concat(Value("wanted-"), Cast("pk", CharField())))
    asked = Question.objects.annotate(slot=Concat(Value("question-"), Cast("pk", CharField())))
    named = [part.filter(version=case.scheme_version_id, slot=OuterRef("slot")) for part in (wanted, asked)]
    words = {
        f"wanted_{language}": Coalesce(
            Subquery(named[0].values(f"name_{language}")[:1]), Subquery(named[1].values(f"text_{language}")[:1])
        )
        for language in ("zh", "en")
    }
    return Document.objects.filter(application=case.subject).select_related("handed").annotate(**words)


def slot_of(question: Question) -> str:
    """Under which heading the file that answers a question is kept."""
    return f"question-{question.pk}"


def slot_of_report(report: UUID, number: str) -> str:
    """Under which heading a report is kept that was handed over: each by itself, as two laboratories may share a number."""
    return f"{OF_A_REPORT}{report.hex}:{number}"[:80]


def name_of(document: Any) -> str:
    """What a document of `documents_of` answers, in words."""
    letters = {
        AUTHORISATION_OF_MANUFACTURER: _("Letter of authorisation from the manufacturer"),
        AUTHORISATION_OF_FACTORY: _("Letter of authorisation from the factory"),
    }
    if document.slot.startswith(OF_THE_BODY):
        return str(document.slot.removeprefix(OF_THE_BODY))
    if document.slot.startswith(OF_A_REPORT):
        return _("Earlier test report %(number)s") % {"number": document.slot.split(":", 2)[2]}
    return letters.get(document.slot) or localized(bilingual(document.wanted_zh or "", document.wanted_en or ""))


def _has_one(application: Application, names: Iterable[str]) -> bool:
    return any(getattr(application, name) for name in names)


def _parties(application: Application) -> Iterator[str]:
    for names, lack in zip(CLIENT, (_("The client's name."), _("The client's address.")), strict=True):
        if not _has_one(application, names):
            yield lack
    if not all(application.contact):
        yield _("A contact person with an e-mail address.")
    if application.factory_is == Application.FactoryIs.OTHER and application.factory is None:
        yield _("The factory.")


def _units(application: Application) -> Iterator[str]:
    units = list(application.units.all())
    if not _has_one(application, PRODUCT):
        yield _("The product's name.")
    if not units:
        yield _("At least one unit.")
    for unit in units:
        if not unit.main_model:
            yield _("The main model of unit %(number)s.") % {"number": unit.position}


def _questions(application: Application) -> Iterator[str]:
    for question in missing_answers(application.scheme_version.questions.all(), application.answers):
        yield localized(question.text)


def _documents(application: Application) -> Iterator[str]:
    there = set(application.documents.values_list("slot", flat=True))
    for slot, (name, is_required) in wanted_slots(application).items():
        if is_required and slot not in there:
            yield name
