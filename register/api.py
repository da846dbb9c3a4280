"""The register for programs: one subject whole, and whether certificates are true."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Path, Query, Router
from pydantic import AwareDatetime, Field

from register import answers, profiles, queries
from register.models import RegisterEntry
from register.reading import body_named, page_of, read_out, stated_of_body
from register.reports import report_at
from statements import BodyStatement, CertificateStatement, PassportStatement, ReportStatement, SchemeStatement
from tenants.models import CertificationBody
from web.api import ERRORS, AnsweredShape, Bilingual, BodyNamed, Read, SentShape, Unanswerable, Words, answered
from web.api import lazily as _

MOST_ROWS = 1_000

router = Router(tags=["register"])
Sha256 = Annotated[str, Path(pattern=r"^[0-9A-Fa-f]{64}$", description=_("Of the file's bytes, in 64 digits"))]


class CertificateRead(Read):
    standing: str = Field(description=_("How it stands now: a last day that is over counts"))
    statement: CertificateStatement


class SchemeRead(Read):
    is_offered: bool = Field(description=_("Whether one can apply under it today"))
    statement: SchemeStatement


class ReportRead(Read):
    statement: ReportStatement


class BodyRead(AnsweredShape):
    slug: str
    name: Bilingual
    standing: str
    url: str
    statement: BodyStatement | None = Field(description=_("What the platform states of it"))
    passport: PassportStatement | None = Field(description=_("What it states of its approvals"))


class SupplierBody(AnsweredShape):
    """A body that certified it."""

    body: BodyNamed
    valid: int = Field(description=_("Its certificates that are valid now"))
    certificates: int = Field(description=_("All its certificates, whatever their status"))


class SupplierRead(AnsweredShape):
    """An organisation that certificates name as holder, by all its keys."""

    id: UUID = Field(description=_("Another than was asked for where that one has joined it"))
    url: str
    name: Bilingual
    code: str = Field(description=_("The unified social credit code, where certificates state one"))
    region: Bilingual
    counts: dict[str, int] = Field(description=_("Certificates by status"))
    bodies: list[SupplierBody]


class PaperRow(SentShape):
    """What stands on one paper."""

    number: Words = Field(description=_("The certificate's number as printed, or its permanent address"))
    holder: Words = Field("", description=_("The holder, as printed"))
    model: Words = Field("", description=_("The product or model in question"))
    standard: Words = Field("", description=_("The standard, as printed"))
    on: date | None = Field(None, description=_("The day for which you want to know, as in 2026-03-31"))
    at: AwareDatetime | None = Field(None, description=_("Or the moment, as in 2026-03-31T09:00:00+08:00"))
    body: Words = Field("", description=_("The body that is named on the paper, by its slug"))


class Papers(SentShape):
    """Up to a thousand papers."""

    rows: Annotated[list[PaperRow], Field(min_length=1, max_length=MOST_ROWS)]


class CertificateNamed(AnsweredShape):
    """A certificate, and how it stands now."""

    id: UUID
    number: str
    standing: str
    product: Bilingual
    holder: Bilingual
    body: BodyNamed
    valid_from: date | None
    valid_until: date | None
    url: str


class ReportNamed(AnsweredShape):
    """A laboratory's report, and how it stands now. Whose product it is about, nobody is told."""

    id: UUID
    number: str
    status: str = Field(description=_("ISSUED, REPLACED or WITHDRAWN"))
    kind: str = Field(description=_("cma, cnas, cb or plain"))
    issued_on: date
    file_sha256: str = Field(description=_("Of the file as it was registered"))
    body: BodyNamed
    url: str


class Proposed(AnsweredShape):
    """A certificate with another number than was asked for: how it stands is no answer, and not told."""

    number: str
    body: BodyNamed
    url: str


class PaperCompared(AnsweredShape):
    """One thing that was compared with what somebody holds."""

    field: str
    asked: str
    registered: str
    verdict: str = Field(description=_("matches, partly, differs or not-checked"))


class Verdict(AnsweredShape):
    """The register's answer, the same as its page gives."""

    kind: str = Field(description=_("valid, suspended, withdrawn, holder-differs, not-in-this-register …"))
    is_green: bool = Field(description=_("Whether the paper can be relied on as it was asked about"))
    headline: str
    text: str
    advice: list[str]
    checked_at: AwareDatetime
    certificate: CertificateNamed | None
    checks: list[PaperCompared]
    candidates: list[CertificateNamed]
    proposals: list[Proposed] = Field(description=_("Certificates whose number is one slip away; none is an answer"))
    report: ReportNamed | None = Field(None, description=_("The laboratory's report that has the number"))
    reports: list[ReportNamed] = Field([], description=_("Reports of several laboratories that have the number"))


class Verdicts(AnsweredShape):
    verdicts: list[Verdict]


class FileVerdict(AnsweredShape):
    """The register's answer about a file that a body issued, by its hash."""

    kind: str = Field(
        description=_(
            "issued, older-revision, revised-since (the certificate says something else now), notice or for-buyers (papers about"
            " it), or several: the file of more than one certificate, see the candidates; of a laboratory's report report-file,"
            " report-replaced or report-withdrawn"
        )
    )
    is_green: bool = Field(description=_("Whether it is the newest file of a certificate that is valid now"))
    sha256: str
    headline: str
    text: str
    advice: list[str]
    checked_at: AwareDatetime
    revision: int | None = Field(description=_("Of the certificate, for which the file was made"))
    made_at: AwareDatetime | None
    certificate: CertificateNamed | None
    candidates: list[CertificateNamed]
    report: ReportNamed | None = Field(None, description=_("The laboratory's report whose file it is"))


@router.get("/schemes/{uuid:pk}", response={200: SchemeRead} | ERRORS, summary=_("One scheme"))
def scheme(request: HttpRequest, pk: UUID) -> HttpResponse:
    return answered(request, read_out(_or_404(queries.scheme_for(pk))))


@router.get("/certificates/{uuid:pk}", response={200: CertificateRead} | ERRORS, summary=_("One certificate"))
def certificate(request: HttpRequest, pk: UUID) -> HttpResponse:
    return answered(request, read_out(_or_404(queries.certificate_for(pk))))


@router.get("/reports/{uuid:pk}", response={200: ReportRead} | ERRORS, summary=_("One test report"))
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A laboratory's report: its number, its kind, its file's hash, how it stands. Never whose product it is about."""
    return answered(request, read_out(_or_404(report_at(pk))))


@router.get("/bodies/{slug:slug}", response={200: BodyRead} | ERRORS, summary=_("One body"))
def body(request: HttpRequest, slug: str) -> HttpResponse:
    shown = queries.certification_body_for(slug)
    if shown is None:
        raise Http404
    return answered(request, body_named(shown) | stated_of_body(shown))


@router.get("/suppliers/{uuid:pk}", response={200: SupplierRead} | ERRORS, summary=_("One supplier"))
def supplier(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where it was joined to another, that one is answered."""
    shown = queries.supplier_for(pk)
    if shown is None:
        raise Http404
    return answered(request, profiles.read_out(shown.joined or shown))


@router.get("/verify", response={200: Verdict} | ERRORS, summary=_("Check one certificate"))
def verify(request: HttpRequest, paper: Query[PaperRow]) -> HttpResponse:
    """By its number; with the holder, a model, a standard or a day, these are compared."""
    return answered(request, _verdict(answers.check_number(_question(paper, _bodies([paper])))))


@router.post(
    "/verify/many",
    response={200: Verdicts} | ERRORS,
    summary=_("Check up to 1,000 certificates"),
    url_name="verify-many",
)
def verify_many(request: HttpRequest, papers: Papers) -> HttpResponse:
    """One verdict for each row, in their order."""
    bodies = _bodies(papers.rows)
    questions = [_question(row, bodies) for row in papers.rows]
    lookup = answers.read_before(questions)
    return answered(request, {"verdicts": [_verdict(answers.verify(asked, lookup)) for asked in questions]})


@router.get(
    "/files/{sha256}",
    response={200: FileVerdict} | ERRORS,
    summary=_("Check a file by its SHA-256"),
    url_name="file",
)
def file(request: HttpRequest, sha256: Sha256) -> HttpResponse:
    """Whether a body issued a file of exactly these bytes, and how its certificate stands now. 404: nobody here did.

    Another hash is another file: a certificate that was printed, scanned or saved anew is not known by its hash.
    """
    answer = answers.about_hash(sha256.lower()) or answers.about_report_file(sha256.lower())
    if answer is None:
        raise Http404
    return answered(request, _file_verdict(answer))


def _file_verdict(answer: answers.FileAnswer) -> dict[str, Any]:
    file = answer.file
    return {
        "kind": answer.kind,
        "is_green": answer.tone == "good",
        "sha256": answer.sha256,
        "headline": answer.headline,
        "text": answer.text,
        "advice": answer.advice,
        "checked_at": answer.checked_at.isoformat(),
        "revision": file.revision if file and file.kind != file.Kind.FOR_BUYERS else None,
        "made_at": file.made_at.isoformat() if file else None,
        "certificate": _named(answer.entry) if answer.entry else None,
        "candidates": [_named(entry) for entry in answer.candidates],
        **_reported(answer, only_one=True),
    }


def _or_404(entry: RegisterEntry | None) -> RegisterEntry:
    if entry is None:
        raise Http404
    return entry


def _bodies(papers: Sequence[PaperRow]) -> dict[str, CertificationBody]:
    """The bodies that papers name. One that is not there is a slip, and would not be compared."""
    named = {paper.body for paper in papers if paper.body}
    bodies = (
        {body.slug: body for body in CertificationBody.objects.filter(slug__in=named, kind="body")} if named else {}
    )
    if wrong := [place for place, paper in enumerate(papers) if paper.body and paper.body not in bodies]:
        words = _("There is no certification body of this name.")
        raise Unanswerable([(f"rows/{place}/body" if len(papers) > 1 else "body", words) for place in wrong[:20]])
    return bodies


def _question(paper: PaperRow, bodies: dict[str, CertificationBody]) -> answers.PaperQuestion:
    on, body = paper.at or paper.on, bodies.get(paper.body)
    return answers.PaperQuestion(paper.number, paper.holder, paper.standard, on, body, paper.model)


def _verdict(answer: answers.Answer) -> dict[str, Any]:
    return {
        "kind": answer.kind,
        "is_green": answer.tone == "good",
        "headline": answer.headline,
        "text": answer.text,
        "advice": answer.advice,
        "checked_at": answer.checked_at.isoformat(),
        "certificate": _named(answer.entry) if answer.entry else None,
        "checks": [
            {"field": check.key, "asked": check.asked, "registered": check.registered, "verdict": check.verdict}
            for check in answer.checks
        ],
        "candidates": [_named(entry) for entry in answer.candidates],
        "proposals": [_proposed(proposal.entry) for proposal in answer.proposals],
        **_reported(answer),
    }


def _reported(answer: answers.Answer, *, only_one: bool = False) -> dict[str, Any]:
    """What an answer says of reports of laboratories."""
    about, several = (answer.report, answer.reports) if isinstance(answer, answers.ReportAnswer) else (None, [])
    one = {"report": _report_named(about) if about else None}
    return one if only_one else one | {"reports": [_report_named(each) for each in several]}


def _report_named(entry: RegisterEntry) -> dict[str, Any]:
    stated = entry.as_report
    return {
        "id": str(entry.pk),
        "number": entry.number,
        "status": entry.status,
        "kind": stated.kind,
        "issued_on": stated.issued_on,
        "file_sha256": stated.sha256,
        "body": body_named(entry.body),
        "url": page_of(entry),
    }


def _proposed(entry: RegisterEntry) -> dict[str, Any]:
    return {"number": entry.number, "body": body_named(entry.body), "url": page_of(entry)}


def _named(entry: RegisterEntry) -> dict[str, Any]:
    return {
        "id": str(entry.pk),
        "number": entry.number,
        "standing": answers.standing_of(entry),
        "product": entry.name,
        "holder": entry.holder,
        "body": body_named(entry.body),
        "valid_from": entry.valid_from,
        "valid_until": entry.valid_until,
        "url": page_of(entry),
    }
