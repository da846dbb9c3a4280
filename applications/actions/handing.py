"""Reports of laboratories that a client hands to an application: filed with their hash, or refused in words; and what their
laboratory says of them since.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.actions import notify
from accounts.models import User
from accounts.queries import acts_for
from applications.actions.asking import locked
from applications.actions.filing import note_document
from applications.completeness import slot_of_report
from applications.events import HandedReportAnswered
from applications.models import Application, Document, HandedReport
from applications.queries import open_cases
from cases.models import Author, Case
from cases.sides import standing_of
from lib import clock
from lib.text import Bilingual, bilingual
from outbox.actions import announce
from staff.models import Role
from staff.queries import people_with
from statements.handing import HandedReportStatement
from tenants.context import current_body

WORK_ON_IT = (Role.CASE_OFFICER, Role.EVALUATOR)


@transaction.atomic
def hear_handed_report(handing: UUID, revision: int, content: dict[str, Any]) -> None:
    """File a report that was handed over, once, or say why not; later revisions say what its laboratory does with it."""
    stated = HandedReportStatement.model_validate(content)
    application = Application.objects.filter(pk=stated.application, organisation=stated.organisation).first()
    if application is not None:
        application = locked(application)
    handed = HandedReport.objects.filter(pk=handing).first()  # behind the application's lock
    if handed is not None:
        _hear_again(handed, revision, stated)
    elif refusal := _why_not_file(application, stated):
        _refuse(handing, stated, refusal)
    elif application is not None:
        _file(application, handing, revision, stated)


def _why_not_file(application: Application | None, stated: HandedReportStatement) -> Bilingual | None:
    if application is None:
        return bilingual("该申请已不存在。", "The application is not there any more.")
    if stated.status != HandedReport.State.ISSUED:
        return bilingual("该报告此后已被撤销或替换。", "The report has been withdrawn or replaced since.")
    if not acts_for(User.objects.get(pk=stated.handed_by), application.organisation_id):
        return bilingual(
            "提交人已不再代表该组织。", "Whoever handed it over does not act for the organisation any more."
        )
    if not open_cases(application).exists():
        return bilingual("该申请的所有案件均已结束。", "Every case of this application has ended.")
    return None


def _file(application: Application, handing: UUID, revision: int, stated: HandedReportStatement) -> None:
    by = User.objects.get(pk=stated.handed_by)
    document = Document(
        application=application,
        slot=slot_of_report(stated.report, stated.number),
        name=stated.file.name,
        content_type=stated.file.content_type,
        size=stated.file.size,
        sha256=stated.file.sha256,
        file=stated.file.file,
        side=Author.CLIENT,
        uploaded_by=by,
        uploaded_at=clock.now(),
    )
    document.version = application.documents.filter(slot=document.slot).count() + 1
    document.save(force_insert=True)
    HandedReport.objects.create(
        id=handing,
        application=application,
        document=document,
        revision=revision,
        state=stated.status,
        content=stated.content(),
        handed_by=by,
        heard_at=clock.now(),
    )
    announce(HandedReportAnswered(handing, is_filed=True, refusal={}), body=current_body())
    if not application.is_draft:
        note_document(document, None, by=by)
        _tell_the_body(
            application,
            bilingual(f"客户提交了既有检测报告 {stated.number}", f"The client handed over test report {stated.number}"),
            bilingual(
                f"{_laboratory(stated, 'zh')}出具。由评价人员说明理由并承担责任后方可作为评价依据。",
                f"Issued by {_laboratory(stated, 'en')}. It counts once an evaluator says why and takes responsibility.",
            ),
            *WORK_ON_IT,
        )


def _refuse(handing: UUID, stated: HandedReportStatement, refusal: Bilingual) -> None:
    announce(HandedReportAnswered(handing, is_filed=False, refusal=dict(refusal)), body=current_body())
    person = User.objects.get(pk=stated.handed_by)
    notify(
        person,
        subject=bilingual(f"检测报告 {stated.number} 未被接收", f"Test report {stated.number} was not taken"),
        text=refusal,
        url=f"/my/reports/{stated.report}/hand-over/",
    )


def _hear_again(handed: HandedReport, revision: int, stated: HandedReportStatement) -> None:
    if revision <= handed.revision:
        return
    before = handed.state
    handed.revision, handed.state, handed.content = revision, stated.status, stated.content()
    handed.save(update_fields=["revision", "state", "content"])
    if handed.state != before and not handed.application.is_draft:
        was_replaced = handed.state == HandedReport.State.REPLACED
        zh, en = ("被替换", "replaced") if was_replaced else ("被撤销", "withdrawn")
        _tell_the_body(
            handed.application,
            bilingual(f"检测报告 {stated.number} 已{zh}", f"Test report {stated.number} has been {en}"),
            bilingual(
                f"{_laboratory(stated, 'zh')}说明：{_reason(stated, 'zh')}。不得再以该报告作为评价依据。",
                f"{_laboratory(stated, 'en')} says: {_reason(stated, 'en')}. No result may rest on it any more.",
            ),
        )


def _tell_the_body(application: Application, subject: Bilingual, text: Bilingual, *roles: str) -> None:
    """Tell those assigned to its open cases, in these roles or in any; where nobody is yet, the house's case officers."""
    told: set[Any] = set()
    for case in open_cases(application):
        for person in _people_of(case, roles):
            if person.pk not in told and not standing_of(person, case).is_nothing:
                told.add(person.pk)
                url = f"/cases/{case.pk}/"
                about = bilingual(f"{case.number}：{subject['zh']}", f"{case.number}: {subject['en']}")
                notify(person, subject=about, text=text, url=url, body=current_body())


def _people_of(case: Case, roles: Collection[str]) -> list[User]:
    assigned = case.assignments.current()
    assigned = assigned.filter(role__in=roles) if roles else assigned
    people = list(User.objects.filter(pk__in=assigned.values("user_id"), is_active=True).order_by("name", "pk"))
    return people or list(people_with(Role.CASE_OFFICER))


def _laboratory(stated: HandedReportStatement, language: str) -> str:
    return stated.laboratory.get(language) or next(iter(stated.laboratory.values()), "")


def _reason(stated: HandedReportStatement, language: str) -> str:
    return (stated.reason.get(language) or next(iter(stated.reason.values()), "")).rstrip("。. ")
