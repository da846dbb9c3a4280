"""How every form of the project is drawn: `{{ form }}` is components/form.html, each field components/field.html."""

from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_noop

# Django's own errors, named here so that our catalogue says them as this site speaks and not word by word.
SAID_OUR_WAY = (
    gettext_noop("This field is required."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a whole number."),
    gettext_noop("Enter a number."),
    gettext_noop("Enter a valid URL."),
    gettext_noop("Select a valid choice. That choice is not one of the available choices."),
    gettext_noop("The submitted file is empty."),
)


class Renderer(TemplatesSetting):
    """Set as FORM_RENDERER, so that a page writes `{{ form }}` and is done."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
