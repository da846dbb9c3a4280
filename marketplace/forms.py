"""How every form of the project is drawn: `{{ form }}` is components/form.html, each field components/field.html."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Set as FORM_RENDERER, so that a page writes `{{ form }}` and is done."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
