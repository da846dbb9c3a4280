"""Views act in one way: what was typed stays, and what the rules say stands where the person looks."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory

from lib.refusal import Refused
from web.acting import act, answer

PROJECT = Path(settings.BASE_DIR)
MAY_HEAR = {  # the views that hear a refusal themselves, and why
    "accounts/views/signing.py": "a GET that writes: a ticket that is no good is answered by a page of its own, with 403",
    "billing/views/online.py": "what was true at the provider a moment ago is shown: no step of the reader's was refused",
    "catalog/views/editor.py": "the live preview: what could not be saved is shown as it stands, and nothing is said",
}


class Ask(forms.Form):
    number = forms.IntegerField()


def sent(**typed):
    request = RequestFactory().post("/", typed)
    request.session = {}
    request._messages = FallbackStorage(request)
    return request, Ask(request.POST)


def said(request):
    return [(message.level_tag, str(message)) for message in get_messages(request)]


def refuse():
    raise Refused("The rules say no.")


def test_what_was_done_is_said_and_given_even_where_it_gives_nothing():
    request, form = sent(number="1")
    done = act(request, lambda: None, "Done.", form=form)
    assert done
    assert done.result is None
    assert said(request) == [("success", "Done.")]


def test_a_refusal_stands_on_the_form_and_what_was_typed_stays():
    request, form = sent(number="1")
    assert not act(request, refuse, "Done.", form=form)
    assert form.non_field_errors() == ["The rules say no."]
    assert form["number"].value() == "1"
    assert said(request) == []


def test_a_refusal_stands_beside_the_field_it_is_about():
    request, form = sent(number="1")
    act(request, refuse, form=form, field="number")
    assert form.errors == {"number": ["The rules say no."]}


def test_without_a_form_a_refusal_is_a_message():
    request, _form = sent()
    assert not act(request, refuse, "Done.")
    assert said(request) == [("error", "The rules say no.")]


def test_a_page_may_say_elsewhere_what_was_refused():
    request, form = sent(number="1")
    heard = []
    act(request, refuse, form=form, refused=lambda refusal: heard.append(str(refusal)))
    assert (heard, form.errors, said(request)) == (["The rules say no."], {}, [])


@pytest.mark.parametrize("typed", [{"number": "many"}, {}])
def test_nothing_is_done_while_the_form_needs_correcting(typed):
    request, form = sent(**typed)
    assert act(request, lambda: pytest.fail("acted"), form=form) is None


def test_nothing_is_done_on_get():
    request = RequestFactory().get("/")
    assert act(request, lambda: pytest.fail("acted")) is None


def test_a_page_of_one_form_goes_back_when_it_is_done():
    request, form = sent(number="1")
    response = answer(request, form, lambda: None, done="Done.", back="/back/", template="unused.html")
    assert (response.status_code, response["Location"]) == (302, "/back/")


def views() -> Iterator[Path]:
    """Every module that declares policies."""
    for path in PROJECT.glob("*/**/*.py"):
        parts = path.relative_to(PROJECT).parts
        if parts[0] not in {"tests", ".venv", ".local", "bench"} and "@policy(" in path.read_text(encoding="utf-8"):
            yield path


def hears_refusals(path: Path) -> bool:
    handlers = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ExceptHandler)
    ]
    return any("Refused" in ast.unparse(handler.type) for handler in handlers if handler.type)


def test_no_view_hears_a_refusal_itself_but_those_with_a_reason():
    hearing = {path.relative_to(PROJECT).as_posix() for path in views() if hears_refusals(path)}
    assert hearing == set(MAY_HEAR)
