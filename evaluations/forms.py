"""What people type while a case is planned, evaluated, reviewed and decided."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Case
from applications.transitions import KINDS, Kind
from evaluations.actions.finding import RESULT_FIELDS
from evaluations.models import Nonconformity, Report, Result

TEXT = forms.Textarea(attrs={"rows": 4})


class PlanForm(forms.Form):
    methods = forms.CharField(label=_("Methods: tests, inspections, audits"), widget=TEXT, max_length=5000)
    samples = forms.CharField(
        label=_("Samples"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=2000
    )
    begins_on = forms.DateField(label=_("Begins on"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    evaluators: forms.ModelMultipleChoiceField[Any] = forms.ModelMultipleChoiceField(
        label=_("Evaluators"), queryset=None, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evaluators"].queryset = people  # type: ignore[attr-defined]


class ObjectionForm(forms.Form):
    evaluator: forms.ModelChoiceField[Any] = forms.ModelChoiceField(label=_("Evaluator"), queryset=None)
    reason = forms.CharField(label=_("Reason"), widget=TEXT, max_length=2000)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evaluator"].queryset = people  # type: ignore[attr-defined]


class ObjectionAnswerForm(forms.Form):
    is_upheld = forms.TypedChoiceField(
        label=_("Answer"),
        choices=[("yes", _("Upheld: somebody else will evaluate")), ("no", _("Not upheld"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(label=_("Why"), widget=TEXT, max_length=2000)


class ResultForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Result
        fields = RESULT_FIELDS
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("justification", "laboratory_competence")}


class SummaryForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Report
        fields = ["summary"]
        widgets = {"summary": TEXT}


class NonconformityForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Nonconformity
        fields = ["grade", "criterion", "text"]
        widgets = {"text": TEXT}


class CorrectionForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Nonconformity
        fields = ["cause", "action"]
        widgets = {"cause": forms.Textarea(attrs={"rows": 3}), "action": forms.Textarea(attrs={"rows": 3})}


class ClosingForm(forms.Form):
    how = forms.ChoiceField(
        label=_("Finding"),
        choices=[
            ("close", _("Closed")),
            ("accept", _("Accepted as it is (minor only)")),
            ("reopen", _("Not sufficient yet")),
        ],
    )
    words = forms.CharField(label=_("How you verified it"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5000)


class OutcomeForm(forms.Form):
    """An outcome of the case's kind, and nothing else."""

    outcome = forms.ChoiceField(label=_("Outcome"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcomes = KINDS[Kind(case.kind)].outcomes
        self.fields["outcome"].choices = [(one.value, one.label) for one in outcomes]  # type: ignore[attr-defined]


class ReviewForm(OutcomeForm):
    words = forms.CharField(label=_("What you reviewed, and why you recommend this"), widget=TEXT, max_length=10000)


class DecisionForm(OutcomeForm):
    """The decision. Which reasons are needed is the action's to say."""

    models = forms.MultipleChoiceField(
        label=_("Scope decided: models"), widget=forms.CheckboxSelectMultiple, required=False
    )
    reason = forms.CharField(label=_("Reason, where refused"), widget=TEXT, required=False, max_length=5000)
    deviation_reason = forms.CharField(
        label=_("Why the recommendation is not followed"), widget=TEXT, required=False, max_length=5000
    )

    def __init__(self, *args: Any, case: Case, report: Report, is_direct: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        evaluated = report.scope_evaluated.get("models", [])
        self.fields["models"].choices = [(model, model) for model in evaluated]  # type: ignore[attr-defined]
        self.fields["models"].initial = evaluated
        if is_direct:
            self.fields["review_words"] = forms.CharField(
                label=_("What you reviewed, and why you recommend this"), widget=TEXT, max_length=10000
            )


class EvidenceForm(forms.Form):
    items = forms.CharField(label=_("What is still wanted, one a line"), widget=TEXT, max_length=5000)
