"""What people say about a file: how it is read, what its columns hold, what is meant where it is unclear."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalog.models import SchemeVersion
from certificates.transitions import Status
from imports import statuses, understanding
from imports.fields import BY_KEY, FIELDS, OWN_FIELDS
from imports.heads import sheets_in
from imports.looking import DayOrder, Parting, Questions
from imports.models import Batch
from imports.own_form import is_own
from imports.parting import KEEP, SIGN_NAMES, SPLIT
from imports.understanding import CLEAR, FIRST, LAST
from lib.fields import DayInput
from lib.reading import Reading
from lib.reading.encodings import NAMES
from lib.reading.tables import WITH_ENCODING, WITH_SHEETS
from lib.text import localized

DELIMITERS = [
    (",", _("comma")),
    (";", _("semicolon")),
    ("\t", _("tab")),
    ("|", _("bar |")),
    ("，", _("full-width comma")),
]
ASKED = ("order_", "several_", "parts_", "blank_", "issued_on", "issue_unknown", "status_", "suspension_", "lifting_")
ORDERS = {"dmy": _("day, month, year"), "mdy": _("month, day, year"), "ymd": _("year, month, day")}


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("A table of your certificates: Excel (XLSX, XLS), ODS, CSV or JSON, 300 MB at most."),
    )


class ReadingForm(forms.Form):
    """How the file is read, where the guess was wrong."""

    encoding = forms.ChoiceField(label=_("Encoding"), choices=list(NAMES.items()), required=False)
    delimiter = forms.ChoiceField(label=_("Between cells"), choices=DELIMITERS, required=False)
    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    header = forms.IntegerField(
        label=_("Row of headings"), min_value=0, max_value=1000, help_text=_("0 where the file has none.")
    )
    height = forms.TypedChoiceField(
        label=_("They go over"), choices=[(1, _("one row")), (2, _("two rows, groups above"))], coerce=int
    )

    def __init__(self, *args: Any, batch: Batch, **options: Any) -> None:
        reading = batch.way_of_reading
        super().__init__(*args, **{"initial": reading.as_json(), "prefix": "reading"} | options)
        self.reading = reading
        if reading.kind in WITH_SHEETS:
            self.fields["sheet"].choices = [(name, name) for name in sheets_in(batch)]  # type: ignore[attr-defined]
        else:
            del self.fields["sheet"]
        if reading.kind not in WITH_ENCODING:
            del self.fields["encoding"]
        if reading.kind != "text":
            del self.fields["delimiter"]
        if reading.kind == "records":
            del self.fields["header"], self.fields["height"]

    def said(self) -> Reading:
        return Reading(**self.reading.as_json() | self.cleaned_data)


class ColumnsForm(forms.Form):
    """One choice for each column, and the questions that the columns raise."""

    scheme = forms.ChoiceField(
        label=_("Scheme of all these certificates"),
        required=False,
        help_text=_("Where they all belong to one scheme that you publish here."),
    )
    standard = forms.CharField(
        label=_("Standard of all these certificates"),
        required=False,
        help_text=_("Where the file has no column for it."),
        max_length=200,
    )
    is_whole = forms.BooleanField(
        label=_("This is the whole list of our certificates"),
        required=False,
        help_text=_(
            "After the check we show what the register has in force and the file has not. Nothing is withdrawn."
        ),
    )
    may_bear_mark = forms.BooleanField(label=_("These certificates license the mark"), required=False)

    def __init__(self, *args: Any, batch: Batch, columns: dict[str, str], questions: Questions, **options: Any) -> None:
        super().__init__(*args, **{"initial": _initial(batch)} | options)
        self.batch, self.questions = batch, questions
        self._column_fields(columns)
        published = SchemeVersion.objects.published().order_by("scheme_id", "-number").distinct("scheme_id")
        named = [(str(one.scheme_id), localized({"zh": one.name_zh, "en": one.name_en})) for one in published]
        self.fields["scheme"].choices = [("", gettext("none, or as the file says")), *named]  # type: ignore[attr-defined]
        for key, days in questions.days.items():
            self._order_field(key, days)
        for key, example in questions.several.items():
            self._several_field(key, example)
        for number, parting in enumerate(questions.parts):
            self._parting_field(number, parting)
        for key in questions.blanks:
            self._blank_field(key)
        for number, (word, meant) in enumerate(questions.statuses.items()):
            self._status_field(number, word, meant)
        if questions.needs_issue_day:
            self._day_field("issued_on", gettext("Issue date of all these certificates, since no column holds it"))
            self.fields["issued_on"].help_text = gettext(
                "Each certificate's page will say that this day was stated for a whole list."
            )
        if questions.lacks_issue_days:
            self.fields["issue_unknown"] = forms.BooleanField(
                label=gettext("Where the file has no issue date, it is not known"),
                required=False,
                help_text=gettext(
                    "Such a certificate is entered without one, and its page says so. No day is made up."
                ),
            )
        if questions.needs_since:
            self._day_field(
                "status_since", gettext("Suspended, withdrawn or cancelled since, where the file does not say")
            )
        if questions.needs_suspension:
            self._day_field("suspension_ends_on", gettext("Last day of suspensions, where the file does not say"))
            self.fields["lifting_conditions"] = forms.CharField(
                label=gettext("What lifts the suspensions, where the file does not say"),
                required=False,
                max_length=1000,
            )

    def _column_fields(self, columns: dict[str, str]) -> None:
        fields = (*FIELDS, *OWN_FIELDS) if is_own(self.batch.headings) else FIELDS
        choices = [("", gettext("– not imported –")), *((field.key, field.words) for field in fields)]
        for place, heading in enumerate(self.batch.headings):
            field = forms.ChoiceField(
                choices=choices, required=False, label=heading, initial=columns.get(str(place), "")
            )
            self.fields[f"column_{place}"] = field

    def _order_field(self, key: str, days: DayOrder) -> None:
        example = days.example or gettext("day, month and year in figures")
        label = gettext("In “%(field)s”, “%(example)s” means") % {"field": BY_KEY[key].words, "example": example}
        choices = [(order, words) for order, words in ORDERS.items() if not days.orders or order in days.orders]
        # Preselected is what this file proves, never what another file was: an order remembered is only told.
        initial = self._said("orders", key) or ("" if days.is_open or not days.orders else days.orders[0])
        hints = []
        if days.is_mixed:
            hints.append(
                gettext(
                    "Some days here can only have the day first, others only the month: those are read as they can be."
                )
            )
        if days.is_open and (before := self._proposed("orders", key)) in ORDERS:
            hints.append(gettext("For an earlier file you said: %(answer)s.") % {"answer": ORDERS[before]})
        missing = gettext("Say whether the day or the month comes first.")
        self._choice(f"order_{key}", label, choices, initial=initial, missing=missing, hints=hints)

    def _several_field(self, key: str, example: str) -> None:
        label = gettext("Where a cell of “%(field)s” holds several days (“%(example)s”), there counts")
        choices = [(FIRST, gettext("the first of them")), (LAST, gettext("the last of them"))]
        before = dict(choices).get(self._proposed("several", key))
        hints = [gettext("For an earlier file you said: %(answer)s.") % {"answer": before}] if before else []
        words = label % {"field": BY_KEY[key].words, "example": example or "…"}
        said, missing = self._said("several", key), gettext("Say which day counts.")
        self._choice(f"several_{key}", words, choices, initial=said, missing=missing, hints=hints)

    def _parting_field(self, number: int, parting: Parting) -> None:
        label = gettext("In “%(field)s”, the %(sign)s in “%(example)s” (%(cells)s cells)")
        told = {"field": BY_KEY[parting.key].words, "sign": SIGN_NAMES[parting.sign], "example": parting.example or "…"}
        into = " · ".join(parting.into)
        parts = (
            gettext("stands between several: %(parts)s") % {"parts": into}
            if into
            else gettext("stands between several")
        )
        choices = [(SPLIT, parts), (KEEP, gettext("is part of one name"))]
        before = dict(choices).get((self._proposed("parts", parting.key) or {}).get(parting.sign, ""))
        hints = [gettext("For an earlier file you said: %(answer)s.") % {"answer": before}] if before else []
        said = (self._said("parts", parting.key) or {}).get(parting.sign, "")
        missing = gettext("Say whether these are several or one.")
        words = label % (told | {"cells": parting.cells})
        self._choice(f"parts_{number}", words, choices, initial=said, missing=missing, hints=hints)

    def _blank_field(self, key: str) -> None:
        label = gettext("Where “%(field)s” is empty in the file and the register has a value") % {
            "field": BY_KEY[key].words
        }
        choices = [
            (understanding.KEEP, gettext("keep what the register has")),
            (CLEAR, gettext("clear it in the register")),
        ]
        said = self.batch.answers.get("blanks", {}).get(key, understanding.KEEP)
        self.fields[f"blank_{key}"] = forms.ChoiceField(label=label, choices=choices, initial=said)

    def _choice(
        self, name: str, label: str, choices: list[Any], *, initial: Any, missing: str, hints: Iterable[str] = ()
    ) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label,
            choices=[("", gettext("– say which –")), *choices],
            initial=initial,
            error_messages={"required": missing},
            help_text=" ".join(hints),
        )

    def _said(self, name: str, key: str) -> Any:
        return self.batch.answers.get(name, {}).get(key)

    def _proposed(self, name: str, key: str) -> Any:
        return self.batch.answers.get("proposed", {}).get(name, {}).get(key)

    def _status_field(self, number: int, word: str, meant: str) -> None:
        choices = [("", gettext("– say what it means –"))]
        choices += [(one, str(Status(one).label)) for one in Status.values if one != Status.PENDING]
        choices += [(statuses.IN_PREPARATION, gettext("still in preparation"))]
        label = gettext("The status “%(word)s” means") % {"word": word}
        said = {"required": gettext("Say what this word means.")}
        self.fields[f"status_{number}"] = forms.ChoiceField(
            label=label, choices=choices, initial=meant, error_messages=said
        )

    def _day_field(self, name: str, label: str) -> None:
        widget = DayInput()
        self.fields[name] = forms.DateField(label=label, required=False, widget=widget)

    @property
    def column_rows(self) -> list[forms.BoundField]:
        return [self[f"column_{place}"] for place in range(len(self.batch.headings))]

    @property
    def questions_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(ASKED)]

    @property
    def fixed_fields(self) -> list[forms.BoundField]:
        return [self["scheme"], self["standard"], self["may_bear_mark"], self["is_whole"]]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("issued_on") and found.get("issue_unknown"):
            self.add_error("issue_unknown", gettext("Give one day for all, or say that it is not known."))
        seen: dict[str, str] = {}
        for place in range(len(self.batch.headings)):
            key = found.get(f"column_{place}")
            if key and key in seen and not BY_KEY[key].takes_many:
                words = gettext("“%(field)s” is chosen for two columns: “%(one)s” and “%(other)s”. Choose one.")
                told = {"field": BY_KEY[key].words, "one": seen[key], "other": self.batch.headings[place]}
                self.add_error(f"column_{place}", words % told)
            elif key:
                seen[key] = self.batch.headings[place]
        return found

    def columns(self) -> dict[str, str]:
        said = self.cleaned_data
        return {str(place): said[f"column_{place}"] for place in range(len(self.batch.headings)) if said.get(f"column_{place}")}  # fmt: skip

    def answers(self) -> dict[str, Any]:
        said = self.cleaned_data
        days = {
            name: said[name].isoformat()
            for name in ("issued_on", "status_since", "suspension_ends_on")
            if said.get(name)
        }
        plain = {name: said[name] for name in ("scheme", "standard", "may_bear_mark", "is_whole", "issue_unknown", "lifting_conditions") if said.get(name)}  # fmt: skip
        words = enumerate(self.questions.statuses)
        statuses = {word: said[f"status_{number}"] for number, word in words if said.get(f"status_{number}")}
        orders = {key: said[f"order_{key}"] for key in self.questions.days if said.get(f"order_{key}")}
        several = {key: said[f"several_{key}"] for key in self.questions.several if said.get(f"several_{key}")}
        blanks = {key: said[f"blank_{key}"] for key in self.questions.blanks if said.get(f"blank_{key}")}
        parts: dict[str, dict[str, str]] = {}
        for number, one in enumerate(self.questions.parts):
            if answer := said.get(f"parts_{number}"):
                parts.setdefault(one.key, {})[one.sign] = answer
        before = self.batch.answers
        asked = {"orders": orders, "several": several, "parts": parts, "blanks": blanks}
        # What rows and earlier files told is no answer of this form, and outlasts it.
        told = {name: before[name] for name in ("proposed", "mixed") if name in before}
        return days | plain | told | asked | {"statuses": before.get("statuses", {}) | statuses}


class StatementForm(forms.Form):
    takes_responsibility = forms.BooleanField(
        required=False,
        label=_("This body granted these certificates, they are as the file says, and we answer for it."),
    )


class TakeBackForm(forms.Form):
    why = forms.CharField(
        label=_("Why it is taken back"),
        max_length=300,
        help_text=_("Kept with the import; the public does not see it."),
    )


def _initial(batch: Batch) -> dict[str, Any]:
    names = (
        "scheme",
        "standard",
        "may_bear_mark",
        "is_whole",
        "issued_on",
        "issue_unknown",
        "status_since",
        "suspension_ends_on",
        "lifting_conditions",
    )
    return {name: batch.answers[name] for name in names if name in batch.answers}
