"""What is asked of a body, and what both sides write after that."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Organisation
from enquiries.models import ThreadMessage
from lib.text import localized


class ThreadForm(forms.Form):
    """A message. Its files come beside it."""

    text = forms.CharField(
        label=gettext_lazy("Message"), max_length=ThreadMessage.LONGEST, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["text"].label = label


class QuestionForm(ThreadForm):
    """A question, under which name, for whom, and whether the answer may be shown."""

    asker_name = forms.CharField(
        label=gettext_lazy("Name that the body reads"),
        help_text=gettext_lazy("As you like: yours, your company's or none. Nothing else of you is shown to the body."),
        max_length=80,
        required=False,
    )
    organisation = forms.ChoiceField(
        label=gettext_lazy("For whom you ask"),
        help_text=gettext_lazy("All who act for an organisation read what is asked for it."),
        required=False,
    )
    may_publish = forms.BooleanField(
        label=gettext_lazy("Question and answer may be shown on the scheme's page, without my name"),
        help_text=gettext_lazy("Your words as you write them here: leave out who you are. You can take it back."),
        required=False,
    )

    def __init__(
        self, *args: Any, organisations: Sequence[Organisation], is_about_a_scheme: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, label=_("Your question"), **kwargs)
        own = [(str(each.pk), localized(each.name)) for each in organisations]
        self.fields["organisation"].choices = [*own, ("", _("For myself"))]  # type: ignore[attr-defined]
        if not own:
            del self.fields["organisation"]
        if not is_about_a_scheme:
            del self.fields["may_publish"]


class PublicationForm(forms.Form):
    """Whether question and answer may be shown in public; unticked takes them back."""

    may_publish = forms.BooleanField(required=False)
