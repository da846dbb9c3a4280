"""A page for each standard: its editions as looked up, what still rests on the old one, and everything it counts."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest

from lib import clock
from lib.refusal import Refused
from oversight.actions import keep_edition
from register.actions import Stated, record_statements
from register.models import Kind
from tests.register.making import scheme_said
from tests.support.signing_in import signed_in
from vocabulary.actions import load_shipped
from vocabulary.models import Standard
from vocabulary.queries import standard_named
from vocabulary.standards import from_slug, parse

pytestmark = pytest.mark.django_db
OLD, NEW = "GB 12021.2-2015", "GB 12021.2-2025"


def on(*numbers) -> list:
    return [{"number": number, "title": {"zh": "", "en": ""}} for number in numbers]


def scheme(body, *references, **said):
    standards = [{"key": parse(one).key, "reference": one} for one in references]
    pk = uuid4()
    record_statements(Kind.SCHEME, [Stated(pk, 1, scheme_said(standards=standards, **said))], body=body)
    return pk


def figures_at(site, page: str) -> list[tuple[str, str]]:
    links = re.findall(r'href="([^"]+)">\s*([\d,]+)\s*</a>', page)
    return [(url.replace("&amp;", "&"), number) for url, number in links]


def counted_at(site, url: str) -> str:
    page = site.get(url).text
    part = page[page.index('id="schemes"') :] if url.endswith("#schemes") else page
    found = re.search(r'<caption>[^<]*<span class="quiet">([\d,]+)', part)
    is_of_certificates = url.endswith("#schemes") and "No published scheme" in part
    return "0" if found is None or is_of_certificates else found[1]


def test_the_old_edition_says_what_replaces_it_since_when_by_which_source_and_what_rests_on_it(site, northseal, stated):
    scheme(northseal, OLD)
    stated(northseal, standards=on(OLD))
    page = site.get("/standards/gb-12021.2/").text
    for words in ("GB 12021.2-2015 is replaced by GB 12021.2-2025", "2026-06-01", "People", "published schemes: 1, valid certificates: 1"):  # fmt: skip
        assert words in page


def test_every_figure_leads_to_a_list_of_as_many(site, northseal, stated):
    scheme(northseal, OLD)
    scheme(northseal, NEW, slug="newer")
    stated(northseal, standards=on(OLD, "GB/T 8059-2016"))
    stated(northseal, "WITHDRAWN", number="NS-2", standards=on("gb12021.2—2025"))
    for page in ("/standards/?q=gb12021", "/standards/gb-12021.2/", "/standards/gb-t-8059/"):
        figures = figures_at(site, site.get(page).text)
        assert len(figures) >= 3
        for url, number in figures:
            assert (url, counted_at(site, url)) == (url, number)


def test_a_standard_that_only_certificates_name_has_a_page_and_stands_in_the_list(site, northseal, stated):
    stated(northseal, standards=on("QB/T 1234-2020", "no number at all"))
    assert "QB/T 1234-2020" in site.get("/standards/qb-t-1234/").text
    assert "/standards/qb-t-1234/" in site.get("/standards/", {"q": "qbt1234"}).text


@pytest.mark.parametrize(
    ("written", "address"),
    [("GB12021.2", "gb-12021.2"), ("gb-12021.2-2015", "gb-12021.2"), ("GBT4706.1", "gb-t-4706.1")],
)
def test_every_spelling_leads_to_one_address(site, written, address):
    assert site.get(f"/standards/{written}/").headers["Location"] == f"/standards/{address}/"


@pytest.mark.parametrize("path", ["nothing", "gb-99999.9", "gb-12021.2/?edition=1066", "%00", "x" * 3000])
def test_what_is_no_standard_is_no_page(site, path):
    assert site.get(f"/standards/{path}/" if "?" not in path else f"/standards/{path}").status_code == 404


def test_every_shipped_standard_has_an_address_of_its_own():
    numbers = [parse(reference) for reference in (row.reference for row in Standard.objects.all())]
    assert [from_slug(number.slug).key for number in numbers] == [number.key for number in numbers]


def test_one_that_another_number_replaces_says_so_and_gives_the_last_day(site):
    page = site.get("/standards/gb-4706.1/").text
    for words in (
        "GB 4706.1-2005 is replaced by GB/T 4706.1-2024",
        "2026-10-31",
        "/standards/gb-t-4706.1/?edition=2024",
    ):
        assert words in page


def test_a_card_and_a_page_on_an_old_edition_say_so(site, northseal, stated):
    pk, certificate = scheme(northseal, OLD), stated(northseal, standards=on(OLD, "GB/T 23119-2017"))
    for page in (f"/schemes/{pk}/", f"/certificates/{certificate}/"):
        text = site.get(page).text
        assert text.count("old edition: GB 12021.2-2015 is replaced by GB 12021.2-2025 since 2026-06-01") == 1
        assert "/standards/gb-12021.2/" in text


def test_an_operator_keeps_an_edition_with_source_and_day(site, olga):
    signed_in(site, olga)
    typed = {
        "reference": "GB/T 99001-2027",
        "status": "upcoming",
        "in_force_from": "2027-01-01",
        "checked_on": str(clock.today()),
    }
    refused = site.post("/operations/standards/new/", typed)
    assert "Say where you looked" in refused.text
    assert site.post("/operations/standards/new/", typed | {"source_en": "The gazette"}).status_code == 302
    row = standard_named("GB/T 99001-2027")
    assert (row.in_force_from, row.checked_by) == (date(2027, 1, 1), olga)
    again = site.post("/operations/standards/new/", typed | {"source_en": "The gazette"})
    assert "stands in the list already" in again.text


def test_what_an_operator_looked_up_outlives_an_upgrade(olga):
    row = standard_named(OLD)
    row.transition_until, row.source_en, row.name_en = date(2027, 5, 31), "Looked up again", "Renamed"
    keep_edition(row, by=olga)
    load_shipped()
    row.refresh_from_db()
    assert (row.transition_until, row.source_en, row.name_en) == (date(2027, 5, 31), "Looked up again", "Renamed")


def test_nobody_else_keeps_a_standard_and_none_of_tomorrow(olga, petra):
    row = standard_named(OLD)
    with pytest.raises(Refused, match="operators"):
        keep_edition(row, by=petra)
    row.checked_on = clock.today() + timedelta(days=1)
    with pytest.raises(Refused, match="still to come"):
        keep_edition(row, by=olga)


def test_both_lists_and_the_suggestions_read_a_number_alike(site, olga):
    load_shipped()
    signed_in(site, olga)
    for path in ("/standards/", "/suggestions/", "/operations/standards/"):
        assert "GB/T 20234" in site.get(path, {"q": "gb 20234"}).text, path
