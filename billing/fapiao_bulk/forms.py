"""What finance staff say of lists, files and settings of fapiao."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from billing.fapiao_bulk import lists as fapiao_lists
from billing.models import (
    FapiaoWhen,
)
from billing.row_files.forms import FileColumnsForm


class FapiaoColumnsForm(FileColumnsForm):
    of, needed = fapiao_lists.FIELDS, fapiao_lists.NEEDED


class FapiaoListForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("List of the fapiao that were made"),
        help_text=gettext_lazy("As the tax office's platform exports it: XLSX or CSV. At most 20 MB."),
    )


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; as a list."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in files or [None]]


class FapiaoFilesForm(forms.Form):
    """Files as they come; each is looked at for itself by the action, so that one bad one holds no other back."""

    uploads = FilesField(
        label=gettext_lazy("Files of fapiao"),
        help_text=gettext_lazy("XML, OFD and PDF, or ZIP archives of them. Each is found by its fapiao number."),
    )


class FapiaoSettingsForm(forms.Form):
    item_name = forms.CharField(
        label=gettext_lazy("Item name on every fapiao"),
        max_length=90,
        required=False,
        help_text=gettext_lazy("For example 认证服务费. Empty: what each line of the invoice says."),
    )
    item_code = forms.CharField(
        label=gettext_lazy("Tax classification code"),
        max_length=30,
        required=False,
        help_text=gettext_lazy("19 digits, as your tax office gave it to you. Empty: you fill it in in the sheet."),
    )
    tax_rate = forms.DecimalField(
        label=gettext_lazy("Usual tax rate in %"),
        max_digits=5,
        decimal_places=2,
        min_value=0,
        max_value=99,
        help_text=gettext_lazy(
            "Of all that you charge, where nothing else is said. A small-scale taxpayer has another than 6 %."
        ),
    )
    when = forms.ChoiceField(
        label=gettext_lazy("A fapiao is made"),
        choices=FapiaoWhen.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=gettext_lazy(
            "Where payment comes first, a fapiao that a client asks for waits until then, and you may still make one earlier."
        ),
    )
    template = forms.FileField(
        label=gettext_lazy("The platform's own sheet"),
        required=False,
        help_text=gettext_lazy("Its template for 批量开票, as you downloaded it there: it is filled from now on."),
    )
    without_template = forms.BooleanField(label=gettext_lazy("Take the sheet away that is kept"), required=False)

    def __init__(self, *args: Any, template_name: str, **more: Any) -> None:
        super().__init__(*args, **more)
        if not template_name:
            del self.fields["without_template"]
        else:
            self.fields["template"].help_text = _("Kept now: %(name)s. Another one takes its place.") % {
                "name": template_name
            }

    @property
    def told(self) -> dict[str, Any]:
        return {"without_template": False, **self.cleaned_data}
