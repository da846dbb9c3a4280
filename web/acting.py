"""How a view does something: ask the form, act, say so; or leave what was typed as it is and say what the rules say.

The one place in which views hear `Refused`. What is said and where the reader goes then is the view's own.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from lib.refusal import Refused

type Remark = Callable[[Sequence[BaseForm]], str]
_remarks: list[Remark] = []


def remark(ask: Remark) -> Remark:
    """Have a warning said of words that were taken as they are, by whoever knows what becomes of them; "" for none."""
    _remarks.append(ask)
    return ask


class HasAddress(Protocol):
    def get_absolute_url(self) -> str: ...


@dataclass(frozen=True)
class Done[Result]:
    """It went through. True whatever the action gave, so that one which gives nothing is told from one refused."""

    result: Result


def act[Result](
    request: HttpRequest,
    action: Callable[[], Result],
    words: str | Promise = "",
    *,
    form: BaseForm | None = None,
    typed: Iterable[BaseForm] = (),
    field: str | None = None,
    refused: Callable[[Refused], object] | None = None,
) -> Done[Result] | None:
    """Act where something was sent and the form, if there is one, takes it; say `words`. None where nothing was done.

    `typed`: valid forms besides `form` that the action takes words from: what papers make of them is said as well.

    What the rules say stands on the form that was asked, beside `field` if one is named; without a form it is a
    message. A page that shows it elsewhere says where (`refused`).
    """
    if request.method != "POST" or (form is not None and not form.is_valid()):
        return None
    try:
        result = action()
    except Refused as refusal:
        _say(request, refusal, form, field, refused)
        return None
    if words:
        messages.success(request, str(words))
    say_remarks(request, [*([form] if form is not None else []), *typed])
    return Done(result)


def say_remarks(request: HttpRequest, forms: Sequence[BaseForm]) -> None:
    """Warn of what was taken and will not come out as it was typed."""
    for ask in _remarks if forms else ():
        if warning := ask(forms):
            messages.warning(request, warning)


def _say(
    request: HttpRequest,
    refusal: Refused,
    form: BaseForm | None,
    field: str | None,
    refused: Callable[[Refused], object] | None,
) -> None:
    if refused is not None:
        refused(refusal)
    elif form is not None:
        form.add_error(field, str(refusal))
    else:
        messages.error(request, str(refusal))


def answer(
    request: HttpRequest,
    form: BaseForm,
    action: Callable[[], object],
    /,
    *,
    back: str | HasAddress,
    template: str,
    done: str = "",
    **context: Any,
) -> HttpResponse:
    """A whole page of one form: it acts, says `done` and goes back; or it stands there again with all that was typed."""
    if act(request, action, done, form=form):
        return redirect(back)
    return render(request, template, {"form": form, "back_url": back, **context})
