"""The guide's pages: whatever is typed stays, an answer has an address of its own, six questions to the database."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs, unquote, urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lib import clock
from lib.refusal import Refused
from oversight.actions import check_acceptance
from oversight.models import Acceptance
from search.guide import actions, current, deciding, reading
from search.guide.rules import shipped
from search.guide.situations import HeldPaper, Situation
from search.models import GuideAnswer, GuideRuleChange
from tests.support.signing_in import signed_in
from vocabulary import synonyms

pytestmark = pytest.mark.django_db

TYPED = {
    "product": "电冰箱", "text": "投标产品须具有节能产品认证证书，不需要GS。", "models": "K17, K18", "factories": "1",
    "markets": ["CN"], "asker": "tender", "priority": "cost", "held-TOTAL_FORMS": "1", "held-INITIAL_FORMS": "0",
    "held-0-kind": "cma", "held-0-standard": "GB 12021.2-2015", "held-0-dated": "2026-01-05",
}  # fmt: skip


@pytest.fixture(autouse=True)
def rules_as_they_ship():
    current.forget()
    yield
    current.forget()


@pytest.fixture
def operator(site, olga) -> Client:
    return signed_in(site, olga)


def answered(site, **changed) -> str:
    answer = site.post("/guide/", TYPED | changed)
    assert answer.status_code == 302, answer.context["form"].errors
    return answer.url


def test_an_answer_is_had_by_its_address_alone(offered, site):
    url = answered(site)
    page = site.get(url)
    assert "Compulsory first" in page.text
    assert "<mark" in page.text
    assert "Green refrigerators" in page.text
    assert "noindex" in page.text
    assert "no-store" in page.headers["Cache-Control"]
    assert site.get("/guide/another-key/").status_code == 404


def test_an_answer_takes_four_queries(offered, site, monkeypatch):
    for module in (current, synonyms):  # what is asked every other second is not asked on a slow machine in between
        monkeypatch.setattr(module, "ASKED_EVERY", 600)
    url = answered(site)
    site.get(url)
    with CaptureQueriesContext(connection) as asked:
        site.get(url)
    assert len(asked) <= 4, [query["sql"].partition(" FROM ")[2][:60] for query in asked]


def test_the_text_is_read_once_for_each_view(offered, site, monkeypatch):
    url, read = answered(site), []
    for module in (current, deciding):
        monkeypatch.setattr(module, "read", lambda text, *known: read.append(text) or reading.read(text, *known))
    assert "<mark" in site.get(url).text
    assert read == [TYPED["text"]]


def test_what_is_typed_stays_where_something_is_wrong(site):
    page = site.post("/guide/", TYPED | {"product": "", "held-0-kind": "", "wished_on": "31/02/2026"})
    assert page.status_code == 200
    for words in ["不需要GS", "K17, K18", "GB 12021.2-2015", "31/02/2026", "Say what kind of paper it is"]:
        assert words in page.text
    assert not GuideAnswer.objects.exists()


def test_another_row_is_added_without_losing_or_judging_anything(site):
    page = site.post("/guide/", TYPED | {"product": "", "more": "1"})
    assert 'name="held-1-kind"' in page.text
    for words in ["不需要GS", "GB 12021.2-2015"]:
        assert words in page.text
    assert "Please check" not in page.text


def test_an_answer_can_be_changed_and_deleted(site):
    url = answered(site)
    key = url.strip("/").split("/")[-1]
    page = site.get("/guide/", {"from": key}).text
    for words in ["不需要GS", "K17, K18", 'value="GB 12021.2-2015"']:
        assert words in page
    site.post(f"{url}delete/")
    assert site.get(url).status_code == 404
    assert not GuideAnswer.objects.exists()


def test_an_answer_goes_after_ninety_days():
    answer = actions.keep_answer(Situation(product="kettle", text="private"))
    with clock.frozen_at(clock.now() + timedelta(days=actions.DAYS_KEPT, minutes=1)):
        assert actions.answer_of(answer.key) is None
        assert actions.forget_old_answers() == 1


@pytest.mark.parametrize(
    "bad",
    [
        {"text": "x" * 10_001}, {"text": "\x00\x00"}, {"text": "a\ud800b"}, {"product": "\x00"}, {"factories": "9" * 40},
        {"held-TOTAL_FORMS": "999999999"}, {"held-TOTAL_FORMS": "x"}, {"markets": ["XX"]}, {"models": "9" * 150},
        {"held-0-dated": "0000-00-00"}, {"held-0-standard": "=cmd|' /C calc'!A0"}, {"priority": "money"}, {"more": "1", "held-TOTAL_FORMS": "-1"},
    ],
)  # fmt: skip
def test_bad_input_is_answered_in_words(site, bad):
    sent = urlencode(TYPED | bad, doseq=True, errors="surrogatepass")
    answer = site.post("/guide/", sent, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (200, 302)
    if answer.status_code == 302:
        assert site.get(answer.url).status_code == 200


def test_nothing_of_a_text_reaches_the_log(site, caplog, capsys):
    site.get(answered(site, text="SECRETBUYER wants GS"))
    assert "SECRETBUYER" not in caplog.text + "".join(capsys.readouterr())


def test_a_situation_comes_back_as_it_was_kept():
    asked = Situation(
        "kettle", ("mains",), ("DE",), "buyer", "GS", (HeldPaper(dated=clock.today()),), "3", wished_on=clock.today()
    )
    assert Situation.of(asked.plain()) == asked
    assert Situation.of(asked.plain() | {"later": 1}) == asked


def typed_rule(key: str, **changed) -> dict[str, str]:
    plain = shipped().get(key).plain()
    values = {name: "\n".join(value) if isinstance(value, list) else value for name, value in plain.items()}
    return {name: value for name, value in (values | changed).items() if name not in ("key", "sort")}


def saved(operator, key: str, data: dict[str, str]):
    page = operator.post(f"/operations/guide/{key}/", data)
    mark = re.search(r'name="looked_at" value="(\w+)"', page.text)
    answer = operator.post(f"/operations/guide/{key}/", data | {"looked_at": mark[1] if mark else ""})
    current.forget()
    return page, answer


def test_a_rule_is_saved_after_it_was_shown_what_it_changes_and_undone(operator, olga):
    page, answer = saved(operator, "gs", typed_rule("gs", effect="declaration"))
    assert "de_kettle_gs" in page.text
    assert answer.url == "/operations/guide/"
    assert current.rules().get("gs").effect == "declaration"
    change = GuideRuleChange.objects.get()
    assert (change.by.name, change.before["effect"], change.after["effect"]) == ("Olga", "mark", "declaration")
    operator.post(f"/operations/guide/changes/{change.pk}/undo/")
    current.forget()
    assert current.rules().get("gs") == shipped().get("gs")


def test_nothing_is_saved_unseen_or_over_another_change(operator, olga):
    data = typed_rule("rank_cheapest", number="9")
    page = operator.post("/operations/guide/rank_cheapest/", data)
    assert not GuideRuleChange.objects.exists()
    mark = re.search(r'name="looked_at" value="(\w+)"', page.text)[1]
    actions.remove_rule("rank_market", by=olga)
    assert "What this changes" in operator.post("/operations/guide/rank_cheapest/", data | {"looked_at": mark}).text
    assert GuideRuleChange.objects.count() == 1


def test_a_rule_that_is_none_is_refused_and_stays_as_typed(operator):
    page = operator.post("/operations/guide/gs/", typed_rule("gs", words="***", zh=""))
    assert "is no word of a text" in page.text
    assert "***" in page.text


def test_rules_samples_and_removal_have_pages(operator):
    assert (
        "rank_cheapest"
        in operator.get("/operations/guide/", {"q": "lowest"}).text + operator.get("/operations/guide/").text
    )
    assert "0 of 70" in operator.get("/operations/guide/samples/").text
    assert "en_tuv" in operator.get("/operations/guide/vde_tuv/remove/").text
    assert operator.get("/operations/guide/nothing/").status_code == 404
    assert operator.get("/operations/guide/new/term/").status_code == 200
    assert operator.get("/operations/guide/new/nonsense/").status_code == 404


def test_only_operators_change_rules(mira):
    with pytest.raises(Refused, match="Only the platform's operators"):
        actions.remove_rule("gs", by=mira)


def test_schemes_can_be_compared_and_their_bodies_asked(offered, site):
    page = unescape(site.get(answered(site)).text)
    key = str(offered["refrigerators"].scheme_id)
    assert f'data-tick="{key}"' in page
    asking = re.findall(r'href="(/enquiries/new/\?[^"]+)"', page)
    assert [parse_qs(address.partition("?")[2])["scheme"] for address in asking] == [[key], [key]]
    assert "category=appliances.refrigeration&models=K17%0AK18&model_count=2&factory_count=1&market=CN" in asking[0]
    assert "投标产品须具有" not in unquote(" ".join(asking))


def test_what_is_not_known_is_said_and_asked_for(site):
    page = site.get(answered(site, text="", asker="nobody", markets=[])).text
    assert "Name the market" in page
    assert "One thing must be known first" in page
    assert "No certificate is needed" not in page


def test_a_tick_and_an_acceptance_are_said_with_their_source(offered, site, olga):
    acceptance = Acceptance(
        acceptor_en="Some City", document_en="Tender rules", source_en="Gazette 7", categories=["appliances.refrigeration"],
        valid_from=clock.today(), checked_on=clock.today(),
    )  # fmt: skip
    check_acceptance(acceptance, by=olga)
    page = site.get(answered(site, traits=["radio"])).text
    assert "type approval (SRRC)" in page
    assert "Regulations on Radio Administration (2016), article 44" in page
    assert "Some City accepts it: Tender rules" in page
    assert "Gazette 7" in page
