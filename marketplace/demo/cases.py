"""Cases in every state, each brought there step by step by the people whose step it is, days apart."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Organisation, OrganisationMembership, User
from applications import actions as asking
from applications.actions import UnitAsked
from applications.models import Application
from billing import actions as billing
from billing.models import Fapiao, Invoice
from cases import actions as cases_actions
from cases.models import Case
from catalog.models import Question, SchemeVersion
from certificates import actions as certifying
from evaluations import actions as evaluating
from evaluations.models import Nonconformity, Report
from lib import clock
from marketplace.demo.papers import a_page
from marketplace.demo.trade import Product
from staff.models import Role
from tenants.models import CertificationBody
from web.uploads import Upload, checked

# How far each case has come. The first body shows every state; the others have a handful each, one for every duty.
EVERY_STATE = [
    "draft", "submitted", "in_review", "questions", "declined", "accepted", "contracted", "planned", "evaluating",
    "nonconformity", "evaluated", "reviewing", "recommended", "decided", "certified", "certified", "refused", "withdrawn", "lapsed",
]  # fmt: skip
SOME_STATES = [
    ["submitted", "contracted", "evaluating", "recommended", "certified"],
    ["submitted", "questions", "nonconformity", "recommended", "decided"],
]
STATES_OF = {  # of those that are small, or far away
    "servewell": ["submitted", "evaluating", "certified"],
    "lingnan": ["submitted", "contracted", "evaluating", "certified"],
    "rheinwerk": ["submitted", "evaluating"],
}
PAY_BEFORE = {"decided", "certified", "recommended", "refused"}  # the others' invoices still wait


@dataclass
class CaseStory:
    """One application on its way. Every step takes some days; `at()` is when the next one happens."""

    version: SchemeVersion
    client: Organisation
    made: Product
    staff: dict[str, User]
    random: Random
    person: User
    days_ago: float
    told_at: datetime = field(default_factory=clock.now)
    application: Application = field(init=False)

    @property
    def case(self) -> Case:
        return self.application.cases.earliest("number")

    @contextmanager
    def later(self, least: float = 0.6, most: float = 3.0) -> Iterator[None]:
        """Some days after the step before, within a step too, and never in the future."""
        self.days_ago = max(self.days_ago - self.random.uniform(least, most), 0.05)
        with clock.frozen_at(self.told_at - timedelta(days=self.days_ago)):
            yield

    def draft(self) -> None:
        by, version = self.person, self.version
        self.application = asking.start_draft(version, organisation=self.client, by=by)
        product = {
            "product_zh": self.made.zh,
            "product_en": self.made.en,
            "trademark": self.client.name_en.split()[0],
        }
        answers = {question.code: _answer_to(question) for question in version.questions.all()}
        phone = {"contact_phone": "+86 10 0000 0000"}
        asking.save_section(self.application, section="parties", values=phone, by=by)
        asking.save_section(self.application, section="product", values=product, by=by)
        asking.save_section(self.application, section="questions", values={"answers": answers}, by=by)
        main = f"{self.random.choice('ABDEKLMRTX')}-{self.random.randint(100, 990)}"
        asking.save_units(self.application, [UnitAsked(main, [f"{main}A", f"{main}B"])], by=by)

    def submitted(self) -> None:
        for wanted in self.version.documents.all():
            asking.add_document(self.application, _a_pdf(), slot=f"wanted-{wanted.pk}", by=self.person)
        self.application = asking.submit(self.application, by=self.person)

    def in_review(self) -> None:
        asking.begin_review(self.application, by=self.staff["intake"])

    def questions(self) -> None:
        wanted = ["请说明关键元器件的供应商。 Who supplies the critical components?"]
        asking.ask(self.application, questions=wanted, by=self.staff["intake"])

    def lapsed(self) -> None:
        """Asked, reminded twice, and silent."""
        self.questions()
        case = self.case
        assert case.due_at  # noqa: S101  # who is asked has until then
        for share in (0.55, 0.9, 1.05):
            with clock.frozen_at(case.since + (case.due_at - case.since) * share):
                cases_actions.see_to_limit(case.pk)

    def declined(self) -> None:
        words = "产品不在本机构批准的领域内。 The product lies outside the fields we are approved for."
        asking.decline(self.application, reason=words, by=self.staff["intake"])

    def withdrawn(self) -> None:
        asking.withdraw(self.case, by=self.person, words="改期再申请。 We will apply later.")

    def accepted(self) -> None:
        able = "评价人员与签约实验室具备能力。 Our evaluators and the contracted laboratory."
        asking.accept(self.application, competence=able, units_are_divided=True, by=self.staff["intake"])

    def contracted(self) -> None:
        self.application.refresh_from_db()
        asking.sign_agreement(self.application.agreement, by=self.person)
        with self.later(0.1, 1):
            asking.sign_agreement(self.application.agreement, by=self.staff["signatory"])

    def planned(self) -> None:
        officer = self.staff["cases"]
        cases_actions.assign(self.case, role=Role.CASE_OFFICER, user=officer, by=officer)
        methods = "按标准进行型式试验。 Type test according to the standards."
        evaluating.plan_evaluation(self.case, methods=methods, evaluators=[self.staff["evaluator"]], by=officer)

    def evaluating(self) -> None:
        evaluating.agree_to_evaluators(self.case, by=self.person)
        evaluating.begin_evaluation(self.case, by=self.staff["evaluator"])
        evaluating.write_report(
            self.case,
            results=list(_results(self.version)),
            grade=self.random.choice([grade["code"] for grade in self.version.grades] or [""]),
            summary="样品按标准检测。 The samples were tested according to the standards.",
            by=self.staff["evaluator"],
        )

    def nonconformity(self) -> None:
        text = "铭牌缺少制造日期。 The rating plate lacks the date of manufacture."
        evaluator = self.staff["evaluator"]
        evaluating.raise_nonconformity(self.case, grade="minor", criterion="标志 Marking", text=text, by=evaluator)
        evaluating.tell_nonconformities(self.case, by=evaluator)

    def corrected(self) -> None:
        for nonconformity in Nonconformity.objects.filter(case=self.case):
            cause, action = "模具换版遗漏。 Missed when the mould changed.", "已补印并复查。 Added, and checked."
            evaluating.answer_nonconformity(nonconformity, cause=cause, action=action, by=self.person)
        evaluating.hand_in_corrections(self.case, by=self.person)
        with self.later(0.1, 1):
            for nonconformity in Nonconformity.objects.filter(case=self.case):
                words = "照片与复测样品核实。 Verified by photographs and a new sample."
                evaluating.close_nonconformity(nonconformity, words=words, by=self.staff["evaluator"])

    def evaluated(self) -> None:
        evaluating.freeze_report(self.case, by=self.staff["evaluator"])

    def reviewing(self) -> None:
        officer, reviewer = self.staff["cases"], self.staff["reviewer"]
        cases_actions.assign(self.case, role=Role.REVIEWER, user=reviewer, by=officer)
        cases_actions.assign(self.case, role=Role.DECISION_MAKER, user=self.staff["decision"], by=officer)
        evaluating.take_up_review(self.case, by=reviewer)

    def granted(self, outcome: str) -> str:
        """The grade that goes with an outcome: the report's, where it is granted."""
        return Report.objects.filter(case=self.case).latest("version").grade if outcome == "grant" else ""

    def recommended(self, outcome: str = "grant") -> None:
        words = "报告完整，结论有据。 The report is complete and its conclusions follow from it."
        evaluating.record_review(
            self.case, outcome=outcome, grade=self.granted(outcome), words=words, by=self.staff["reviewer"]
        )

    def decided(self, outcome: str = "grant") -> None:
        reason = "关键指标超出限值。 A key value exceeds its limit." if outcome == "refuse" else ""
        grade = self.granted(outcome)
        evaluating.decide(self.case, outcome=outcome, grade=grade, reason=reason, by=self.staff["decision"])

    def certified(self) -> None:
        certificate = certifying.issue_for_case(self.case, by=self.staff["registrar"])
        with self.later(0.05, 0.5):
            certifying.sign_certificate(certificate, by=self.staff["signatory"], has_read=True)

    def refused(self) -> None:
        evaluating.send_decision_letter(self.case, by=self.staff["registrar"])
        evaluating.complete_refusal(self.case, by=self.staff["registrar"])


MAIN_ROAD = [
    "draft", "submitted", "in_review", "accepted", "contracted", "planned", "evaluating", "evaluated", "reviewing",
    "recommended", "decided", "certified",
]  # fmt: skip
LEAVES_AFTER = {
    "questions": "in_review",
    "declined": "in_review",
    "withdrawn": "submitted",
    "lapsed": "in_review",
    "nonconformity": "evaluating",
}


def states_of(slug: str, number: int) -> list[str]:
    """How far the cases of a body have come, the `number`-th of all."""
    return EVERY_STATE if number == 1 else STATES_OF.get(slug, SOME_STATES[number % 2])


def prepare(body: CertificationBody, *, by: User) -> None:
    """Where the body's clients pay."""
    billing.set_bank_account(
        body,
        by=by,
        holder=body.name_zh,
        bank="演示银行 Demo Bank",
        number="0000 1111 2222 3333",
        days_to_pay=30,
    )


def tell(
    body_staff: dict[str, User],
    version: SchemeVersion,
    client: Organisation,
    made: Product,
    *,
    end: str,
    random: Random,
) -> CaseStory:
    """Bring an application of `client` for what it makes as far as `end`, a name of EVERY_STATE."""
    person = OrganisationMembership.objects.filter(organisation=client, role="administrator").select_related("user")
    story = CaseStory(version, client, made, body_staff, random, person.get().user, days_ago=_began(end, random))
    outcome = {"outcome": "refuse"} if end == "refused" else {}
    for step in _steps(end, random):
        with story.later():
            getattr(story, step)(**outcome if step in {"recommended", "decided"} else {})
        if step == "contracted":
            _bill(story, is_paid=end in PAY_BEFORE)
    return story


def _steps(end: str, random: Random) -> Iterator[str]:
    last = LEAVES_AFTER.get(end, "decided" if end == "refused" else end)
    for step in MAIN_ROAD:
        if step == "evaluated" and random.random() < 0.4:
            yield from ("nonconformity", "corrected")
        yield step
        if step == last:
            break
    if end != last:
        yield end


def _began(end: str, random: Random) -> float:
    """Days since the draft: enough for every step, fewer for those that only began."""
    return {"draft": 2, "submitted": 4, "questions": 8, "declined": 20, "withdrawn": 15, "lapsed": 130}.get(
        end, 40
    ) + random.random()


def _bill(story: CaseStory, *, is_paid: bool) -> None:
    """Finance checks what the fee annex ordered and sends it; some of it has been paid since."""
    finance = story.staff["finance"]
    drafts = Invoice.objects.filter(organisation=story.client, subject=story.application.pk, state="draft")
    for draft in drafts:
        with story.later(0.1, 0.5):
            invoice = billing.issue(draft, by=finance)
        if is_paid:
            with story.later(1, 4):
                reference = f"DEMO{story.random.randint(0, 10**8):08d}"
                billing.record_payment(
                    invoice, amount=invoice.total, received_on=clock.today(), bank_reference=reference, by=finance
                )
        if is_paid and story.client.credit_code:
            title, tax_number = story.client.name_zh, story.client.credit_code
            billing.request_fapiao(
                invoice, kind=Fapiao.Kind.ORDINARY, title=title, tax_number=tax_number, by=story.person
            )


def _results(version: SchemeVersion) -> Iterator[dict[str, Any]]:
    for row in version.standards.all():
        yield {
            "criterion": f"{row.name_zh} {row.name_en}".strip() or row.reference,
            "clause": row.reference,
            "limit": "—",
            "value": "符合 conforms",
            "unit": "",
            "verdict": "conforms",
        }
    yield {
        "criterion": "标志与说明 Marking and instructions",
        "clause": "7",
        "limit": "—",
        "value": "齐全 complete",
        "unit": "",
        "verdict": "conforms",
    }


def _answer_to(question: Question) -> object:
    first = question.choices[0]["code"] if question.choices else ""
    answers = {"number": "12", "yes_no": "yes", "date": "2026-01-01", "choice": first, "multiple": [first]}
    return answers.get(question.kind, "见附件。 See the documents.")


def _a_pdf() -> Upload:
    return checked(SimpleUploadedFile("report-demo.pdf", a_page("Guildmark demo: a test report with nothing in it")))
