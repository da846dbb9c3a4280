"""An open enquiry: bodies that it fits find it by its product and come by themselves, ten in all."""

from datetime import timedelta

import pytest
from django_tenants.utils import tenant_context

from accounts.models import Notice
from applications.models import ReceivedEnquiry
from enquiries import actions
from enquiries.models import Enquiry, InvitedBody
from enquiries.queries.answer_rate import answer_rates
from enquiries.queries.open_calls import open_calls_for
from lib import clock
from lib.refusal import Refused
from outbox.relay import deliver_all
from tests.cast import works_for
from tests.quotes.making import BRIEF, after
from tests.search.making import of_other_fields
from tests.support.signing_in import signed_in


@pytest.fixture
def enquiry(bodies) -> Enquiry:
    """Northseal is asked; greenmark may come by itself."""
    return bodies.ask("northseal", invites_others=True)


def join(bodies, enquiry, slug="greenmark", **changes) -> InvitedBody:
    values = {"body": bodies.body(slug), "scheme": bodies.schemes[slug], "by": bodies.quoters[slug]} | changes
    made = actions.join(enquiry, **values)
    deliver_all()
    return made


def found_by(bodies, slug="greenmark") -> list[Enquiry]:
    return [call.enquiry for call in open_calls_for(bodies.body(slug))]


def test_a_body_that_it_fits_and_that_was_not_asked_finds_it(bodies, enquiry):
    assert found_by(bodies) == [enquiry]
    assert found_by(bodies, "northseal") == []


@pytest.mark.parametrize("brief", [BRIEF.model_copy(update={"category": "building"}), BRIEF])
def test_what_fits_nothing_or_is_not_open_is_found_by_nobody(bodies, brief):
    bodies.ask("northseal", brief=brief, invites_others=brief is not BRIEF)
    assert found_by(bodies) == []


def test_a_silent_body_that_came_by_itself_holds_no_award_up(bodies, enquiry):
    join(bodies, enquiry)
    bodies.quote(enquiry, "northseal")
    assert bodies.award(enquiry, "northseal").quote.invited.body.slug == "northseal"


def test_who_declines_leaves_its_place_to_another(bodies, enquiry, monkeypatch):
    monkeypatch.setattr(Enquiry, "MOST_WITH_OTHERS", 1)
    assert found_by(bodies) == []
    enquiry.invited.update(answer="declined")
    assert found_by(bodies) == [enquiry]


def test_a_change_of_the_brief_asks_only_those_that_were_chosen(bodies, enquiry):
    join(bodies, enquiry)
    of_other_fields("greenmark")
    changed = actions.change_brief(enquiry, brief=BRIEF.model_copy(update={"words": "By sea."}), by=bodies.alice)
    assert changed.brief.words == "By sea."
    with pytest.raises(Refused, match="Choose the kind of product"):
        actions.change_brief(enquiry, brief=BRIEF.model_copy(update={"category": ""}), by=bodies.alice)


def test_who_works_for_a_rival_besides_is_not_told_who_came(bodies, enquiry):
    works_for(bodies.body("northseal"), "alice")
    join(bodies, enquiry)
    assert not Notice.objects.filter(user=bodies.alice, path=enquiry.get_absolute_url()).exists()


def test_before_it_takes_part_a_body_reads_nothing_that_names_the_asker(bodies, enquiry, visit):
    desk = signed_in(visit(bodies.body("greenmark")), bodies.quoters["greenmark"])
    page = desk.get(f"/desk/open-enquiries/{enquiry.pk}/").content.decode()
    assert "Foshan" in page
    assert not [word for word in ("K-1", "CB | 2025-05") if word in page]


def test_who_judges_a_scheme_takes_no_part_under_it(bodies, enquiry, visit):
    greenmark = bodies.body("greenmark")
    judge = works_for(greenmark, "juno", "finance", "decision_maker")
    desk = signed_in(visit(greenmark), judge)
    assert enquiry.number not in desk.get("/desk/open-enquiries/").content.decode()
    assert desk.get(f"/desk/open-enquiries/{enquiry.pk}/").status_code == 404


def test_what_has_ended_is_found_no_more(bodies, enquiry):
    with after(enquiry.deadline):
        assert found_by(bodies) == []
    actions.withdraw_enquiry(enquiry, reason="A report was enough.", by=bodies.alice)
    assert found_by(bodies) == []
    with pytest.raises(Refused, match="has ended"):
        join(bodies, enquiry)


def test_however_many_are_open_they_are_read_in_the_same_number_of_statements(
    bodies, enquiry, django_assert_max_num_queries
):
    for _number in range(3):
        bodies.ask("northseal", invites_others=True)
    with django_assert_max_num_queries(7):
        assert len(found_by(bodies)) == 4


def test_who_comes_is_asked_like_those_that_were_chosen_and_the_enterprise_is_told(bodies, enquiry):
    invited = join(bodies, enquiry)
    with tenant_context(bodies.body("greenmark")):
        stated = ReceivedEnquiry.objects.get(pk=invited.pk).statement
    assert (stated.brief, stated.invites_others, stated.asker) == (BRIEF, True, None)
    assert Notice.objects.filter(user=bodies.alice, path=enquiry.get_absolute_url()).exists()
    bodies.quote(enquiry, "greenmark")
    assert InvitedBody.objects.get(pk=invited.pk).answer == "quoted"


def test_nobody_comes_twice_nor_where_ten_answer_already(bodies, enquiry, monkeypatch):
    monkeypatch.setattr(Enquiry, "MOST_WITH_OTHERS", 1)
    with pytest.raises(Refused, match="ten bodies answer it already"):
        join(bodies, enquiry)
    monkeypatch.undo()
    join(bodies, enquiry)
    with pytest.raises(Refused, match="asked already"):
        join(bodies, enquiry)


@pytest.mark.parametrize("scheme", ["northseal", None])
def test_nobody_comes_under_a_scheme_that_is_not_theirs(bodies, enquiry, scheme):
    with pytest.raises(Refused, match="Choose a scheme of yours"):
        join(bodies, enquiry, scheme=bodies.schemes.get(scheme))


def test_whom_the_law_does_not_let_answer_reads_why(bodies, enquiry, visit):
    of_other_fields("greenmark")
    assert found_by(bodies) == []
    desk = signed_in(visit(bodies.body("greenmark")), bodies.quoters["greenmark"])
    assert "Your body may not answer:" in desk.get(f"/desk/open-enquiries/{enquiry.pk}/").content.decode()


def test_by_which_product_nobody_could_find_is_not_open(bodies):
    with pytest.raises(Refused, match="Choose the kind of product"):
        bodies.ask("northseal", brief=BRIEF.model_copy(update={"category": ""}), invites_others=True)


def test_who_came_by_itself_was_not_kept_waiting_for(bodies, enquiry):
    join(bodies, enquiry)
    greenmark = bodies.body("greenmark")
    with clock.frozen_at(clock.now() + timedelta(days=30)):
        assert answer_rates([greenmark])[greenmark.pk].asked == 0


def test_a_body_takes_part_from_its_desk_without_reading_who_asks(bodies, enquiry, visit):
    desk = signed_in(visit(bodies.body("greenmark")), bodies.quoters["greenmark"])
    listed = desk.get("/desk/open-enquiries/").content.decode()
    page = desk.get(f"/desk/open-enquiries/{enquiry.pk}/").content.decode()
    assert enquiry.number in listed
    assert not {"Acme", "alice"} & set(page.replace("<", " ").replace(">", " ").split())
    sent = desk.post(f"/desk/open-enquiries/{enquiry.pk}/", {"scheme": str(bodies.schemes["greenmark"])})
    assert sent.headers["Location"] == "/desk/enquiries/"
    assert bodies.invited(enquiry, "greenmark").joined_by == bodies.quoters["greenmark"]
    assert desk.get(f"/desk/open-enquiries/{enquiry.pk}/").status_code == 404


def test_a_scheme_that_is_none_is_refused_beside_its_field(bodies, enquiry, visit):
    desk = signed_in(visit(bodies.body("greenmark")), bodies.quoters["greenmark"])
    page = desk.post(f"/desk/open-enquiries/{enquiry.pk}/", {"scheme": "x"}).content.decode()
    assert 'aria-invalid="true"' in page
    assert not enquiry.invited.filter(body__slug="greenmark").exists()


def test_only_who_quotes_reads_them(bodies, enquiry, visit):
    greenmark = bodies.body("greenmark")
    officer = works_for(greenmark, "otto", "case_officer")
    assert signed_in(visit(greenmark), officer).get("/desk/open-enquiries/").status_code == 403
