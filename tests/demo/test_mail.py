"""A demo's letters stand on a page of its own, with links that work."""

import re

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from accounts.models import Letter
from accounts.tasks import send_letter
from marketplace.demo import filling, mailbox
from marketplace.demo.mailbox import MailboxBackend, letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings, tmp_path):
    """A demo with a mailbox of its own."""
    settings.DEMO, settings.DEMO_DIRECTORY = True, tmp_path


def write(subject: str, to: str, *, html: str = "") -> None:
    message = EmailMultiAlternatives(subject, f"{subject}\n\nhttp://guildmark.localhost/sign-up/?a=1", to=[to])
    if html:
        message.attach_alternative(html, "text/html")
    message.attach("paper.pdf", b"%PDF", "application/pdf")
    MailboxBackend().send_messages([message])


def test_letters_are_listed_newest_first_and_by_whom_they_are_to(demo, site):
    write("First", "ada@northseal.example")
    write("第二封", "gus@greenmark.example")
    page = site.get("/demo/mail/").content.decode()
    assert page.index("第二封") < page.index("First")
    page = site.get("/demo/mail/", {"to": "Ada@"}).content.decode()
    assert "First" in page
    assert "第二封" not in page


def test_a_letter_is_read_as_text_with_links_and_as_html(demo, site):
    write("Hello", "ada@northseal.example", html='<a style="color:red" href="http://guildmark.localhost/">Open</a>')
    link = re.search(r"/demo/mail/[0-9a-f-]+/", site.get("/demo/mail/").content.decode())[0]
    assert '<a href="http://guildmark.localhost/sign-up/?a=1"' in site.get(link).content.decode()
    html = site.get(f"{link}html/")
    assert b'href="http://guildmark.localhost/"' in html.content
    assert "default-src 'none'" in html["Content-Security-Policy"]
    file = site.get(f"{link}files/1/")
    assert file.content == b"%PDF"
    assert file["Content-Disposition"] == 'attachment; filename="paper.pdf"'


@pytest.mark.parametrize("name", ["nothing", "00000000000000000001-00000000", "1", "x" * 300])
def test_there_is_no_letter_of_another_name(demo, site, name):
    for page in ("", "html/", "files/1/"):
        assert site.get(f"/demo/mail/{name}/{page}").status_code == 404


def test_the_newest_are_kept(demo, monkeypatch):
    monkeypatch.setattr(mailbox, "KEPT", 2)
    for subject in ("one", "two", "three"):
        write(subject, "ada@northseal.example")
    assert [letter.subject for letter in letters()] == ["three", "two"]


def test_nowhere_but_on_a_demo(site, settings, tmp_path):
    settings.DEMO_DIRECTORY = tmp_path
    write("Hello", "ada@northseal.example")
    name = next(letters()).name
    pages = ("", f"{name}/", f"{name}/html/", f"{name}/files/1/")
    assert {site.get(f"/demo/mail/{page}").status_code for page in pages} == {404}


def test_letters_of_the_demos_past_are_not_sent_again_and_those_of_yesterday_are(db):
    old, new = (
        Letter.objects.create(to="ada@northseal.example", subject="x", text="x", html="x", created_at=at)
        for at in (filling.clock.now() - filling.FRESH * 2, filling.clock.now())
    )
    filling.settle_letters()
    for letter in (old, new):
        send_letter(letter.pk)
    assert len(mail.outbox) == 1
    old.refresh_from_db()
    assert (old.sent_at, old.text) == (old.created_at, "")
