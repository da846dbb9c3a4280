"""What people type that goes on a paper: a form names those fields, and whoever typed hears of letters no paper can show."""

from collections.abc import Sequence

from django.forms import BaseForm

from papers.glyphs import texts_in, words_about
from web.acting import remark


def about_printed(forms: Sequence[BaseForm]) -> str:
    """A form says which of its fields go on a paper: `printed = ("name_zh", "name_en")`."""
    return words_about(
        text
        for form in forms
        for name in getattr(form, "printed", ())
        for text in texts_in(getattr(form, "cleaned_data", {}).get(name))
    )


remark(about_printed)
