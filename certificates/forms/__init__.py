"""What people type about certificates."""

from certificates.forms.changing import (
    PROPOSALS,
    AskForm,
    CancelOnRequestForm,
    DecideForm,
    ProposalForm,
    PublicWordsForm,
    SuspendOnRequestForm,
)
from certificates.forms.entering import ConfirmEntriesForm, ImportForm
from certificates.forms.issuing import IssueCertificateForm, RulesForm, SignForm, SurveillancePlanForm
from certificates.forms.sending import BuyerForm

__all__ = [
    "PROPOSALS",
    "AskForm",
    "BuyerForm",
    "CancelOnRequestForm",
    "ConfirmEntriesForm",
    "DecideForm",
    "ImportForm",
    "IssueCertificateForm",
    "ProposalForm",
    "PublicWordsForm",
    "RulesForm",
    "SignForm",
    "SurveillancePlanForm",
    "SuspendOnRequestForm",
]
