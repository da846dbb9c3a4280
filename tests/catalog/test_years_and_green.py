"""What comes after the certificate has its price, and a green scheme says what the directive asks of it."""

import pytest
from django.db import DatabaseError, transaction

from catalog import actions
from catalog.models import Fee
from lib import clock
from lib.refusal import Refused
from tests.support.signing_in import signed_in
from vocabulary.terms import GreenRow

pytestmark = pytest.mark.django_db
ROWS = [
    {"row": row, "words": {"zh": f"甲{row}", "en": f"As {row}"}, "source": f"https://example.org/{row}"}
    for row in GreenRow.values
]


def without_years(draft, by, **values):
    rows = [Fee(per="application", label_zh="申请费", label_en="Application fee", amount=50_000)]
    return actions.save_section(draft, values=values, rows={Fee: rows}, by=by)


def test_a_scheme_under_surveillance_is_not_published_without_what_that_costs(draft, sima):
    with pytest.raises(Refused, match="A scheme of type 5 is under surveillance: state what that costs"):
        actions.publish(without_years(draft, sima, factory_days=0), by=sima)


@pytest.mark.parametrize("per", ["surveillance_day", "year"])
def test_by_the_day_or_by_the_year_is_a_statement_and_zero_too(draft, sima, per):
    rows = [*draft.fees.all(), Fee(per=per, label_zh="监督", label_en="Surveillance", amount=0)]
    kept = [row for row in rows if row.per != "year" or row.amount == 0]
    values = {"surveillance_days": 1}
    assert actions.publish(actions.save_section(draft, values=values, rows={Fee: kept}, by=sima), by=sima).number == 1


def test_the_database_says_it_too(draft, sima):
    draft = without_years(draft, sima, factory_days=0)
    with pytest.raises(DatabaseError, match="what its surveillance costs"), transaction.atomic():
        type(draft).objects.filter(pk=draft.pk).update(published_at=clock.now(), published_by=sima, number=1)


def test_a_green_scheme_for_the_union_states_all_four_rows(draft, sima):
    draft = actions.save_section(draft, values={"markets": ["DE"], "green_rows": ROWS[:3]}, by=sima)
    with transaction.atomic(), pytest.raises(Refused, match="all four rows of Directive"):
        actions.publish(draft, by=sima)
    draft = actions.save_section(draft, values={"green_rows": ROWS}, by=sima)
    assert actions.publish(draft, by=sima).number == 1


def test_the_page_shows_each_row_with_its_source_and_says_which_is_not_stated(draft, sima, visit, northseal):
    actions.publish(actions.save_section(draft, values={"green_rows": ROWS[:1]}, by=sima), by=sima)
    page = visit(northseal).get("/schemes/green-refrigerators/").text
    for words in ("Directive (EU) 2024/825", "As open", 'href="https://example.org/open"'):
        assert words in page
    assert page.count("not stated by the body") == 3


def test_the_editor_states_them(draft, sima, visit, northseal):
    desk, page = signed_in(visit(northseal), sima), f"/desk/schemes/{draft.scheme_id}/edit/green/"
    typed = {f"{row}_{part}": "" for row in GreenRow.values for part in ("zh", "en", "source")}
    typed |= {"edition": str(draft.edition), "open_en": "Any trader may apply."}
    assert "Say where anybody can read it" in desk.post(page, typed).text
    assert desk.post(page, typed | {"open_source": "NS-R-017, clause 3"}).status_code == 302
    draft.refresh_from_db()
    assert draft.green_rows == [
        {"row": "open", "words": {"zh": "", "en": "Any trader may apply."}, "source": "NS-R-017, clause 3"}
    ]
    assert "Any trader may apply." in desk.get(page).text
