"""Letters: sent once, in the person's language, and never lost with a mail server."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError

from accounts import actions, tasks
from accounts.actions.post import post
from accounts.models import Letter, Notice
from lib import clock

BILINGUAL = {
    "subject": {"zh": "请复核", "en": "Please review"},
    "text": {"zh": "案卷已就绪。", "en": "The file is ready."},
}


@pytest.fixture
def dead_mail_server(monkeypatch):
    def refuse(*_args, **_options):
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)


def test_letter_is_written_in_the_persons_language(alice):
    alice.language = "zh-hans"
    actions.notify(alice, **BILINGUAL, url="/my/")
    assert Letter.objects.get().subject == "请复核"


def test_what_a_letter_asks_for_is_a_button_for_readers_of_html(alice):
    actions.notify(alice, **BILINGUAL, url="/my/?a=1&b=2")
    letter = Letter.objects.get()
    assert "Open it on Guildmark:\nhttp://guildmark.localhost/my/?a=1&b=2\n" in letter.text
    button = '<a class="button" href="http://guildmark.localhost/my/?a=1&amp;b=2">Open it on Guildmark</a>'
    assert button in letter.html


def test_a_letter_says_who_writes(alice, northseal):
    actions.notify(alice, **BILINGUAL, url="/my/", body=northseal)
    letter = Letter.objects.get()
    assert "\n-- \nNorthseal (demo)\nSent through Guildmark" in letter.text
    assert '<p class="from">Northseal (demo)</p>' in letter.html


def test_words_of_people_are_no_markup_in_a_letter(alice):
    post(alice.email, "Hello", "<b>Act now:</b>\nhttp://example.org/\n\nSee:\njavascript:alert(1)", language="en")
    letter = Letter.objects.get()
    assert "&lt;b&gt;Act now:&lt;/b&gt;" in letter.html
    assert 'class="button"' not in letter.html


def test_letter_is_sent_once_and_its_words_wiped(alice):
    actions.notify(alice, **BILINGUAL, url="/my/")
    letter = Letter.objects.get()
    tasks.send_letter(letter.pk)
    tasks.send_letter(letter.pk)
    tasks.sweep_letters()
    assert [message.subject for message in mail.outbox] == ["Please review"]
    assert "http://guildmark.localhost/my/" in mail.outbox[0].body
    letter.refresh_from_db()
    assert (letter.text, letter.html) == ("", "")


def test_dead_mail_server_delays_and_loses_nothing(alice, dead_mail_server, monkeypatch):
    actions.notify(alice, **BILINGUAL, url="/my/")
    tasks.sweep_letters()
    letter = Letter.objects.get()
    assert (letter.sent_at, letter.tries) == (None, 1)
    assert "The file is ready." in letter.text
    monkeypatch.undo()
    tasks.sweep_letters()
    assert not mail.outbox
    with clock.frozen_at(clock.now() + timedelta(minutes=1)):
        tasks.sweep_letters()
    assert len(mail.outbox) == 1


def test_a_sweep_leaves_a_dead_mail_server_alone_after_five_letters(alice, dead_mail_server):
    for _ in range(8):
        actions.notify(alice, **BILINGUAL, url="/my/")
    tasks.sweep_letters()
    assert Letter.objects.filter(tries=1).count() == 5
    tasks.sweep_letters()
    assert Letter.objects.filter(tries=1).count() == 8


def test_letters_that_nobody_takes_do_not_hold_up_the_others(alice, monkeypatch):
    def refuse_alice(message):
        if message.to == ["alice@example.org"]:
            raise SMTPRecipientsRefused({"alice@example.org": (550, b"no such mailbox")})
        return send(message)

    send = EmailMultiAlternatives.send
    for to in ["alice@example.org"] * 4 + ["zoe@example.org"] + ["alice@example.org"] * 4 + ["bob@example.org"]:
        post(to, "Hello", "There", language="en")
    monkeypatch.setattr(EmailMultiAlternatives, "send", refuse_alice)
    tasks.sweep_letters()
    assert [message.to for message in mail.outbox] == [["zoe@example.org"], ["bob@example.org"]]


def test_pauses_grow_to_an_hour_and_end_after_days(alice, dead_mail_server):
    actions.notify(alice, **BILINGUAL, url="/my/")
    Letter.objects.update(tries=40, created_at=clock.now() - timedelta(days=6))
    tasks.sweep_letters()
    letter = Letter.objects.get()
    assert letter.try_at <= clock.now() + timedelta(hours=1)
    assert letter.given_up_at


def test_closed_accounts_get_no_letters(alice):
    alice.is_active = False
    actions.notify(alice, **BILINGUAL, url="/my/")
    assert not Letter.objects.exists()


def test_a_notice_follows_when_the_site_moves(alice, northseal, settings):
    on_body = actions.notify(alice, **BILINGUAL, url="/cases/1/", body=northseal)
    on_site = actions.notify(alice, **BILINGUAL, url="http://guildmark.localhost/certificates/1/", body=northseal)
    settings.SITE_ORIGIN, settings.SITE_HOST = "https://mingzheng.example:8443", "mingzheng.example"
    on_body.refresh_from_db()
    on_site.refresh_from_db()
    assert on_body.url == "https://northseal.mingzheng.example:8443/cases/1/"
    assert on_site.url == "https://mingzheng.example:8443/certificates/1/"


def test_a_notice_leads_to_our_own_hosts_only(alice, northseal):
    with pytest.raises(ValueError, match="our own hosts"):
        actions.notify(alice, **BILINGUAL, url="https://example.com/", body=northseal)
    with pytest.raises(IntegrityError):
        Notice.objects.create(user=alice, path="//example.com/")
