"""Walks a case of acme at northseal to any step, each step by the person whose step it is."""

from dataclasses import dataclass, field

from accounts.models import Organisation, User
from applications import actions
from applications.actions.asking import UnitAsked
from applications.models import Application
from cases import actions as cases_actions
from cases.models import Case
from cases.transitions import State
from catalog.models import SchemeVersion
from evaluations import actions as evaluating
from staff.models import Role

PATH = [
    State.DRAFT,
    State.SUBMITTED,
    State.UNDER_APPLICATION_REVIEW,
    State.ACCEPTED,
    State.CONTRACTED,
    State.EVALUATION_PLANNED,
    State.EVALUATING,
    State.EVALUATED,
    State.UNDER_REVIEW,
    State.RECOMMENDED,
    State.DECIDED,
]
TURNINGS = {
    State.INFO_REQUESTED: State.UNDER_APPLICATION_REVIEW,
    State.DECLINED: State.UNDER_APPLICATION_REVIEW,
    State.NC_OPEN: State.EVALUATING,
    State.WITHDRAWN_BY_APPLICANT: State.SUBMITTED,
    State.COMPLETED: State.DECIDED,
}
RESULT = {
    "criterion": "Energy consumption",
    "clause": "5.2",
    "limit": "≤ 1.2",
    "value": "1.05",
    "unit": "kWh/24 h",
    "verdict": "conforms",
}


@dataclass
class Cast:
    alice: User
    arno: User
    cleo: User
    mira: User
    rex: User
    otto: User
    sig: User
    rita: User


@dataclass
class Walk:
    """`Walk(version, acme, cast).to(State.RECOMMENDED)` gives the application's first case at that step."""

    version: SchemeVersion
    client: Organisation
    cast: Cast
    models: list[str] = field(default_factory=lambda: ["BCD-520", "BCD-521"])
    outcome: str = "grant"
    application: Application | None = None

    def to(self, state: str) -> Case:
        """From where it stands, or from its start."""
        if state == State.COMPLETED:
            self.outcome = "refuse"
        steps = [self.start, self.send, self.take_up, self.accept, self.sign, self.plan, self.evaluate, self.freeze]
        steps += [self.take_up_review, self.review, self.decide]
        stands = PATH.index(self.case.state) + 1 if self.application else 0
        for step in steps[stands : PATH.index(self.turning(state)) + 1]:
            step()
        aside = {
            State.INFO_REQUESTED: self.ask,
            State.DECLINED: self.decline,
            State.NC_OPEN: self.find_fault,
            State.WITHDRAWN_BY_APPLICANT: self.withdraw,
            State.COMPLETED: self.complete,
        }
        if state in aside:
            aside[state]()
        return self.case

    @staticmethod
    def turning(state: str) -> str:
        """The last step of the path on the way to `state`, which may lie aside of it."""
        return TURNINGS.get(state, state)

    @property
    def case(self) -> Case:
        assert self.application
        return self.application.cases.order_by("number").first()

    def start(self) -> None:
        alice = self.cast.alice
        self.application = actions.start_draft(self.version, organisation=self.client, by=alice)
        parties = {"client_address_zh": "佛山市示例路1号", "contact_phone": "+86 757 0000 0000"}
        product = {"product_zh": "家用电冰箱", "product_en": "Household refrigerator", "trademark": "ACME"}
        answers = {question.code: answer_to(question) for question in self.version.questions.all()}
        actions.save_section(self.application, section="parties", values=parties, by=alice)
        actions.save_section(self.application, section="product", values=product, by=alice)
        actions.save_section(self.application, section="questions", values={"answers": answers}, by=alice)
        main, *covered = self.models
        actions.save_units(self.application, [UnitAsked(main, covered, ["Compressor"])], by=alice)
        for wanted in self.version.documents.all():
            actions.add_document(self.application, a_pdf(), slot=f"wanted-{wanted.pk}", by=alice)

    def send(self) -> None:
        self.application = actions.submit(self.application, by=self.cast.alice)

    def take_up(self) -> None:
        actions.begin_review(self.application, by=self.cast.arno)

    def ask(self) -> None:
        actions.ask(self.application, questions=["Which compressor?"], by=self.cast.arno)

    def decline(self) -> None:
        actions.decline(self.application, reason="Outside our field.", by=self.cast.arno)

    def accept(self) -> None:
        actions.accept(self.application, competence="Mira, our laboratory", units_are_divided=True, by=self.cast.arno)

    def sign(self) -> None:
        self.application.refresh_from_db()
        actions.sign_agreement(self.application.agreement, by=self.cast.alice, scan=a_pdf("stamped.pdf"))
        actions.sign_agreement(self.application.agreement, by=self.cast.sig)

    def assign(self, role: str, user: User) -> None:
        cases_actions.assign(self.case, role=role, user=user, by=self.cast.cleo)

    def plan(self) -> None:
        self.assign(Role.CASE_OFFICER, self.cast.cleo)
        evaluating.plan_evaluation(self.case, methods="Type test", evaluators=[self.cast.mira], by=self.cast.cleo)

    def evaluate(self) -> None:
        evaluating.agree_to_evaluators(self.case, by=self.cast.alice)
        evaluating.begin_evaluation(self.case, by=self.cast.mira)

    def find_fault(self) -> None:
        evaluating.raise_nonconformity(
            self.case, grade="minor", criterion="5.2", text="Label missing", by=self.cast.mira
        )
        evaluating.tell_nonconformities(self.case, by=self.cast.mira)

    def freeze(self) -> None:
        evaluating.write_report(self.case, results=[RESULT], summary="All well.", by=self.cast.mira)
        evaluating.freeze_report(self.case, by=self.cast.mira)

    def take_up_review(self) -> None:
        self.assign(Role.REVIEWER, self.cast.rex)
        self.assign(Role.DECISION_MAKER, self.cast.otto)
        evaluating.take_up_review(self.case, by=self.cast.rex)

    def review(self) -> None:
        evaluating.record_review(self.case, outcome=self.outcome, words="Read it all.", by=self.cast.rex)

    def decide(self) -> None:
        evaluating.decide(
            self.case,
            outcome=self.outcome,
            reason="Limits exceeded." if self.outcome == "refuse" else "",
            by=self.cast.otto,
        )

    def complete(self) -> None:
        evaluating.send_decision_letter(self.case, by=self.cast.rita)
        evaluating.complete_refusal(self.case, by=self.cast.rita)

    def withdraw(self) -> None:
        actions.withdraw(self.case, by=self.cast.alice)


def answer_to(question) -> object:
    first = question.choices[0]["code"] if question.choices else ""
    return {"number": "12", "yes_no": "yes", "date": "2026-01-01", "choice": first, "multiple": [first]}.get(
        question.kind, "An answer"
    )


def a_pdf(name: str = "report.pdf", words: str = "A report."):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.support.pdfs import a_pdf_of
    from web.uploads import checked

    return checked(SimpleUploadedFile(name, a_pdf_of(words)))
