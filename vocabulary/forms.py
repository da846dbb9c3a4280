"""What somebody types to see what a certification would cost them."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lib.cost import Inputs


class CostForm(forms.Form):
    """Asked by GET: every estimate has an address. What is not given or makes no sense is taken as usual."""

    units = forms.IntegerField(label=_("Units"), min_value=1, max_value=500, required=False)
    models = forms.IntegerField(label=_("Models in all"), min_value=1, max_value=5000, required=False)
    factories = forms.IntegerField(label=_("Number of factories"), min_value=1, max_value=200, required=False)
    days = forms.DecimalField(
        label=_("Days at each factory"), min_value=0, max_value=200, decimal_places=1, required=False, localize=False
    )

    reported = forms.IntegerField(
        label=_("Units whose test reports are accepted"), min_value=0, max_value=500, required=False
    )

    def __init__(self, *args: Any, takes_reports: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not takes_reports:
            del self.fields["reported"]

    def inputs(self, usual: Inputs) -> Inputs:
        given = self.cleaned_data if self.is_valid() else {}
        units = given.get("units") or 1
        days = given.get("days")
        return replace(
            usual,
            units=units,
            models=max(given.get("models") or units, units),
            factories=given.get("factories") or 1,
            factory_days=usual.factory_days if days is None else days,
            reported=min(given.get("reported") or 0, units),
        )

    @staticmethod
    def as_taken(inputs: Inputs) -> dict[str, Any]:
        """What the fields show of it."""
        days = f"{float(inputs.factory_days):g}"
        counts = {name: getattr(inputs, name) for name in ("units", "models", "factories", "reported")}
        return {**counts, "days": days}
