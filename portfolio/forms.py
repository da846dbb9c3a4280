"""What somebody types of a search that is to be repeated."""

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portfolio.models import SavedSearch
from search.forms import Search, address_of, asked_of

LONGEST = 4000  # of a query string that somebody sends; what is understood of it is shorter


class SaveSearchForm(forms.Form):
    """A results page's query string: what is understood of it is kept, order and page are not."""

    query = forms.CharField(
        widget=forms.HiddenInput,
        required=False,
        error_messages={"max_length": _("This search is too long to be kept. Take some filters away.")},
        max_length=LONGEST,
    )
    name = forms.CharField(max_length=SavedSearch._meta.get_field("name").max_length, required=False)

    def clean_query(self) -> str:
        asked = asked_of(QueryDict(self.cleaned_data["query"].encode("utf-8", "replace")))
        query = address_of(Search(replace(asked.query, sort="relevance", cursor=""), is_literal=asked.is_literal))
        if not (asked.query.text or asked.choices) or asked.is_wordless:
            raise ValidationError(_("Search for a product or choose a filter first: then the search can be kept."))
        if len(query) > 2000:
            raise ValidationError(self.fields["query"].error_messages["max_length"])
        return query


class SavedSearchForm(forms.ModelForm[SavedSearch]):
    class Meta:
        model = SavedSearch
        fields = ["name", "frequency"]
        widgets = {"frequency": forms.RadioSelect}
