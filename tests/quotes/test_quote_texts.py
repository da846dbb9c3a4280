"""What a body writes into its quotes time and again is kept under a name, and filled in by one press."""

import pytest
from django_tenants.utils import tenant_context

from applications import actions as quoting
from applications.models import Quote, QuoteTexts
from applications.quoting import typed_of
from lib.refusal import Refused
from tests.cast import works_for
from tests.support.signing_in import signed_in


@pytest.fixture
def draft(bodies) -> Quote:
    """With its laboratory named; no other text."""
    return bodies.draft(bodies.ask())


@pytest.fixture
def quoter(bodies):
    return bodies.quoters["northseal"]


@pytest.fixture(autouse=True)
def at_northseal(bodies):
    with tenant_context(bodies.body("northseal")):
        yield


def kept(draft, quoter, name="Kettles", **values) -> QuoteTexts:
    saved = quoting.save_quote(draft, typed=typed_of(draft.quoted_lines), by=quoter, **values)
    return quoting.keep_texts(saved, name=name, by=quoter)


def test_texts_and_payees_of_one_draft_stand_in_the_next(bodies, draft, quoter):
    texts = kept(draft, quoter, assumptions="One construction.", left_out="Retests.")
    with tenant_context(bodies.body("greenmark")):
        assert not QuoteTexts.objects.exists()
    received = bodies.received(bodies.ask(), "northseal")
    filled = quoting.fill_quote(quoting.draft_quote(received, by=quoter), texts, by=quoter)
    assert (filled.assumptions, filled.left_out) == ("One construction.", "Retests.")
    assert {line.payee_name for line in filled.quoted_lines if line.payee != "body"} == {"Clear Lab (demo)"}
    assert [line.amount for line in filled.quoted_lines] == [line.published for line in filled.quoted_lines]


def test_what_is_typed_is_kept_and_nothing_stands_there_twice(draft, quoter):
    texts = kept(draft, quoter, assumptions="One construction.")
    typed = quoting.save_quote(draft, typed={}, by=quoter, assumptions="By sea.")
    filled = quoting.fill_quote(typed, texts, by=quoter)
    assert filled.assumptions == "By sea.\n\nOne construction."
    assert quoting.fill_quote(filled, texts, by=quoter).assumptions == filled.assumptions


def test_what_would_be_too_long_is_refused_and_changes_nothing(draft, quoter):
    texts = kept(draft, quoter, assumptions="A" * 1500)
    typed = quoting.save_quote(draft, typed={}, by=quoter, assumptions="B" * 600)
    with pytest.raises(Refused, match="longer than 2,000"):
        quoting.fill_quote(typed, texts, by=quoter)
    assert Quote.objects.get(pk=draft.pk).assumptions == "B" * 600


def test_the_same_name_is_written_over_and_there_are_fifty_at_most(draft, quoter, monkeypatch):
    kept(draft, quoter, left_out="Retests.")
    assert kept(draft, quoter, left_out="Travel abroad.").left_out == "Travel abroad."
    monkeypatch.setattr(QuoteTexts, "MOST", 1)
    with pytest.raises(Refused, match="At most 50"):
        kept(draft, quoter, name="Others")


@pytest.mark.parametrize("name", ["", "  "])
def test_texts_without_a_name_are_not_kept(draft, quoter, name):
    with pytest.raises(Refused, match="a name"):
        kept(draft, quoter, name=name)


def test_who_does_not_quote_keeps_and_deletes_nothing(bodies, draft, quoter):
    texts = kept(draft, quoter)
    officer = works_for(bodies.body("northseal"), "opal", "case_officer")
    for change in (
        lambda: quoting.keep_texts(draft, name="Mine", by=officer),
        lambda: quoting.delete_texts(draft, texts, by=officer),
    ):
        with pytest.raises(Refused, match="INV-10"):
            change()
    assert QuoteTexts.objects.get() == texts


def test_they_are_kept_filled_in_and_deleted_on_the_page_of_the_draft(bodies, draft, quoter, visit):
    desk, path = signed_in(visit(bodies.body("northseal")), quoter), f"/desk/quotes/{draft.pk}/"

    def press(**typed) -> None:
        form = desk.get(path).context["form"]
        values = {field.html_name: field.value() for field in form}
        edition = Quote.objects.get(pk=draft.pk).edition
        answer = desk.post(
            path,
            {name: "" if value is None else value for name, value in (values | typed).items()} | {"edition": edition},
        )
        assert answer.status_code == 302

    press(act="keep", texts_name="Kettles", assumptions="One construction.")
    texts = QuoteTexts.objects.get()
    press(act="save", assumptions="")
    press(act="fill", texts=str(texts.pk))
    assert Quote.objects.get(pk=draft.pk).assumptions == "One construction."
    press(act="delete", texts=str(texts.pk))
    assert not QuoteTexts.objects.exists()


def test_a_press_without_a_choice_says_so_and_saves_what_was_typed(bodies, draft, quoter, visit):
    desk, path = signed_in(visit(bodies.body("northseal")), quoter), f"/desk/quotes/{draft.pk}/"
    form = desk.get(path).context["form"]
    values = {field.html_name: field.value() or "" for field in form} | {"assumptions": "By sea."}
    refused = desk.post(path, values | {"act": "fill", "edition": draft.edition})
    assert "Choose which texts." in refused.content.decode()
    saved = Quote.objects.get(pk=draft.pk)
    assert (saved.assumptions, refused.context["quote"].edition) == ("By sea.", saved.edition)
