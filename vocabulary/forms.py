"""What somebody types to see what a certification would cost them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lib.cost import Inputs


class CostForm(forms.Form):
    """Asked by GET: every estimate has an address. What is not given or makes no sense is taken as usual."""

    units = forms.IntegerField(label=_("Units"), min_value=1, max_value=500, required=False)
    models = forms.IntegerField(label=_("Models in all"), min_value=1, max_value=5000, required=False)
    days = forms.DecimalField(
        label=_("Factory days"), min_value=0, max_value=200, decimal_places=1, required=False, localize=False
    )

    def inputs(self, usual_days: float) -> Inputs:
        given = self.cleaned_data if self.is_valid() else {}
        units = given.get("units") or 1
        days = given.get("days")
        return Inputs(
            units=units,
            models=max(given.get("models") or units, units),
            factory_days=usual_days if days is None else float(days),
        )
