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
from certificates.forms.own_files import OwnFileForm, OwnFilesForm
from certificates.forms.sending import BuyerForm
from certificates.forms.styling import PublishStyleForm, StyleForm

__all__ = [
    "PROPOSALS",
    "AskForm",
    "BuyerForm",
    "CancelOnRequestForm",
    "ConfirmEntriesForm",
    "DecideForm",
    "ImportForm",
    "IssueCertificateForm",
    "OwnFileForm",
    "OwnFilesForm",
    "ProposalForm",
    "PublicWordsForm",
    "PublishStyleForm",
    "RulesForm",
    "SignForm",
    "StyleForm",
    "SurveillancePlanForm",
    "SuspendOnRequestForm",
]
