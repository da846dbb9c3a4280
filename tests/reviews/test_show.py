"""What everybody reads: the average of enough, the seller's one answer, the place of what is hidden; and what it never touches."""

import ast

import pytest
from django.conf import settings
from django_tenants.utils import tenant_context

from accounts.models import Notice
from exports.belongings import of_organisation, own_tables
from lib.refusal import Refused
from reviews import actions
from reviews.models import Review, ReviewReport
from reviews.queries.showing import figures_of
from tests.cast import acts_for
from tests.impartiality.making import belongs, enterprise
from tests.reviews.making import FOURS, WORDS, clients, ended_case, work_of, written
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
REPORT = {"reason": "outcome", "words": "It says that we refused a certificate."}


@pytest.fixture
def desk(visit, northseal, sima):
    return signed_in(visit(northseal), sima)


@pytest.fixture
def console(site, olga):
    return signed_in(site, olga)


def hide(review, by):
    return actions.hide_review(review, reason="outcome", words="It judges a decision.", by=by)


def test_an_average_is_shown_from_five_organisations_on(northseal, site):
    five = clients(5)
    for organisation, person in five[:4]:
        written(northseal, organisation, person)
    page = site.get("/bodies/northseal/").text
    assert "4 reviews" in page
    assert "too few for an average" in page
    assert "4.0 of 5" not in page
    written(northseal, *five[4], marks=FOURS | {"clear": 1})
    figures = figures_of(northseal)
    assert (figures.reviews, figures.organisations, figures.overall) == (5, 5, 3.9)
    assert "3.9 of 5" in site.get("/bodies/northseal/").text
    assert "3.9 of 5, by 5 organisations" in site.get("/bodies/northseal/reviews/").text


def test_each_organisation_counts_once_by_its_newest_review(northseal):
    (first, person), *others = clients(5)
    for organisation, somebody in others:
        written(northseal, organisation, somebody)
    written(northseal, first, person, marks=dict.fromkeys(FOURS, 1))
    written(northseal, first, person, marks=dict.fromkeys(FOURS, 4))
    figures = figures_of(northseal)
    assert (figures.reviews, figures.organisations, figures.overall) == (6, 5, 4.0)


def test_a_legal_group_counts_once_and_so_does_whoever_writes_for_several(northseal, olga):
    five = clients(5)
    for organisation, somebody in five:
        written(northseal, organisation, somebody)
    belongs(five[0][0], five[1][0], olga)
    assert (figures_of(northseal).reviews, figures_of(northseal).organisations) == (5, 4)
    busy = five[2][1]
    for organisation in (enterprise("Shell A"), enterprise("Shell B")):
        acts_for(organisation, busy.email.partition("@")[0])
        written(northseal, organisation, busy, marks=dict.fromkeys(FOURS, 1))
    assert (figures_of(northseal).reviews, figures_of(northseal).organisations) == (7, 4)


def test_reviews_of_another_seller_are_not_counted(northseal, greenmark, acme, alice):
    written(greenmark, acme, alice)
    assert figures_of(northseal).reviews == 0


def test_the_seller_answers_once_on_its_own_host(desk, northseal, acme, alice, site):
    review = written(northseal, acme, alice)
    assert "Answer a review" in desk.get("/desk/").text
    assert WORDS in desk.get(f"/desk/reviews/{review.pk}/").text
    desk.post(f"/desk/reviews/{review.pk}/", {"text": "Thank you, we will go on so."})
    shown = site.get("/bodies/northseal/reviews/").text
    assert "Thank you, we will go on so." in shown
    told = Notice.objects.filter(user=alice).latest("created_at")
    assert (told.subject_en, told.path) == ("Northseal (demo) has answered your review", review.get_absolute_url())
    again = desk.post(f"/desk/reviews/{review.pk}/", {"text": "And besides…"}).text
    assert "there is one answer to a review" in again
    assert "Answer a review" not in desk.get("/desk/").text


def test_who_has_no_such_role_and_another_seller_get_nothing(visit, northseal, greenmark, acme, alice, mira, gus):
    review = written(northseal, acme, alice)
    assert signed_in(visit(northseal), mira).get(f"/desk/reviews/{review.pk}/").status_code in {403, 404}
    assert signed_in(visit(greenmark), gus).get(f"/desk/reviews/{review.pk}/").status_code in {403, 404}


def test_the_seller_does_not_read_who_wrote_it(desk, northseal, acme, alice):
    acme.address_zh = "广东省佛山市顺德区1号"
    acme.save()
    review = written(northseal, acme, alice, shown_as="region")
    page = desk.get(f"/desk/reviews/{review.pk}/").text + desk.get("/desk/reviews/").text
    assert acme.name_en not in page
    assert "Alice" not in page
    with tenant_context(northseal):
        kinds = {kind.name: kind for kind in own_tables(northseal)}
        row = kinds["reviews/review"].rows.values(*kinds["reviews/review"].columns)[0]
    assert not {"organisation_id", "written_by_id", "subject", "ended_at"} & row.keys()
    assert "reviews/reviewversion" not in kinds


def test_a_seller_takes_of_a_hidden_review_its_place_alone(northseal, acme, alice, olga):
    hide(written(northseal, acme, alice), olga)
    with tenant_context(northseal):
        rows = {kind.name: list(kind.rows.values(*kind.columns)) for kind in own_tables(northseal)}
    (hidden,) = rows["reviews/hidden"]
    assert rows["reviews/review"] == []
    assert hidden["hidden_words"] == "It judges a decision."
    assert "words" not in hidden


def test_a_hidden_review_says_why_shows_nothing_and_still_counts(console, northseal, site):
    five = clients(5)
    reviews = [written(northseal, *client, words=f"Words of client {number}.") for number, client in enumerate(five)]
    before = figures_of(northseal)
    console.post(f"/operations/reviews/{reviews[0].pk}/", {"reason": "outcome", "words": "It judges a decision."})
    page = site.get("/bodies/northseal/reviews/").text
    assert "It is about an outcome: a result, a decision, a certificate" in page
    assert "It judges a decision." in page
    assert "Words of client 0." not in page
    assert "Words of client 1." in page
    assert figures_of(northseal) == before
    assert Notice.objects.filter(user=five[0][1]).latest("created_at").subject_en == "Your review has been hidden"


def test_a_hidden_review_is_shown_again_and_both_are_kept(console, northseal, acme, alice, olga, site):
    review = hide(written(northseal, acme, alice), olga)
    console.post(f"/operations/reviews/{review.pk}/", {"words": "It was not about a decision after all."})
    assert WORDS in site.get("/bodies/northseal/reviews/").text
    assert [kept.is_hidden for kept in review.hidings.all()] == [True, False]


def test_a_reason_of_the_list_and_words_are_needed_to_hide(console, northseal, acme, alice):
    review = written(northseal, acme, alice)
    console.post(f"/operations/reviews/{review.pk}/", {"reason": "unwelcome", "words": "We do not like it."})
    console.post(f"/operations/reviews/{review.pk}/", {"reason": "outcome", "words": ""})
    assert Review.objects.get().hidden_at is None


def test_nobody_but_an_operator_hides(site, northseal, acme, alice):
    review = written(northseal, acme, alice)
    answer = signed_in(site, alice).post(f"/operations/reviews/{review.pk}/", {"reason": "outcome", "words": "Gone."})
    assert answer.status_code in {403, 404}
    assert Review.objects.get().hidden_at is None


def test_whoever_is_no_operator_hides_nothing_by_whatever_door(northseal, acme, alice, olga, sima):
    review = written(northseal, acme, alice)
    with pytest.raises(Refused, match="operators"):
        hide(review, sima)
    hide(review, olga)
    with pytest.raises(Refused, match="operators"):
        actions.show_review_again(review, words="It is fine.", by=sima)
    with pytest.raises(Refused, match="own people"):
        actions.answer_review(review, text="Thank you.", by=alice)


def test_what_is_hidden_is_neither_answered_nor_changed(northseal, acme, alice, olga, sima):
    review = hide(written(northseal, acme, alice), olga)
    with pytest.raises(Refused, match="nothing to answer"):
        actions.answer_review(review, text="But…", by=sima)
    with pytest.raises(Refused, match="is hidden"):
        actions.change_review(review, marks=FOURS, words="Otherwise than before.", shown_as="name", by=alice)


def test_somebody_reports_a_review_and_hears_what_came_of_it(site, console, visit, northseal, acme, alice, petra, olga):
    review = written(northseal, acme, alice)
    for _ in range(2):
        actions.report_review(review, **REPORT, by=petra)
    report = ReviewReport.objects.get()
    assert REPORT["words"] in console.get(f"/operations/reviews/{review.pk}/").text
    console.post(
        f"/operations/reviews/{review.pk}/reports/{report.pk}/", {"words": "It says how they worked: it stays."}
    )
    assert Notice.objects.filter(user=petra).latest("created_at").text_en == "It says how they worked: it stays."
    with pytest.raises(Refused, match="settled already"):
        actions.settle_report(report, words="Again", by=olga)


def test_a_report_is_sent_from_the_page(site, northseal, acme, alice, petra):
    review = written(northseal, acme, alice)
    assert f"/my/reviews/{review.pk}/report/" in site.get("/bodies/northseal/reviews/").text
    signed_in(site, petra).post(f"/my/reviews/{review.pk}/report/", REPORT)
    assert ReviewReport.objects.get().by == petra


def test_the_rules_are_public(site):
    page = site.get("/reviews/rules/").text
    for words in ("However it ended", "however it", "It names or insults a person", "5 organisations"):
        assert words in page or words.lower() in page.lower()


def test_an_empty_page_says_so(site, northseal):
    assert "Nobody has written a review yet." in site.get("/bodies/northseal/reviews/").text
    assert site.get("/bodies/nobody/reviews/").status_code == 404


def test_reviews_change_no_order_and_no_place_that_is_paid_for():
    below = [
        "search",
        "register",
        "cms",
        "billing",
        "portfolio",
        "catalog",
        "certificates",
        "evaluations",
        "applications",
    ]
    paths = [path for app in below for path in (settings.BASE_DIR / app).rglob("*.py")]
    names = {
        path: {
            getattr(node, "module", "") or ""
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.ImportFrom)
        }
        for path in paths
    }
    assert [
        path for path, modules in names.items() if any(module.partition(".")[0] == "reviews" for module in modules)
    ] == []


def test_an_organisation_takes_its_reviews_home(northseal, acme, alice):
    written(northseal, acme, alice)
    kinds = {kind.name: kind.rows.count() for kind in of_organisation(acme, alice)}
    assert (kinds["reviews/review"], kinds["reviews/reviewversion"]) == (1, 1)


def test_all_of_an_enterprises_stand_on_a_page(site, northseal, acme, alice):
    review = written(northseal, acme, alice)
    subject = ended_case(northseal, acme)
    page = signed_in(site, alice).get("/my/reviews/").text
    assert review.get_absolute_url() in page
    assert f"/my/reviews/new/{subject}/" in page
    assert work_of(acme).subject == subject
