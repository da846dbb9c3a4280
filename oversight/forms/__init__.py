"""What those who ask to join type, what operators answer and keep, and what is stated of acceptance."""

from oversight.forms.accepting import AcceptanceForm, CheckedAcceptanceForm, MissedForm
from oversight.forms.impartiality import AdvisorySalesForm, EndOwnershipForm, OwnershipForm
from oversight.forms.keeping import (
    ApproveForm,
    CompulsoryRuleForm,
    ConfirmationForm,
    JoinForm,
    PublicReasonForm,
    ReasonForm,
    RuleForm,
    StandardForm,
    TimeZoneForm,
)
from oversight.forms.leaving import CloseForm, LeavingForm

__all__ = [
    "AcceptanceForm",
    "AdvisorySalesForm",
    "ApproveForm",
    "CheckedAcceptanceForm",
    "CloseForm",
    "CompulsoryRuleForm",
    "ConfirmationForm",
    "EndOwnershipForm",
    "JoinForm",
    "LeavingForm",
    "MissedForm",
    "OwnershipForm",
    "PublicReasonForm",
    "ReasonForm",
    "RuleForm",
    "StandardForm",
    "TimeZoneForm",
]
