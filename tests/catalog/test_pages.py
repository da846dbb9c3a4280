"""The storefront and the back office: they work, they refuse the wrong person, they do nothing on GET."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from billing.actions import set_usual_rate
from catalog import actions
from catalog.editor import SECTIONS
from catalog.models import BodyPassport, Fee, Scheme, SchemeVersion
from catalog.views import storefront
from outbox import relay
from outbox.models import Fact
from tests.catalog.schemes import draft_scheme, give_passport, next_version
from tests.support.asking import others
from tests.support.signing_in import signed_in

SCHEME = "/schemes/green-refrigerators/"
PAID = [("application", "body"), ("unit", "laboratory"), ("factory_day", "body"), ("year", "body")]


@pytest.fixture
def visitor(visit, northseal):
    return visit(northseal)


@pytest.fixture
def manager(visit, northseal, sima):
    return signed_in(visit(northseal), sima)


def desk(draft: SchemeVersion, rest: str = "") -> str:
    return f"/desk/schemes/{draft.scheme_id}/{rest}"


def test_storefront_shows_what_is_offered(published, visitor):
    page = visitor.get("/").content.decode()
    assert "Green refrigerators" in page
    assert "CNCA-R-2020-001" in page
    assert "¥13,500.00 CNY" in page


def test_a_page_says_what_a_year_is_counted_by_and_what_three_cost(published, visitor):
    page = " ".join(visitor.get(f"{SCHEME}?units=3&factories=2").content.decode().split())
    assert "3 × per year and certificate" in page
    assert "4 × per day at a factory" in page
    assert "¥3,000.00 CNY" in page  # each year after
    assert "¥40,500.00 CNY" in page  # 500 + 3 × 8,000 + 4 × 2,500 and two years of 3,000


def test_the_rate_of_tax_stands_beside_what_the_body_is_paid(in_northseal, sima, fin, visitor, site):
    draft = draft_scheme(sima)
    rows = [Fee(per=per, label_en=per, label_zh=per, amount=1_000, tax="excluded", payee=payee) for per, payee in PAID]
    give_passport(sima)
    version = actions.publish(actions.save_section(draft, values={}, rows={Fee: rows}, by=sima), by=sima)
    relay.deliver_all()
    for client, path in ((visitor, SCHEME), (site, f"/schemes/{version.scheme_id}/")):
        page = " ".join(client.get(path).content.decode().split())
        assert page.count("plus tax 6 %") == 3  # what a laboratory is paid has a rate of its own
        assert page.count("plus tax") == 4
    set_usual_rate(in_northseal, Decimal(3), by=fin)
    assert "plus tax 3 %" in " ".join(visitor.get(SCHEME).content.decode().split())


def test_storefront_draws_its_cards_once_and_anew_where_a_scheme_is_another(published, sima, visitor, monkeypatch):
    first = visitor.get("/").content.decode()
    with monkeypatch.context() as patched:
        patched.setattr(storefront, "_card_contexts", lambda: pytest.fail("drawn again"))
        assert visitor.get("/").content.decode().count("scheme-card") == first.count("scheme-card") == 1
    next_version(published.scheme, sima, name_en="Quiet refrigerators")
    assert "Quiet refrigerators" in visitor.get("/").content.decode()


def test_storefront_asks_the_register_for_the_number_typed(published, visitor):
    page = visitor.get("/").content.decode()
    assert 'type="search" name="number"' in page
    assert ">Check certificate</button>" in page


def test_storefront_of_a_new_body_is_empty_but_whole(visitor):
    assert "does not offer a scheme at present" in visitor.get("/").content.decode()


def test_storefront_shows_no_draft(draft, visitor):
    assert "Green refrigerators" not in visitor.get("/").content.decode()
    assert visitor.get(SCHEME).status_code == 404


def test_expired_accreditation_is_said_to_have_ended(published, sima, visitor):
    from tests.catalog.schemes import give_passport

    give_passport(sima, accreditation_body="CNAS", accreditation_number="C001", accredited_until=date(2020, 1, 1))
    page = visitor.get("/").content.decode()
    assert "ended on 2020-01-01" in page
    assert "C001" not in page


def test_scheme_page_says_what_it_proves_and_what_not(published, visitor):
    page = visitor.get(SCHEME).content.decode()
    for words in ["What it proves", "What it does not prove", "GB 12021.2-2015", "/apply/green-refrigerators/"]:
        assert words in page


def test_calculator_answers_the_query_string(published, visitor):
    page = visitor.get(SCHEME, {"units": 3, "models": 5, "days": 0}).content.decode()
    assert "¥24,500.00 CNY" in page  # 500 + 3 × 8,000
    assert visitor.get(SCHEME, {"units": "many", "days": "-1"}).status_code == 200


def test_withdrawn_scheme_stays_readable_but_cannot_be_applied_for(published, sima, visitor):
    actions.withdraw_scheme(published.scheme, reason_zh="停办", by=sima)
    page = visitor.get(SCHEME).content.decode()
    assert "no longer offered" in page
    assert "/apply/" not in page


def test_version_page_shows_the_difference(published, sima, visitor):
    next_version(published.scheme, sima, rule_text_en="1 Scope\n2 Another mode")
    page = visitor.get(f"{SCHEME}versions/2/").content.decode()
    assert "<del>2 Mode of certification</del>" in page
    assert "<ins>2 Another mode</ins>" in page
    assert visitor.get(f"{SCHEME}versions/3/").status_code == 404


def test_scheme_is_written_and_published_through_its_pages(manager, sima, in_northseal):
    from tests.catalog.schemes import give_passport

    give_passport(sima)
    manager.post("/desk/schemes/new/", {"name_zh": "智能门锁", "name_en": "Smart locks", "slug": "smart-locks"})
    draft = SchemeVersion.objects.get()
    sections = {
        "names": {
            "name_zh": "智能门锁", "name_en": "Smart locks", "summary_zh": "概要", "summary_en": "Summary",
            "proves_zh": "甲", "proves_en": "A", "does_not_prove_zh": "乙", "does_not_prove_en": "B", "purposes": ["tender"],
        },
        "rule": {"rule_kind": "not_filed", "rule_text_zh": "第一条", "rule_text_en": "1 Scope"},
        "description": {
            "objects_certified": ["product"], "characteristics": ["safety"], "attestation": ["grading"],
            "grades": "A | 优级 | Excellent\nB | 合格", "measures": "", "categories": ["iot.locks"], "markets": ["CN"],
        },
        "standards": rows({"reference": "gb21556—2008"}),
        "type": {"scheme_type": "1a"},
        "fees": rows({"per": "unit", "label_zh": "检测费", "price": "8000.50", "currency": "CNY", "tax": "included"})
        | {"factory_days": "0"},
        "times": times(),
    }  # fmt: skip
    for key, typed in sections.items():
        draft.refresh_from_db()
        answer = manager.post(desk(draft, f"edit/{key}/"), typed | {"edition": draft.edition, "next": "1"})
        assert answer.status_code == 302, (key, answer.context["form"].errors, answer.context["rows"])
    draft.refresh_from_db()
    assert manager.post(desk(draft, "publish/"), {"edition": draft.edition}).status_code == 302
    draft.refresh_from_db()
    assert (draft.number, draft.fees.get().amount, draft.standards.get().reference) == (1, 800_050, "GB 21556-2008")
    assert draft.grades[1] == {"code": "B", "name": {"zh": "合格", "en": ""}}


def rows(*typed: dict[str, str]) -> dict[str, object]:
    data: dict[str, object] = {"rows-TOTAL_FORMS": len(typed), "rows-INITIAL_FORMS": 0}
    return data | {f"rows-{number}-{name}": value for number, row in enumerate(typed) for name, value in row.items()}


def times() -> dict[str, object]:
    names = [
        "surveillance_grace_days", "information_days", "agreement_days", "objection_days", "minor_closure_days",
        "major_closure_days", "upscaling_days", "maximum_suspension_days", "acknowledgement_days", "appeal_days",
        "conflict_months",
    ]  # fmt: skip
    return {"validity_months": 36, "step_type_test": 15} | dict.fromkeys(names, 30)


def test_a_fee_says_who_is_paid_in_coins_that_exist(draft, manager):
    fee = {"per": "test", "label_zh": "试验费", "currency": "JPY", "tax": "none", "payee": "laboratory"}
    typed = {"edition": draft.edition, "factory_days": 0}
    page = manager.post(desk(draft, "edit/fees/"), rows(fee | {"price": "10.50"}) | typed)
    assert "no coins as small" in page.content.decode()
    manager.post(desk(draft, "edit/fees/"), rows(fee | {"price": "10"}) | typed)
    assert [(fee.payee, fee.amount) for fee in draft.fees.all()] == [("laboratory", 10)]


def test_mistakes_are_said_and_what_was_typed_is_kept(draft, manager):
    typed = {"edition": draft.edition, "grades": "nonsense", "objects_certified": ["product"]}
    page = manager.post(desk(draft, "edit/description/"), typed).content.decode()
    assert "We could not read line 1" in page
    assert "nonsense" in page
    typed = rows({"per": "unit", "label_zh": "检测费", "price": "many", "currency": "CNY", "tax": "included"})
    page = manager.post(
        desk(draft, "edit/fees/"), typed | {"edition": draft.edition, "factory_days": 1}
    ).content.decode()
    assert "Row 1, Amount" in page
    assert "many" in page
    assert draft.fees.count() == 4


def test_second_browser_is_told_and_keeps_its_typing(draft, manager, sima):
    seen = draft.edition
    actions.save_section(draft, values={"name_zh": "先"}, by=sima)
    page = manager.post(
        desk(draft, "edit/rule/"), {"edition": seen, "rule_text_en": "Typed with care"}
    ).content.decode()
    assert "since you opened it" in page
    assert "Typed with care" in page


def test_live_preview_shows_what_is_typed_and_saves_nothing(draft, manager):
    typed = {"edition": draft.edition, "name_zh": "新", "name_en": "Newer name", "summary_en": "Fresh"}
    page = manager.post(desk(draft, "edit/names/live/"), typed).content.decode()
    assert "Newer name" in page
    draft.refresh_from_db()
    assert draft.name_en == "Green refrigerators"


def test_publishing_what_is_incomplete_says_what_is_missing(draft, manager, sima):
    draft = actions.save_section(draft, values={"rule_kind": ""}, by=sima)
    page = manager.post(desk(draft, "publish/"), {"edition": draft.edition}).content.decode()
    assert "Say which kind of rule it is." in page
    draft.refresh_from_db()
    assert draft.is_draft


def test_publish_page_shows_the_difference_to_the_version_in_force(published, manager, sima):
    draft = actions.start_draft(published.scheme, by=sima)
    draft = actions.save_section(draft, values={"summary_en": "Another summary"}, by=sima)
    page = manager.get(desk(draft, "publish/")).content.decode()
    assert "<ins>English: Another summary</ins>" in page
    assert "Who is affected" in page


def test_published_version_has_no_editing_page(published, manager):
    assert manager.get(desk(published, "edit/names/")).status_code == 404
    assert manager.post(desk(published, "edit/names/"), {"name_zh": "改", "edition": 0}).status_code == 404
    assert manager.post(desk(published, "publish/"), {"edition": 0}).status_code == 404
    assert manager.post(desk(published, "discard/")).status_code == 404


def test_passport_is_kept(manager, in_northseal):
    typed = {"approval_number": "CNCA-R-2020-009", "approved_categories": ["robots"], "insured_sum": "5000000"}
    assert manager.post("/desk/passport/", typed).status_code == 302
    assert BodyPassport.objects.get().insured_amount == 500_000_000


PAGES = [
    "", "preview/", "publish/", "discard/", "withdraw/", "complete/", *(f"edit/{one.key}/" for one in SECTIONS),
]  # fmt: skip
BUTTONS = ["start-draft/", "offer-again/"]


@pytest.mark.slow
def test_pages_open_for_a_scheme_manager_and_change_nothing(published, manager, sima):
    draft = actions.start_draft(published.scheme, by=sima)
    before = (Fact.objects.count(), list(SchemeVersion.objects.values()), list(Scheme.objects.values()))
    assert others(manager, [desk(draft, rest) for rest in PAGES], than={200}) == []
    assert before == (Fact.objects.count(), list(SchemeVersion.objects.values()), list(Scheme.objects.values()))


@pytest.mark.slow
def test_other_bodys_staff_finds_nothing(draft, visit, northseal, gus):
    visitor = signed_in(visit(northseal), gus)
    pages = [desk(draft, rest) for rest in [*PAGES, *BUTTONS]]
    assert others(visitor, pages, than={404}) == []
    assert others(visitor, pages, than={404}, by="post") == []


def test_stranger_is_asked_to_sign_in(draft, visitor):
    pages = [desk(draft, rest) for rest in [*PAGES, *BUTTONS]]
    assert others(visitor, pages, than={302}, naming="sign-in") == []


def test_staff_who_manage_no_schemes_may_not_write(draft, visit, northseal, mira):
    pages = [desk(draft, rest) for rest in [*PAGES[2:], *BUTTONS]]
    assert others(signed_in(visit(northseal), mira), pages, than={403}, by="post") == []


def test_drafts_are_read_by_those_who_answer_for_them(draft, visit, northseal, quinn, ada, mira):
    pages = ["/desk/schemes/", desk(draft), desk(draft, "preview/")]
    for reader, answer in [(quinn, 200), (ada, 200), (mira, 403)]:
        assert others(signed_in(visit(northseal), reader), pages, than={answer}) == []


def test_greenmarks_manager_finds_no_scheme_of_northseal_at_home(draft, visit, greenmark, gus):
    assert signed_in(visit(greenmark), gus).get(desk(draft)).status_code == 404
    assert visit(greenmark).get(SCHEME).status_code == 404


@pytest.mark.parametrize("name", ["start-draft", "offer-again"])
def test_buttons_are_not_links(published, manager, name):
    address = reverse(f"catalog:{name}", urlconf="marketplace.urls_body", args=[published.scheme_id])
    assert manager.get(address).status_code == 405


def test_the_scheme_page_costs_few_queries_however_much_it_says(
    published, visitor, sima, django_assert_max_num_queries
):
    visitor.get(SCHEME)
    for _number in range(2):
        with django_assert_max_num_queries(13):
            assert visitor.get(SCHEME).status_code == 200
        next_version(published.scheme, sima)
