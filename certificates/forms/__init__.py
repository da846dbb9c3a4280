"""What people type about certificates."""

from certificates.forms.changing import (
    PROPOSALS,
    AskForm,
    CancelOnRequestForm,
    DecideForm,
    ProposalForm,
    SuspendOnRequestForm,
    WordsForm,
)
from certificates.forms.entering import ConfirmForm, ImportForm
from certificates.forms.issuing import IssueForm, PlanForm, RulesForm, SignForm

__all__ = [
    "PROPOSALS",
    "AskForm",
    "CancelOnRequestForm",
    "ConfirmForm",
    "DecideForm",
    "ImportForm",
    "IssueForm",
    "PlanForm",
    "ProposalForm",
    "RulesForm",
    "SignForm",
    "SuspendOnRequestForm",
    "WordsForm",
]
