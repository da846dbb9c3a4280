"""What people type while a case is planned, evaluated, reviewed and decided."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from applications.models import HandedReport
from cases.models import Case
from cases.transitions import KINDS, Kind, is_positive
from catalog.models import SchemeVersion
from evaluations.actions.writing import RESULT_FIELDS
from evaluations.grading import grades_of, measures_of
from evaluations.models import Nonconformity, Report, Result
from lib.fields import DayInput, needed_where

TEXT = forms.Textarea(attrs={"rows": 4})


class EvaluationPlanForm(forms.Form):
    printed = ("methods", "samples")

    methods = forms.CharField(label=_("Methods: tests, inspections, audits"), widget=TEXT, max_length=5000)
    samples = forms.CharField(
        label=_("Samples"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=2000
    )
    begins_on = forms.DateField(label=_("Begins on"), required=False, widget=DayInput())
    inspected_on = forms.DateField(
        label=_("Factory inspection on"),
        required=False,
        widget=DayInput(),
        help_text=_("The client gets a notice of its own. The day can be set or moved later."),
    )
    evaluators: forms.ModelMultipleChoiceField[Any] = forms.ModelMultipleChoiceField(
        label=_("Evaluators"), queryset=None, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evaluators"].queryset = people  # type: ignore[attr-defined]


class InspectionForm(forms.Form):
    inspected_on = forms.DateField(label=_("Factory inspection on"), widget=DayInput())


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
    printed = ("value", "unit")

    class Meta:
        model = Result
        fields = RESULT_FIELDS
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("justification", "laboratory_competence")}

    takes_responsibility = forms.BooleanField(
        label=_("I take responsibility for reusing this report (7.4.5)"), required=False
    )

    def __init__(self, *args: Any, version: SchemeVersion, handed: QuerySet[HandedReport], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if handed:
            self.fields["handed"].queryset = handed  # type: ignore[attr-defined]
            self.fields["handed"].empty_label = _("none of these")  # type: ignore[attr-defined]
            self.fields["handed"].help_text = _("Its number and the laboratory's standing are written in for you.")
        else:
            del self.fields["handed"], self.fields["takes_responsibility"]
        if measures := measures_of(version):
            self.fields["measure"] = forms.ChoiceField(
                label=_("Goes on the certificate as"), choices=[("", _("does not go on it")), *measures], required=False
            )
        else:
            del self.fields["measure"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("handed"):
            given["is_reused"] = True
        return given


class SummaryForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Report
        fields = ["summary", "grade"]
        widgets = {"summary": TEXT}

    def __init__(self, *args: Any, version: SchemeVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if grades := grades_of(version):
            self.fields["grade"] = forms.ChoiceField(
                label=_("Grade reached"),
                choices=[("", _("none, or not settled yet")), *grades],
                required=False,
                help_text=_("Reviewer and decision maker state it again, and the certificate takes it from here."),
            )
        else:
            del self.fields["grade"]


class NonconformityForm(forms.ModelForm):  # type: ignore[type-arg]
    printed = ("criterion", "text")

    class Meta:
        model = Nonconformity
        fields = ["grade", "criterion", "text"]
        widgets = {"text": TEXT}


class CorrectionForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Nonconformity
        fields = ["cause", "action"]
        widgets = {"cause": forms.Textarea(attrs={"rows": 3}), "action": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # one may be answered today and another tomorrow; handed in, each is whole
            needed_where(field)


class ClosingForm(forms.Form):
    how = forms.ChoiceField(
        label=_("Finding"),
        choices=[
            ("close", _("Closed")),
            ("accept", _("Accepted as it is (minor only)")),
            ("reopen", _("Not sufficient yet")),
        ],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("How you verified it"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5000)


class OutcomeForm(forms.Form):
    """An outcome of the case's kind and, where the scheme grades, the grade. Nothing is chosen beforehand: a person judges."""

    outcome = forms.ChoiceField(label=_("Outcome"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        outcomes = KINDS[Kind(case.kind)].outcomes
        self.fields["outcome"].choices = [(outcome.value, outcome.label) for outcome in outcomes]  # type: ignore[attr-defined]
        if grades := grades_of(case.scheme_version):
            self.fields["grade"] = needed_where(
                forms.ChoiceField(
                    label=_("Grade, where positive"), choices=grades, widget=forms.RadioSelect, required=False
                )
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if "grade" in self.fields and self.is_positive(given) and not given.get("grade"):
            self.add_error("grade", _("This scheme grades: say for which grade."))
        return given

    def is_positive(self, given: dict[str, Any]) -> bool:
        return is_positive(self.case.kind, given.get("outcome", ""))


class ReviewForm(OutcomeForm):
    words = forms.CharField(label=_("What you reviewed, and why you recommend this"), widget=TEXT, max_length=10000)
    field_order = ["outcome", "grade", "words"]


class DecisionForm(OutcomeForm):
    """The decision. Which reasons are needed the action says as well; here each is said beside its field."""

    printed = ("reason",)
    models = needed_where(
        forms.MultipleChoiceField(
            label=_("Models granted, where positive"), widget=forms.CheckboxSelectMultiple, required=False
        )
    )
    reason = needed_where(
        forms.CharField(label=_("Reason, where refused"), widget=TEXT, required=False, max_length=5000)
    )
    deviation_reason = needed_where(
        forms.CharField(
            label=_("Why, where the recommendation is not followed"), widget=TEXT, required=False, max_length=5000
        )
    )
    field_order = ["outcome", "models", "grade", "review_words", "reason", "deviation_reason"]

    def __init__(
        self, *args: Any, case: Case, report: Report, recommended: str = "", is_direct: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, case=case, **kwargs)
        self.recommended = recommended
        evaluated = report.scope_evaluated.get("models", [])
        self.fields["models"].choices = [(model, model) for model in evaluated]  # type: ignore[attr-defined]
        if is_direct:
            self.fields["review_words"] = forms.CharField(
                label=_("What you reviewed, and why you recommend this"), widget=TEXT, max_length=10000
            )
            del self.fields["deviation_reason"]
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        outcome = given.get("outcome", "")
        if self.is_positive(given) and not given.get("models"):
            self.add_error("models", _("A granted scope names at least one model."))
        if outcome and not self.is_positive(given) and not given.get("reason", "").strip():
            self.add_error("reason", _("Refusing needs a reason (7.6.6)."))
        is_other = bool(self.recommended and outcome and outcome != self.recommended)
        if is_other and not given.get("deviation_reason", "").strip():
            self.add_error("deviation_reason", _("Say why you do not follow the recommendation."))
        return given


class EvidenceForm(forms.Form):
    items = forms.CharField(label=_("What is still wanted, one a line"), widget=TEXT, max_length=5000)
