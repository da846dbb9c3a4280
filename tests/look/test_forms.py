"""Every form of the project is drawn by our templates."""

import pytest
from django import forms
from django.utils import translation


class Sample(forms.Form):
    name = forms.CharField(label="Holder", help_text="As on the licence.")
    mode = forms.ChoiceField(label="Mode", choices=[("1", "Type test")], widget=forms.RadioSelect)
    note = forms.CharField(label="Note", required=False)
    agreed = forms.BooleanField(label="I agree")


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_optional_fields_say_so():
    assert str(Sample()).count("(optional)") == 1


def test_help_and_error_are_tied_to_the_control():
    drawn = str(Sample({}))
    assert 'id="id_name_helptext"' in drawn
    assert 'id="id_name_error"' in drawn
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn


def test_summary_links_to_each_field():
    drawn = str(Sample({}))
    for anchor in ("id_name", "id_mode_field", "id_agreed"):
        assert f'href="#{anchor}"' in drawn
        assert f'id="{anchor}"' in drawn


def test_a_label_that_is_a_sentence_ends_once_in_the_summary():
    class Promise(forms.Form):
        agreed = forms.BooleanField(label="We stop using the mark.")

    assert "We stop using the mark: This field is required." in str(Promise({}))


def test_refusals_stand_in_the_summary():
    form = Sample({"name": "x"})
    form.add_error(None, "This application has already been decided.")
    assert "This application has already been decided." in str(form)
