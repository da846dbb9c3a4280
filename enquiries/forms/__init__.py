"""What buyers and bodies type."""

from enquiries.forms.demands import DemandAnswerForm, DemandForm, PartingForm

__all__ = ["DemandAnswerForm", "DemandForm", "PartingForm"]
