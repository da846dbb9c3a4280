"""The rows of a comparison, in groups, in the order in which somebody decides. None counts how many pass, none ranks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.comparing import costs, facts
from search.comparing.cells import ComparedCell, Lines
from search.comparing.reading import Compared

type Writer = Callable[[Compared], Lines]


@dataclass(frozen=True)
class Heading:
    """What a row is about: its key, its title, what writes a cell, and (`note`) what must be known to read it rightly."""

    key: str
    title: str | Promise
    write: Writer
    note: str | Promise = ""
    is_part: bool = False  # of the sum above it


@dataclass(frozen=True)
class ComparedRow:
    """One thing that is compared, a cell a scheme, written where somebody reads it: a page of differences reads few."""

    heading: Heading
    schemes: Sequence[Compared]

    @property
    def cells(self) -> list[ComparedCell]:
        write = self.heading.write
        return [ComparedCell(write(scheme), scheme.entry.body.name) for scheme in self.schemes]

    @property
    def differs(self) -> bool:
        return len({cell.texts for cell in self.cells}) > 1


@dataclass(frozen=True)
class RowGroup:
    """Rows about one thing, under a heading of their own."""

    key: str
    title: str | Promise
    rows: Sequence[ComparedRow]


DUTY = _("in 12 months; acting on nonconformities is a body's duty")
GROUPS: tuple[tuple[str, str | Promise, tuple[Heading, ...]], ...] = (
    (
        "cost",
        pgettext_lazy("of a scheme", "Cost"),
        (
            Heading("total", _("Until the certificate"), costs.until_certificate),
            Heading("application", _("Application"), costs.part_of(costs.APPLICATION), is_part=True),
            Heading("test", _("Tests and evaluation"), costs.part_of(costs.TEST), is_part=True),
            Heading("visit", _("Factory inspection"), costs.part_of(costs.VISIT), is_part=True),
            Heading("certificate", _("Certificate"), costs.part_of(costs.CERTIFICATE), is_part=True),
            Heading("year", _("Each year after"), costs.each_year),
            Heading("visits", _("Surveillance visits"), costs.year_of(costs.VISITS), is_part=True),
            Heading("sampling", _("Sampling test"), costs.sampling, is_part=True),
            Heading("annual", _("Annual fee"), costs.year_of(costs.ANNUAL), is_part=True),
            Heading("three-years", _("Three years in all"), costs.three_years, _("until the certificate, and two years after")),
            Heading("model", _("One further model"), costs.another_model),
            Heading("change", _("A change of the certificate"), costs.a_change),
        ),
    ),
    (
        "effort",
        _("Time and effort"),
        (
            Heading("lead-time", _("Takes about"), facts.lead_time, _("as declared; time in which it waits for you is not counted")),
            Heading("measured", _("Measured in closed cases"), facts.measured),
            Heading("ready", _("Certificate, if applied for today"), facts.ready_on),
            Heading("inspection", _("Visit to the factory"), facts.factory_visit),
            Heading("samples", _("Samples and tests"), facts.samples),
            Heading("reuse", _("Existing test reports"), facts.reuse),
            Heading("documents", _("Documents to prepare"), facts.documents),
        ),
    ),
    (
        "ground",
        _("What it rests on, and where it counts"),
        (
            Heading("standards", _("Standards"), facts.standards),
            Heading("accreditation", _("Accreditation"), facts.accreditation),
            Heading("accepted", _("Accepted by"), facts.accepted_by),
            Heading("markets", _("For which markets"), facts.markets),
            Heading("mark", _("Mark and its limits"), facts.mark),
            Heading("validity", _("Valid for"), facts.validity),
            Heading("surveillance", _("Surveillance"), facts.surveillance),
        ),
    ),
    (
        "body",
        _("Certificates, body and rule"),
        (
            Heading("certificates", _("Valid certificates"), facts.valid_certificates),
            Heading("acted-on", _("Suspended and withdrawn"), facts.acted_on, DUTY),
            Heading("approval", _("Approval"), facts.approval),
            Heading("filing", _("Kind of rule and filing"), facts.filing),
            Heading("rule", _("Rule"), facts.rule),
            Heading("insurance", _("Insurance"), facts.insurance),
        ),
    ),
)  # fmt: skip


def row_groups(schemes: Sequence[Compared]) -> list[RowGroup]:
    """Every row of these schemes."""
    return [RowGroup(key, title, [ComparedRow(row, schemes) for row in rows]) for key, title, rows in GROUPS]


def differing(groups: Sequence[RowGroup]) -> list[RowGroup]:
    """The rows whose cells are not all the same."""
    left = [RowGroup(group.key, group.title, [row for row in group.rows if row.differs]) for group in groups]
    return [group for group in left if group.rows]
