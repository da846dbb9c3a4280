"""Notices of a changed status as files: 暂停、恢复、撤销、注销通知书."""

from hashlib import sha256

import pytest

from accounts.models import Enclosure, Organisation
from cases.transitions import State
from certificates import actions
from certificates.models import Certificate
from certificates.papers import CERTIFICATE_KIND, NOTICE
from lib.text import spelled_day
from papers import actions as papers
from papers.models import IssuedPaper
from tests.cast import acts_for
from tests.certificates.making import content, letter, suspend_at_request
from tests.papers.making import texts_of
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(case_at, rita, sig) -> Certificate:
    return actions.sign_certificate(actions.issue_for_case(case_at(State.DECIDED), by=rita), by=sig, has_read=True)


def notice_of(certificate: Certificate) -> IssuedPaper:
    return IssuedPaper.objects.get(kind=NOTICE, subject=certificate.pk)


def test_a_suspension_has_its_notice_with_reason_and_conditions(certificate, rita, acme):
    suspended = suspend_at_request(certificate, by=rita)
    paper = notice_of(certificate)
    assert (paper.revision, paper.organisation, paper.number) == (2, acme, f"{certificate.number}-N2")
    papers.make_paper(paper.pk)
    paper.refresh_from_db()
    with paper.file.open("rb") as file:
        page = texts_of(file.read())[0].replace(" ", "")
    for there in (
        "证书暂停通知书",
        "Notice of suspension",
        certificate.number,
        spelled_day(suspended.suspension_ends_on)["en"],
    ):
        assert there.replace(" ", "") in page


def test_a_notice_repeats_the_words_of_whoever_decided(certificate, rita, otto):
    proposed = actions.propose_measure(
        certificate, outcome="withdraw", evidence="Seen.", reason="not-restored", by=rita
    )
    actions.decide_measure(proposed, agree=True, words={"zh": "三次抽样均不合格。", "en": ""}, by=otto)
    statement = papers.statement_of(notice_of(certificate))
    assert "认证机构的说明：三次抽样均不合格。" in statement.text_zh
    assert "The certification body explains: 三次抽样均不合格。" in statement.text_en


def test_being_issued_brings_the_certificate_along_and_no_notice(certificate):
    assert not IssuedPaper.objects.filter(kind=NOTICE).exists()
    paper = IssuedPaper.objects.get(kind=CERTIFICATE_KIND, subject=certificate.pk)
    assert Enclosure.objects.filter(subject=paper.pk).exists()


def test_a_holder_that_is_not_on_the_platform_has_one_all_the_same(in_northseal, rita, quinn):
    imported = actions.confirm_import(
        actions.prepare_import(content(holder_name_zh="某公司", holder_name_en=""), by=rita),
        by=quinn,
        takes_responsibility=True,
    )
    actions.cancel_on_request(imported, paper=letter(), by=rita)
    statement = papers.statement_of(notice_of(imported))
    assert statement.title["zh"] == "证书注销通知书"
    assert notice_of(imported).organisation is None


def test_body_and_holder_take_it_home_and_nobody_else(certificate, rita, visit, northseal, greenmark, alice):
    suspend_at_request(certificate, by=rita)
    paper = notice_of(certificate)
    papers.make_paper(paper.pk)
    paper.refresh_from_db()
    own = f"/certificates/{certificate.pk}/"
    for person, page in ((rita, f"/desk{own}"), (alice, own)):
        visitor = signed_in(visit(northseal), person)
        assert f"{page}notices/{paper.pk}.pdf" in visitor.get(page).content.decode()
        answer = visitor.get(f"{page}notices/{paper.pk}.pdf")
        assert sha256(b"".join(answer.streaming_content)).hexdigest() == paper.sha256
    rival = acts_for(Organisation.objects.create(name_en="Rival (demo)", credit_code="91110000802100433B"), "Oscar")
    assert signed_in(visit(northseal), rival).get(f"{own}notices/{paper.pk}.pdf").status_code == 404
    assert signed_in(visit(greenmark), alice).get(f"{own}notices/{paper.pk}.pdf").status_code == 404
    assert signed_in(visit(northseal), alice).get(f"{own}files/{paper.pk}.pdf").status_code == 404
