"""The pages of results: a tab for each kind, what narrows it, what is said where nothing is there, and in which order."""

import re
from datetime import date

import pytest
from django_tenants.utils import tenant_context

from catalog import actions
from catalog.models import Fee
from search.forms import Search, address_of, asked_of
from tests.search.making import certificate, heard, page_of, tabs_in

PILE = {
    "number": "GM-2026-0007",
    "product": {"zh": "交流充电桩", "en": "AC charging pile"},
    "holder": {"name": {"zh": "苏州伏特", "en": "Suzhou Volta"}, "address": {"zh": "江苏省苏州市", "en": ""}},
    "models": [{"model": model} for model in ("AA-1", "AA-2", "AA-3", "AC-22-7KW", "AC-32-7KW")],
    "standards": [{"number": "GB/T 18487.1-2023"}],
    "measured": [{"name": {"zh": "效率", "en": "Efficiency"}, "value": "96.5", "unit": "%"}],
    "issued_on": "2026-01-10",
    "valid_from": "2026-01-10",
    "valid_until": "2029-01-09",
}


@pytest.fixture
def certified(offered, greenmark):
    """A charging pile, valid, and a kettle, suspended."""
    pile = certificate(greenmark, scheme=str(offered["charging"].scheme_id), **PILE)
    kettle = certificate(greenmark, product={"zh": "电水壶", "en": "Kettle"}, status="SUSPENDED")
    heard()
    return {"pile": pile, "kettle": kettle}


def statuses(site, path: str, queries: list[str]) -> dict[str, int]:
    answers = {query: site.get(f"{path}?{query}") for query in queries}
    for answer in answers.values():
        answer.close()
    return {query: answer.status_code for query, answer in answers.items() if answer.status_code != 200}


def test_each_tab_says_how_many_it_has_for_the_same_words(certified, site):
    page = page_of(site, "/schemes/", q="charging")
    assert tabs_in(page) == ["1", "0", "1", "1", "2"]  # northseal is approved for it
    assert 'href="/find/products/?q=charging"' in page
    assert tabs_in(page_of(site, "/find/products/", q="charging", status="SUSPENDED")) == ["1", "0", "0", "1", "2"]


def test_a_product_says_how_it_stands_first(certified, site):
    page = page_of(site, "/find/products/", q="kettle")
    card = page.partition("product-card")[2]
    assert card.index("Suspended") < card.index("Kettle")
    pile = page_of(site, "/find/products/", q="Volta")
    for words in ["GM-2026-0007", "AC charging pile", "Suzhou Volta", "GB/T 18487.1-2023", "2029-01-09", "Greenmark"]:
        assert words in pile


def test_a_product_names_the_models_that_were_asked_for(certified, site):
    assert "AA-1, AA-2, AA-3" in page_of(site, "/find/products/", q="Volta")
    page = page_of(site, "/find/products/", q="AC-??-7kw")
    assert "AC-22-7KW, AC-32-7KW" in page
    assert "Model: ac*" in page_of(site, "/find/products/", model="ac*")


def test_products_are_narrowed_by_model_day_and_value(certified, site):
    value = "效率|Efficiency|%"
    for asked, total in [
        ({"model": "AC-22-7KW"}, 1),
        ({"model": "XX-*-7KW"}, 0),
        ({"on": "2026-06-01"}, 1),
        ({"on": "2031-06-01"}, 0),
        ({"value": value, "least": "96"}, 1),
        ({"value": value, "most": "90"}, 0),
        ({"region": "320000"}, 1),
    ]:
        page = page_of(site, "/find/products/", **asked)
        assert f"{total} result" in page
        assert 'class="chip"' in page
    assert "Efficiency (%) ≥ 96" in page_of(site, "/find/products/", value=value, least="96")


def test_bodies_are_found_with_what_they_offer(certified, site):
    page = page_of(site, "/find/bodies/", q="greenmark")
    assert "/bodies/greenmark/" in page
    assert re.search(r"Schemes on offer</dt>\s*<dd><a href=./schemes/\?body=greenmark.>1</a>", page)


def test_nothing_in_all_words_is_said_and_what_was_typed_is_one_click_away(certified, site):
    page = page_of(site, "/schemes/", q="refrigerator flurble")
    assert "Showing results without: flurble" in page
    assert 'href="?q=refrigerator+flurble&amp;literal=1"' in page
    exactly = page_of(site, "/schemes/", q="refrigerator flurble", literal="1")
    assert "0 results" in exactly
    assert "The words are taken as they stand" in exactly


def test_nothing_says_which_filter_to_take_back_and_what_that_brings(certified, site):
    page = page_of(site, "/schemes/", q="refrigerator", rule="state_promoted", body="northseal")
    assert "Without “Kind of rule" in page
    assert "Without “Certification body" not in page  # that would bring nothing
    assert "0 results" in page


def test_what_nobody_knows_narrows_nothing_and_is_not_handed_on(certified, site):
    unknown = {"category": "no.such", "body": "nobody", "standard": "GB 99999"}
    page = page_of(site, "/schemes/", q="charging", **unknown)
    assert "1 result" in page
    assert 'class="chip"' not in page
    results = page.partition("results-part")[2].partition("</form>")[0]
    assert not any(value in results for value in ("no.such", "nobody", "99999"))
    for known in ({"category": "charging"}, {"body": "greenmark"}, {"standard": "GB/T 20234.1"}):
        assert 'class="chip"' in page_of(site, "/schemes/", q="charging", **known)


def test_nothing_leads_to_other_tabs_categories_and_bodies(certified, site):
    page = page_of(site, "/schemes/", q="Volta")
    assert '<a href="/find/products/?q=Volta">Certified products</a>' in page
    assert '<a href="/find/bodies/">' in page
    page = page_of(site, "/find/products/", q="refrigerator", grade="A")
    assert "Nearest product categories" in page
    (near,) = re.findall(r'href="(/find/bodies/\?category=[a-z.]+)"', page)[:1]
    assert "Certification bodies for" in page
    assert site.get(near).context["understood"].results.total  # of whom one can ask


def test_every_figure_of_a_card_leads_to_the_list_it_counts(certified, site):
    for path, lists in (("/find/bodies/", 2), ("/find/suppliers/", 1)):
        figures = re.findall(
            r'<a href="(/[^"#]+\?[^"#]+)">\s*([\d,]+)\s*</a>', page_of(site, path).partition("-card")[2]
        )
        assert len(figures) >= lists
        for url, number in figures:
            answer = site.get(url.replace("&amp;", "&"))
            total = answer.context["total"] if "total" in answer.context else answer.context["page"].paginator.count
            assert (url, f"{total:,}") == (url, number)


@pytest.mark.parametrize("path", ["/schemes/", "/find/products/", "/find/bodies/"])
def test_signs_alone_are_asked_for_words(certified, site, path):
    page = page_of(site, path, q="*** ???")
    assert "holds no word and no number" in page
    assert "-card" not in page.partition("<main")[2]


BAD = [
    "q=%ED%A0%80&after=MQ", "q=" + "x" * 10_000, "sort=cost&after=99999999999", "sort=cost&after=-1", "sort=cost&after=%C2%B2",
    "on=2026-99-99", "on=0000-00-00", "value=x&least=nan&most=inf", "value=x&least=1e999", "model=***", "model=[a-",
    "units=0&models=-1&factories=x", "q=a%20%26%20%7C%20!%3A*&literal=1", "after=WzEsIng", "scheme=nonsense", "q=%3A%2A",
]  # fmt: skip


@pytest.mark.parametrize(
    "kind", ["schemes/", "find/products/", "find/bodies/", "find/products.csv", "find/schemes.xlsx"]
)
def test_nonsense_is_never_an_error(certified, site, kind):
    assert statuses(site, f"/{kind}", BAD[:9]) == {}


def test_nonsense_is_never_an_error_on_products(certified, site):
    assert statuses(site, "/find/products/", BAD) == {}
    assert site.get("/find/nothing.csv").status_code == 404


def test_what_is_asked_and_its_address_are_the_same(rf):
    query = "q=pile&status=VALID&model=ac%2A&on=2026-06-01&value=a%7Cb&least=1&most=2.5&sort=newest"
    asked = asked_of(rf.get(f"/?{query}").GET, "products")
    assert asked.query.valid_on == date(2026, 6, 1)
    assert address_of(asked) == query
    assert address_of(asked, without=asked.choices[-1]) == "q=pile&status=VALID&model=ac%2A&on=2026-06-01&sort=newest"
    sized = asked_of(rf.get("/?units=2&models=3&sort=cost").GET)
    assert (sized.inputs.units, sized.inputs.models, sized.inputs.factories) == (2, 3, 1)
    assert address_of(sized) == "units=2&models=3&sort=cost"
    assert address_of(Search(sized.query)) == "sort=cost"


def names_in(page: str) -> list[str]:
    """The names on the cards, in order."""
    return [part.partition(">")[2].partition("<")[0] for part in page.split('class="card-link"')[1:]]


def priced(offered, key, body, by, **fees: int) -> None:
    """A next version that charges so."""
    with tenant_context(body):
        draft = actions.start_draft(offered[key].scheme, by=by)
        currency = "EUR" if fees.pop("in_euro", 0) else "CNY"
        rows = [
            Fee(per=per, label_zh="费", label_en="Fee", amount=amount, currency=currency)
            for per, amount in {**fees, "year": 100_000}.items()
        ]
        values = {"transition_ends_on": date(2099, 12, 31), "change_note_en": "Prices."}
        actions.publish(actions.save_section(draft, values=values, rows={Fee: rows}, by=by), by=by)


def test_the_lowest_total_is_that_of_ones_own_sizes(offered, site, northseal, sima):
    priced(offered, "refrigerators", northseal, sima, unit=1_000_000, model=10_000)
    priced(offered, "locks", northseal, sima, unit=100_000, model=900_000)
    heard()
    alone = page_of(site, "/schemes/", sort="cost", body="northseal")
    many = page_of(site, "/schemes/", sort="cost", body="northseal", models="4")
    assert names_in(alone) == ["Smart lock security", "Green refrigerators"]
    assert names_in(many) == ["Green refrigerators", "Smart lock security"]
    assert "¥10,300.00 CNY" in many
    assert "for 1 unit, 4 models, 1 factory" in many


def test_currencies_are_never_compared_and_cny_comes_first(offered, site, northseal, sima):
    priced(offered, "refrigerators", northseal, sima, unit=100, in_euro=1)
    heard()
    names = names_in(page_of(site, "/schemes/", sort="cost"))
    assert names[-1] == "Green refrigerators"
    assert len(names) == 3


@pytest.mark.parametrize("sizes", ["", "units=3&models=7&factories=2"])
def test_a_card_never_costs_less_than_its_page(offered, site, sizes):
    page = site.get(f"/schemes/?{sizes}&q=refrigerator").content.decode()
    url = page.split('class="card-link" href="')[1].partition('"')[0].replace("&amp;", "&")
    amount = page.partition("scheme-card")[2].partition("¥")[2].partition(" ")[0]
    assert f"¥{amount}" in site.get(url).content.decode().partition("Until the certificate")[2].partition("</tr>")[0]


def test_lists_by_total_go_on_over_pages(offered, site, monkeypatch):
    monkeypatch.setattr("search.listing.PAGE", 2)
    first = page_of(site, "/schemes/", sort="cost")
    second = page_of(site, "/schemes/", sort="cost", after="2")
    assert "sort=cost&amp;after=2" in first
    assert len(names_in(first)) == 2
    assert len({*names_in(first), *names_in(second)}) == 3
    assert "no further page" in page_of(site, "/schemes/", sort="cost", after="40")


def test_the_order_is_explained_and_linked(offered, site):
    assert '"/find/ranking/"' in page_of(site, "/schemes/")
    assert "Ranking cannot be bought." in page_of(site, "/find/ranking/")


def test_a_new_version_costs_anew(offered, site, northseal, sima):
    page_of(site, "/schemes/", sort="cost")
    priced(offered, "locks", northseal, sima, unit=77_700)
    heard()
    assert "¥777.00 CNY" in page_of(site, "/schemes/", sort="cost", q="lock")


def test_results_take_few_questions(certified, site, django_assert_max_num_queries):
    page_of(site, "/find/products/")
    with django_assert_max_num_queries(16):
        page_of(site, "/find/products/", q="charging", status=["VALID", "SUSPENDED"])
