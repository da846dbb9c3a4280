"""The one form builder: a scheme's questions as a form, and its answers as values that JSON can hold.

A new question is a row, not a class. Files are no answers: the application keeps them with its documents.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from catalog.models import Question
from lib.fields import DayInput, needed_where
from lib.text import listed, localized

YES_NO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
FIELDS: dict[Question.Kind, tuple[type[forms.Field], dict[str, Any]]] = {
    Question.Kind.TEXT: (forms.CharField, {"max_length": 500}),
    Question.Kind.LONG_TEXT: (forms.CharField, {"max_length": 10_000, "widget": forms.Textarea(attrs={"rows": 5})}),
    Question.Kind.NUMBER: (forms.DecimalField, {"max_digits": 18, "decimal_places": 6}),
    Question.Kind.CHOICE: (forms.ChoiceField, {"widget": forms.RadioSelect}),
    Question.Kind.MULTIPLE: (forms.MultipleChoiceField, {"widget": forms.CheckboxSelectMultiple}),
    Question.Kind.YES_NO: (forms.ChoiceField, {"choices": YES_NO, "widget": forms.RadioSelect}),
    Question.Kind.DATE: (forms.DateField, {"widget": DayInput()}),
}

ONE_OF_MANY = {Question.Kind.CHOICE, Question.Kind.YES_NO}  # who has chosen one may choose none again


class AnswersForm(forms.Form):
    """Made by `answers_form`. Questions are named by their codes."""

    def answers(self) -> dict[str, Any]:
        """What was answered, by code, as JSON values; questions left empty are left out."""
        given = {code: _as_json(value) for code, value in self.cleaned_data.items()}
        return {code: value for code, value in given.items() if value not in (None, "", [])}


def answers_form(
    questions: Iterable[Question],
    data: Any = None,
    *,
    answers: Mapping[str, Any] | None = None,
    is_draft: bool = False,
    prefix: str = "answer",
) -> AnswersForm:
    """The form for some questions, filled with earlier `answers`. A draft may leave out what is required."""
    form = AnswersForm(data, initial=dict(answers or {}), prefix=prefix)
    for question in questions:
        if question.kind != Question.Kind.FILE:
            field = field_for(question, is_required=question.is_required and not is_draft)
            # A draft may leave it out for now; the label goes by what `missing_answers` will ask.
            form.fields[question.code] = needed_where(field) if question.is_required else field
    return form


def missing_answers(questions: Iterable[Question], answers: Mapping[str, Any]) -> list[Question]:
    """The required questions without an answer; files are not looked at."""
    wanted = (question for question in questions if question.is_required and question.kind != Question.Kind.FILE)
    return [question for question in wanted if answers.get(question.code) in (None, "", [])]


def answer_words(question: Question, answer: Any) -> str:
    """An answer as people read it: choices by their words, numbers with their unit."""
    if answer in (None, "", []):
        return ""
    if question.kind == Question.Kind.YES_NO:
        return str(dict(YES_NO).get(answer, answer))
    if question.kind in {Question.Kind.CHOICE, Question.Kind.MULTIPLE}:
        names = dict(choices_of(question))
        chosen = answer if isinstance(answer, list) else [answer]
        return listed(str(names.get(choice, choice)) for choice in chosen)
    return f"{answer} {question.unit}".strip() if question.kind == Question.Kind.NUMBER else str(answer)


def answers_in_words(questions: Iterable[Question], answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Each question with its answer, as people read them; files are no answers."""
    asked = [question for question in questions if question.kind != Question.Kind.FILE]
    return [(localized(question.text), answer_words(question, answers.get(question.code)) or "–") for question in asked]


def choices_of(question: Question) -> list[tuple[str, str]]:
    return [(choice["code"], localized(choice) or choice["code"]) for choice in question.choices]


def field_for(question: Question, *, is_required: bool) -> forms.Field:
    """The form field that draws one question and checks its answer."""
    words: dict[str, Any] = {
        "label": localized(question.text),
        "help_text": localized(question.help),
        "required": is_required,
    }
    if question.kind == Question.Kind.NUMBER and question.unit:
        words["label"] = f"{words['label']} ({question.unit})"
    made, options = FIELDS[Question.Kind(question.kind)]
    if question.kind in {Question.Kind.CHOICE, Question.Kind.MULTIPLE}:
        options = options | {"choices": choices_of(question)}
    if question.kind in ONE_OF_MANY and not question.is_required:
        options = options | {"choices": [("", gettext_lazy("No answer")), *options["choices"]]}
    return made(**options, **words)


def _as_json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")  # as text: nothing is lost, and 0.10 stays a decimal
    return value.isoformat() if isinstance(value, date) else value
