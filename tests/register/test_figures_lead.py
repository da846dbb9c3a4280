"""Every figure on a public page leads to the list it counts, and that list holds as many."""

import re
from uuid import uuid4

import pytest

from outbox.relay import deliver_all
from register.actions import Stated, record_statements
from register.models import Kind, RegisterEntry
from tests.register.making import scheme_said

pytestmark = pytest.mark.django_db
LINKED = re.compile(r'<a href="([^"]+)">\s*([\d,]+)\s*</a>')
BARE = re.compile(r"<(?:dd|td)\b[^>]*>\s*([\d,]+)\s*</(?:dd|td)>")
HOLDER = {"name": {"zh": "爱克米电器", "en": "Acme Appliances"}, "code": "91110000600037341L"}


@pytest.fixture
def pages(site, northseal, greenmark, stated) -> list[str]:
    """Addresses of public pages about a scheme, a supplier, bodies and a standard that have some certificates each."""
    scheme = uuid4()
    standards = [{"key": "GBT23119", "reference": "GB/T 23119-2017"}]
    record_statements(Kind.SCHEME, [Stated(scheme, 1, scheme_said(standards=standards))], body=northseal)
    for n, status in enumerate(["VALID", "VALID", "SUSPENDED", "WITHDRAWN"]):
        pk = stated(northseal, status, number=f"NS-{n}", scheme=str(scheme), holder=HOLDER)
    stated(greenmark, number="GM-1", holder=HOLDER)
    deliver_all()
    supplier = RegisterEntry.objects.get(pk=pk).supplier_id
    of_a_kind = [f"/schemes/{scheme}/", f"/suppliers/{supplier}/", "/bodies/northseal/", "/standards/gb-t-23119/"]
    return ["/", "/bodies/", "/standards/?q=gbt23119", *of_a_kind]


def counted_at(site, url: str) -> int:
    """How many a list says it holds: by its caption, or, of results, in all."""
    url, _mark, part = url.replace("&amp;", "&").partition("#")
    answer = site.get(url)
    if url.startswith("/schemes/"):
        return int(answer.context["total"])
    text = answer.text[answer.text.index(f'id="{part}"') :] if part else answer.text
    caption = re.search(r'<caption>[^<]*<span class="quiet">([\d,]+)', text)
    return int(caption[1].replace(",", "")) if caption else 0


def test_each_leads_to_a_list_of_as_many_and_none_stands_alone(site, pages):
    for page in pages:
        text = site.get(page).text
        figures = {(url, int(number.replace(",", ""))) for url, number in LINKED.findall(text) if "page=" not in url}
        assert figures, page
        assert {(url, counted_at(site, url)) for url, _number in figures} == figures, page
        assert set(BARE.findall(text)) <= {"0"}, page
