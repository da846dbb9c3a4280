"""What must hold before a case may take a step: each rule a sentence, with its place in PROCESS.md section 7.

Each has one function in Python (`cases.guarding.guard`, in the app that can tell) and, where it could be walked round, a
guard in the database. What is not built is named in `NOT_YET`, with the reason; there is no guard that passes all.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A sentence that must be true. `number`: the invariant it is, "INV-1", or nothing."""

    sentence: str
    number: str = ""

    def __str__(self) -> str:
        return f"{self.sentence} ({self.number})" if self.number else self.sentence


APPLICATION_COMPLETE = Rule("the application is complete")
LIST_OF_QUESTIONS = Rule("the questions are listed")
REASON = Rule("a reason is given")
SCOPE_DEFINED = Rule("the scope names models and standards")
UNITS_DIVIDED = Rule("the division into units is confirmed")
COMPETENCE_AVAILABLE = Rule("competence and means are available")
NO_ADVICE_WAS_SOLD = Rule("no advice was sold to the client within the scheme's period", "INV-9")
ACCESS_IS_EQUAL = Rule("the published rule is the only criterion", "INV-12")
NOBODY_IS_SANCTIONED = Rule("nobody concerned is under a sanction", "INV-20")
SECOND_SIGNATURE = Rule("both sides have signed the agreement")
PLAN = Rule("there is a plan")
EVALUATORS_ASSIGNED_ELIGIBLE = Rule("the plan names evaluators who are assigned")
CLIENT_INFORMED_OF_EVALUATORS = Rule("the client was told who evaluates")
EVALUATORS_ARE_INDEPENDENT = Rule("the evaluators are independent of the client", "INV-8")
CLIENT_INFORMED_ALL_NCS = Rule("the client was told all nonconformities")
CORRECTIVE_ACTION_SUBMITTED = Rule("corrective action was submitted")
CLIENT_STOPS_OR_DEADLINE_PASSED = Rule("the client stops, or its time has passed")
NCS_LISTED_OPEN = Rule("open nonconformities are listed")
NCS_CLOSED_OR_LISTED = Rule("nonconformities are closed or listed")
REPORT_FROZEN = Rule("the report is frozen")
REUSED_RESULTS_ARE_ANSWERED_FOR = Rule("an evaluator answers for reused results", "INV-11")
REVIEWER_DID_NOT_EVALUATE = Rule("the reviewer did not evaluate", "INV-1")
DECIDER_DID_NOT_EVALUATE = Rule("the decision maker did not evaluate", "INV-2")
DECIDER_IS_THE_BODYS = Rule("the decision maker is the body's own and authorised", "INV-3")
DECISION_RESTS_ON_THE_FILE = Rule("the decision rests on report, review and application review", "INV-4")
QUORUM = Rule("the panel has its quorum")
OUTCOME_OF_KIND = Rule("the outcome is one of this kind of case")
HOLDS_BOTH_ROLES = Rule("one person is reviewer and decision maker")
REASON_IF_NEGATIVE = Rule("a negative decision says why")
DEVIATION_REASON_IF_AGAINST_RECOMMENDATION = Rule("a deviation from the recommendation says why")
MORE_EVIDENCE_LIST = Rule("the evidence still wanted is listed")
LETTER_SENT = Rule("the letter about the decision was sent")
CERTIFICATE_RESTS_ON_THE_CASE = Rule("the certificate rests on the case", "INV-5")
MARK_LICENCE_HAS_SURVEILLANCE = Rule("a licence for the mark has its surveillance plan", "INV-6")
NUMBER_UNIQUE = Rule("the certificate's number is its own")
KIND_MAY_WITHDRAW = Rule("the client may withdraw a case of this kind")
KIND_MAY_LAPSE = Rule("a case of this kind may lapse")
LIMIT_PASSED = Rule("the time limit has passed")
TWO_NOTICES_SENT = Rule("two notices were sent")

NOT_YET: dict[Rule, str] = {
    QUORUM: "Schemes that ask for a panel cannot be published here yet: one decision maker is the quorum.",
}
