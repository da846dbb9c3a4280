"""E-mails that bring files along: they wait for them a while, go with the kept bytes, and say so where one did not come."""

from datetime import timedelta
from hashlib import sha256
from uuid import uuid4

import pytest
from django.core import mail
from django.core.files.base import ContentFile

from accounts import actions, tasks
from accounts.models import File, Letter
from accounts.queries import post
from lib import clock
from web.uploads import private_storage

BILINGUAL = {"subject": {"zh": "受理通知书", "en": "Accepted"}, "text": {"zh": "见附件。", "en": "See the file."}}
CONTENT = b"%PDF-1.7 kept"
PAPER = uuid4()
LATE = "not ready in time"


@pytest.fixture
def kept():
    name = private_storage().save("papers/kept.pdf", ContentFile(CONTENT))
    return File(PAPER, "letter-7.pdf", name, sha256(CONTENT).hexdigest())


@pytest.fixture
def waiting(alice) -> Letter:
    actions.notify(alice, **BILINGUAL, url="/my/", files=[File(PAPER, "letter-7.pdf")])
    return Letter.objects.get()


def send(letter: Letter) -> None:
    tasks.send_letter(letter.pk)


def time_passes() -> None:
    Letter.objects.update(try_at=clock.now() - timedelta(seconds=1))


def test_it_waits_for_its_file_and_brings_the_kept_bytes(waiting, kept):
    send(waiting)
    assert mail.outbox == []
    actions.enclose(kept)
    send(waiting)
    (message,) = mail.outbox
    assert message.attachments == [("letter-7.pdf", CONTENT, "application/pdf")]
    assert LATE not in message.body


def test_a_file_that_is_there_already_goes_at_once(alice, kept):
    actions.notify(alice, **BILINGUAL, url="/my/", files=[kept])
    send(Letter.objects.get())
    assert [name for name, _content, _kind in mail.outbox[0].attachments] == ["letter-7.pdf"]


def test_it_waits_for_the_last_of_two(alice, kept):
    actions.notify(alice, **BILINGUAL, url="/my/", files=[kept, File(uuid4(), "fees-7.pdf")])
    send(Letter.objects.get())
    assert mail.outbox == []


def test_without_its_file_it_goes_in_time_and_says_so(waiting):
    assert waiting.try_at - waiting.created_at == Letter.WAITS_FOR_FILES
    time_passes()
    send(waiting)
    (message,) = mail.outbox
    assert message.attachments == []
    assert LATE in message.body
    assert LATE in message.alternatives[0].content
    waiting.refresh_from_db()
    assert (waiting.text, waiting.html, waiting.alone) == ("", "", {})


def test_what_comes_after_it_has_gone_changes_nothing(waiting, kept):
    time_passes()
    send(waiting)
    actions.enclose(kept)
    send(waiting)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("trouble", ["gone", "changed"])
def test_bytes_that_are_not_those_that_were_kept_are_not_sent(waiting, kept, trouble):
    actions.enclose(kept)
    private_storage().delete(kept.file)
    if trouble == "changed":
        private_storage().save(kept.file, ContentFile(b"%PDF other"))
    send(waiting)
    assert mail.outbox[0].attachments == []
    assert LATE in mail.outbox[0].body


def test_what_waits_for_a_file_is_no_trouble_of_the_post(waiting):
    assert (post().waiting, post().is_alarming) == (0, False)
    time_passes()
    assert post().waiting == 1
