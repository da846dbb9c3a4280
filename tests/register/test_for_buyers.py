"""The register serves those who check and buy, not rival salesmen: no list by last days, no persons, no advertisement."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest
from pydantic import BaseModel

from accounts.models import Notice
from certificates import actions as certifying
from register import forms
from register.models import RegisterEntry, Supplier
from search.kinds import KINDS
from statements import CertificateStatement
from tests.certificates.making import content

pytestmark = pytest.mark.django_db
OF_LAST_DAYS = re.compile(r"expir|until|ends?_|last_day|due|soon", re.IGNORECASE)
OF_PERSONS = re.compile(r"contact|person|e?mail|phone|telephone|mobile|wechat", re.IGNORECASE)


def fields_in(shape: type[BaseModel]) -> Iterator[str]:
    """The names of a statement's fields, and of all within it."""
    for name, field in shape.model_fields.items():
        yield name
        for part in (field.annotation, *get_args(field.annotation)):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from fields_in(part)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.key)
def test_no_filter_and_no_order_of_the_search_is_by_last_days_or_persons(kind):
    words = re.compile(f"{OF_LAST_DAYS.pattern}|{OF_PERSONS.pattern}", re.IGNORECASE)
    assert [key for key in [*kind.keys, *kind.sorts] if words.search(key)] == []


def test_no_list_of_the_register_can_be_asked_by_last_days():
    asked = [*forms.CertificatesForm().fields, *forms.BodiesForm().fields, *forms.StandardsForm().fields]
    assert [name for name in asked if OF_LAST_DAYS.search(name)] == []


@pytest.mark.parametrize("asked", ["sort=valid_until", "order=expiry", "expires=30", "valid_until=2026-12-31"])
def test_whoever_asks_for_an_order_by_last_days_gets_the_usual_one(site, northseal, stated, asked):
    first = stated(northseal, number="NS-1", valid_until="2026-12-01")
    last = stated(northseal, number="NS-2", valid_until="2099-01-01")
    page = site.get(f"/certificates/?{asked}").context["page"]
    assert [entry.pk for entry in page] == [last, first]


def test_lists_of_certificates_show_no_last_days(site, northseal, stated):
    pk = stated(northseal, valid_until="2027-03-04")
    supplier = RegisterEntry.objects.get(pk=pk).supplier_id
    for page in ("/certificates/", "/bodies/northseal/", f"/suppliers/{supplier}/", "/standards/gb-t-23119/"):
        assert "2027-03-04" not in site.get(page).text


def test_a_statement_of_a_certificate_names_no_person_to_write_to():
    assert [name for name in fields_in(CertificateStatement) if OF_PERSONS.search(name)] == []


def test_a_supplier_keeps_nobody_to_write_to():
    assert [field.name for field in Supplier._meta.get_fields() if OF_PERSONS.search(field.name)] == []


def test_nobody_hears_of_a_certificate_that_was_brought_along(in_northseal, rita, mailoutbox):
    before = Notice.objects.count()
    certifying.prepare_import(content("NS-9", holder_name_en="Not A Client Ltd"), by=rita)
    assert mailoutbox == []
    assert Notice.objects.count() == before


def test_who_joins_is_told_so(site):
    page = site.get("/join/").text
    assert "no list, order, filter, feed or export by the last day of validity" in re.sub(r"\s+", " ", page)
    assert "Nobody is marketed to because of a certificate that you bring" in re.sub(r"\s+", " ", page)
