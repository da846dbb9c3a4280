"""The sections of the editor of services, in order: what each is called and which form and rows it holds."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog import forms
from catalog.models import ServiceVersion
from catalog.sellers import TESTED


@dataclass(frozen=True)
class ServiceSection:
    key: str
    words: str | Promise
    form: type[forms.ServiceSectionForm] = forms.ServiceSectionForm
    rows: type[forms.Rows] | None = None


WHAT = ServiceSection("what", _("Kind of service"), form=forms.WhatForm)
PRICE = ServiceSection("price", _("Price, milestones and terms"), form=forms.PriceForm)
TESTS = ServiceSection("tests", _("Tests"), form=forms.TestsForm, rows=forms.TestRows)


def service_sections(draft: ServiceVersion) -> tuple[ServiceSection, ...]:
    """Tests only where something is tested, or where some are left from before."""
    has_tests = draft.type in TESTED or draft.lines.exists()
    return (WHAT, PRICE, TESTS) if has_tests else (WHAT, PRICE)


def service_section(draft: ServiceVersion, key: str) -> ServiceSection | None:
    return next((section for section in service_sections(draft) if section.key == key), None)
