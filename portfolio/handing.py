"""Handing a laboratory's report to an application: once, with a copy of the file whose hash is looked at; and what is told of
it later, either way.
"""

import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries import acts_for
from exchange.events import ReportHandedOver
from lib import clock
from lib.refusal import Refused
from lib.text import Bilingual
from outbox.actions import announce
from portfolio.models import CaseCopy, ReportHanding
from portfolio.reports import DeliveredReport
from register.models import Kind, RegisterEntry
from statements.handing import HandedFile, HandedReportStatement
from tenants.models import CertificationBody
from web.uploads import private_storage

HANDED_FOLDER = "handed-reports"
IN_MEMORY = 4 * 1024 * 1024
AT_ONCE = 256 * 1024


@transaction.atomic
def hand_over(delivered: DeliveredReport, case: CaseCopy, *, by: User) -> ReportHanding:
    """Hand a delivered report to the application of an open case. Pressed twice it is handed over once."""
    application = case.statement.application
    if not acts_for(by, delivered.organisation.pk) or case.organisation_id != delivered.organisation.pk:
        raise Refused(_("You do not act for this organisation."))
    if not case.goes_on or application is None:
        raise Refused(_("This case takes no documents any more."))
    # Whoever says that it is withdrawn waits for this row, and then finds the handing to tell of.
    entry = RegisterEntry.objects.select_for_update(of=("self",)).filter(kind=Kind.REPORT, pk=delivered.key).first()
    _refuse_unless_standing(delivered, entry)
    known = (
        ReportHanding.objects.filter(report=delivered.key, application=application).exclude(answer="refused").first()
    )
    if known or entry is None:
        return known  # type: ignore[return-value]  # an entry there is, or it was refused
    handing = ReportHanding(
        organisation=delivered.organisation,
        body=case.body,
        application=application,
        report=delivered.key,
        handed_by=by,
        handed_at=clock.now(),
    )
    handing.content = _stated(handing, delivered, entry, case).content()
    handing.save(force_insert=True)
    _tell(handing)
    return handing


def _refuse_unless_standing(delivered: DeliveredReport, entry: RegisterEntry | None) -> None:
    if entry is None:
        raise Refused(_("The report is not in the register yet. Try again in a minute."))
    if entry.status == "WITHDRAWN":
        raise Refused(_("The laboratory has withdrawn this report: it can prove nothing any more."))
    if entry.status != "ISSUED":
        raise Refused(
            _("The laboratory has replaced this report by %(number)s: hand that one over.")
            % {"number": entry.as_report.replaced_by}
        )
    if entry.as_report.sha256 != delivered.file.sha256 or entry.body_id != delivered.order.body_id:
        raise Refused(_("The file is not the one that the laboratory registered. Ask the laboratory."))


def _stated(
    handing: ReportHanding, delivered: DeliveredReport, entry: RegisterEntry, case: CaseCopy
) -> HandedReportStatement:
    report, file = entry.as_report, delivered.file
    return HandedReportStatement(
        application=handing.application,
        case=case.pk,
        organisation=delivered.organisation.pk,
        handed_by=handing.handed_by_id,
        handed_at=handing.handed_at,
        report=entry.pk,
        number=report.number,
        kind=report.kind,
        issued_on=report.issued_on,
        standards=report.standards,
        laboratory=entry.body.name,
        laboratory_slug=entry.body.slug,
        scope_number=report.scope_number,
        file=HandedFile(
            name=file.name,
            content_type=file.content_type,
            size=file.size,
            sha256=file.sha256,
            file=_copied(delivered, handing.pk),
        ),
    )


def _copied(delivered: DeliveredReport, pk: UUID) -> str:
    """Where the copy for this application lies. Raises Refused where the bytes are not those that were registered."""
    storage, file = private_storage(), delivered.file
    try:
        with storage.open(file.file) as original, SpooledTemporaryFile(max_size=IN_MEMORY) as copy:
            if _poured(original, copy) != file.sha256:
                raise Refused(_("The file is not the one that the laboratory registered. Ask the laboratory."))
            copy.seek(0)
            path: str = storage.save(f"{HANDED_FOLDER}/{pk}{PurePosixPath(file.file).suffix}", File(copy))
            return path
    except FileNotFoundError as lost:
        raise Refused(_("The file is not there any more. Ask the laboratory to deliver it again.")) from lost


def _poured(original: IO[bytes], copy: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := original.read(AT_ONCE):
        digest.update(chunk)
        copy.write(chunk)
    return digest.hexdigest()


@transaction.atomic
def hear_of_reports(reports: Iterable[UUID]) -> None:
    """Tell each body what the register says now of reports that were handed to it."""
    handed = ReportHanding.objects.select_for_update(of=("self",)).filter(report__in=list(reports))
    rows = list(handed.exclude(answer="refused").select_related("body").order_by("pk"))
    entries = RegisterEntry.objects.filter(kind=Kind.REPORT).in_bulk([row.report for row in rows])
    for handing in rows:
        report = entries[handing.report].as_report
        since = {"status": report.status, "replaced_by": report.replaced_by, "reason": report.reason}
        content = handing.statement.model_copy(update=since).content()
        if content != handing.content:
            handing.content, handing.revision = content, handing.revision + 1
            handing.save(update_fields=["content", "revision"])
            _tell(handing)


def hear_answer(pk: UUID, *, is_filed: bool, refusal: Bilingual, body: CertificationBody) -> None:
    """Whether the report lies with its application now."""
    answer = ReportHanding.Answer.FILED if is_filed else ReportHanding.Answer.REFUSED
    answered = {"answer": answer, "refusal_zh": refusal.get("zh", ""), "refusal_en": refusal.get("en", "")}
    handed = ReportHanding.objects.filter(pk=pk, body=body)
    handed.exclude(answer=ReportHanding.Answer.REFUSED).update(**answered)


def _tell(handing: ReportHanding) -> None:
    announce(ReportHandedOver(handing.pk, handing.revision, handing.content), body=handing.body)
