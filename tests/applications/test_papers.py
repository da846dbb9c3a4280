"""Letters and agreements as files: numbered, made from what was frozen, sent along, and handed to whoever reads the page."""

from hashlib import sha256

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from accounts import tasks
from accounts.models import Letter as Mail
from accounts.models import Organisation
from applications.models import Agreement, FeeAnnex
from applications.papers import AGREEMENT, FEES
from cases.models import Letter
from cases.papers import LETTER_KIND, paragraphs
from cases.transitions import State
from papers import actions as papers
from papers.models import IssuedPaper
from tests.cast import acts_for
from tests.papers.making import texts_of
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(case_at):
    return case_at(State.DECIDED)


@pytest.fixture
def letter(case) -> Letter:
    return case.letters.get(kind=Letter.Kind.ACCEPTANCE)


def paper_of(kind, subject) -> IssuedPaper:
    return IssuedPaper.objects.get(kind=kind, subject=subject.pk)


def made(kind, subject) -> IssuedPaper:
    papers.make_paper(paper_of(kind, subject).pk)
    return paper_of(kind, subject)


def content_of(paper: IssuedPaper) -> bytes:
    with paper.file.open("rb") as file:
        return file.read()


def hash_of(answer) -> str:
    return sha256(b"".join(answer.streaming_content)).hexdigest()


def test_every_letter_has_a_number_and_a_paper_of_its_own(case):
    letters = list(case.letters.order_by("number"))
    assert [letter.number for letter in letters] == [
        f"{case.number}-{place:02d}" for place in range(1, len(letters) + 1)
    ]
    assert {paper.number for paper in IssuedPaper.objects.filter(kind=LETTER_KIND)} >= {
        letter.number for letter in letters
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(case=case, kind="reminder", number=letters[0].number)


def test_a_letters_paper_says_what_the_letter_says(letter, case, acme):
    statement = papers.statement_of(paper_of(LETTER_KIND, letter))
    assert statement.text_en == paragraphs(letter.text_en)
    assert statement.addressee.name["en"] == "Acme Appliances (demo) Ltd"
    assert statement.title == {"zh": "受理通知书", "en": "Acceptance of the application"}
    assert paper_of(LETTER_KIND, letter).organisation == acme
    assert statement.number in texts_of(content_of(made(LETTER_KIND, letter)))[0]


def test_a_plans_paper_names_its_evaluators_and_asks_for_samples_apart(walk, cleo, mira):
    from evaluations.actions import plan_evaluation

    case = walk.to(State.CONTRACTED)
    plan_evaluation(case, methods="Test", samples="Two units, BCD-520", evaluators=[mira], by=cleo)
    plan, samples = case.letters.get(kind="plan"), case.letters.get(kind="samples")
    assert papers.statement_of(paper_of(LETTER_KIND, plan)).evaluators == (mira.name,)
    assert "Two units, BCD-520" in samples.text_zh
    plan_evaluation(case, methods="Test again", samples="Two units, BCD-520", evaluators=[mira], by=cleo)
    assert case.letters.filter(kind="samples").count() == 1


def test_a_letter_goes_out_with_its_paper(walk, alice):
    Mail.objects.all().delete()
    case = walk.to(State.ACCEPTED)
    waiting = Mail.objects.get(to=alice.email, enclosures__isnull=False)
    tasks.send_letter(waiting.pk)
    assert mail.outbox == []
    paper = made(LETTER_KIND, case.letters.get())
    tasks.send_letter(waiting.pk)
    ((name, content, _kind),) = mail.outbox[0].attachments
    assert (name, sha256(content).hexdigest()) == (f"letter-{case.number}-01.pdf", paper.sha256)


def test_a_letter_whose_paper_fails_goes_without_it(walk, alice, monkeypatch):
    Mail.objects.all().delete()
    case = walk.to(State.ACCEPTED)
    monkeypatch.setattr("papers.drawing.LONGEST", 3)
    papers.make_paper(paper_of(LETTER_KIND, case.letters.get()).pk)
    Mail.objects.update(try_at="2020-01-01T00:00Z")
    tasks.sweep_letters()
    (message,) = [one for one in mail.outbox if one.to == [alice.email] and "Acceptance" in one.subject]
    assert message.attachments == []
    assert "not ready in time" in message.body


def test_the_agreement_is_made_with_the_second_signature_and_its_fees_apart(case):
    agreement = Agreement.objects.get(application=case.unit.application)
    statement = papers.statement_of(paper_of(AGREEMENT, agreement))
    assert {each.side for each in statement.signatures} == {"client", "body"}
    assert statement.text_sha256 == agreement.sha256
    said = "".join(texts_of(content_of(made(AGREEMENT, agreement))))
    assert "Certification agreement" in said
    assert "CNY" not in said


def test_the_annex_says_what_was_frozen_to_be_charged(case):
    annex = FeeAnnex.objects.get(agreement__application=case.unit.application)
    statement = papers.statement_of(paper_of(FEES, annex))
    lines = [*statement.once, *statement.yearly]
    assert [line.label for line in lines] == [line.fee.label for line in annex.agreed.lines]
    assert f"{annex.total:,.2f}" in statement.total_once
    assert statement.total_once in "".join(texts_of(content_of(made(FEES, annex))))


def test_nothing_is_asked_for_with_the_first_signature(walk):
    case = walk.to(State.ACCEPTED)
    agreement = Agreement.objects.get(application=case.unit.application)
    assert not IssuedPaper.objects.filter(kind__in=[AGREEMENT, FEES], subject=agreement.pk).exists()


def test_both_sides_take_them_home_from_their_pages(letter, case, visit, northseal, alice, rita):
    paper, agreement = (
        made(LETTER_KIND, letter),
        made(AGREEMENT, Agreement.objects.get(application=case.unit.application)),
    )
    for person in (alice, rita):
        visitor = signed_in(visit(northseal), person)
        for page, wanted in ((f"/letters/{letter.pk}/", paper), (f"/cases/{case.pk}/agreement/", agreement)):
            assert f'href="{page}paper.pdf"' in visitor.get(page).content.decode()
            assert hash_of(visitor.get(f"{page}paper.pdf")) == wanted.sha256


def test_until_it_is_made_the_page_waits(letter, visit, northseal, alice):
    visitor = signed_in(visit(northseal), alice)
    assert "Being made" in visitor.get(f"/letters/{letter.pk}/").content.decode()
    answer = visitor.get(f"/letters/{letter.pk}/paper.pdf")
    assert (answer.status_code, 'http-equiv="refresh"' in answer.content.decode()) == (202, True)


def test_nobody_else_gets_them(letter, case, visit, northseal, greenmark, alice, otto):
    fees = made(FEES, FeeAnnex.objects.get(agreement__application=case.unit.application))
    made(LETTER_KIND, letter)
    rival = acts_for(Organisation.objects.create(name_en="Rival (demo)", credit_code="91110000802100433B"), "Oscar")
    letters, annex = f"/letters/{letter.pk}/paper.pdf", f"/cases/{case.pk}/agreement/fees.pdf"
    for body, person in ((northseal, rival), (greenmark, alice)):
        assert [signed_in(visit(body), person).get(url).status_code for url in (letters, annex)] == [404, 404]
    assert hash_of(signed_in(visit(northseal), alice).get(annex)) == fees.sha256
    assert signed_in(visit(northseal), otto).get(annex).status_code == 404  # whoever judges sees no money (INV-10)


def test_a_text_becomes_paragraphs_that_a_paper_can_draw():
    assert paragraphs("One\n\n  Two \r\n") == ("One", "Two")
    assert [len(part) for part in paragraphs("乙" * 25_000)] == [10_000, 10_000, 5_000]
