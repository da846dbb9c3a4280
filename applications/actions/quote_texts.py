"""What a body keeps of one draft for the next: its texts and who is paid. Never amounts: those are published."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.actions.quoting import save_quote
from applications.models import Quote, QuoteTexts
from applications.queries import may_quote
from applications.quoting import typed_of
from lib import clock
from lib.refusal import Refused
from statements.enquiry import QuotedLine
from vocabulary.terms import FeePayee

LONGEST = 2000


@transaction.atomic
def keep_texts(quote: Quote, *, name: str, by: User) -> QuoteTexts:
    """Keep what stands in a draft under a name. The same name again is written over."""
    _refuse_unless_quoting(quote, by)
    name = name.strip()
    if not name:
        raise Refused(_("Give the texts a name."))
    is_known = QuoteTexts.objects.filter(name=name).exists()
    if not is_known and QuoteTexts.objects.count() >= QuoteTexts.MOST:
        raise Refused(_("At most 50. Delete some first."))
    values = {"assumptions": quote.assumptions, "left_out": quote.left_out, "payees": _payees(quote)}
    made, _is_new = QuoteTexts.objects.update_or_create(
        name=name, defaults=values | {"kept_by": by, "kept_at": clock.now()}
    )
    return made


@transaction.atomic
def fill_quote(quote: Quote, texts: QuoteTexts, *, by: User) -> Quote:
    """Put kept texts into a draft: after what is typed there already, and payees where none is named."""
    lines = quote.quoted_lines
    typed = typed_of([_with_payee(line, texts.payees.get(line.per, "")) for line in lines])
    return save_quote(
        quote,
        typed=typed,
        by=by,
        edition=quote.edition,
        assumptions=_followed_by(quote.assumptions, texts.assumptions),
        left_out=_followed_by(quote.left_out, texts.left_out),
    )


@transaction.atomic
def delete_texts(quote: Quote, texts: QuoteTexts, *, by: User) -> None:
    """Forget kept texts; the quotes that have them stay as they are."""
    _refuse_unless_quoting(quote, by)
    texts.delete()


def _refuse_unless_quoting(quote: Quote, by: User) -> None:
    if not may_quote(by, quote.received.scheme):
        raise Refused(_("Quotes are made by finance staff: whoever judges cases sees no money (INV-10)."))


def _payees(quote: Quote) -> dict[str, str]:
    return {line.per: line.payee_name for line in quote.quoted_lines if line.payee_name}


def _with_payee(line: QuotedLine, name: str) -> QuotedLine:
    is_wanting = line.payee != FeePayee.BODY and not line.payee_name
    return line.model_copy(update={"payee_name": name}) if is_wanting and name else line


def _followed_by(text: str, more: str) -> str:
    """Nothing that is typed is lost, and nothing stands there twice."""
    if not more.strip() or more.strip() in text:
        return text
    whole = f"{text.rstrip()}\n\n{more.strip()}" if text.strip() else more.strip()
    if len(whole) > LONGEST:
        raise Refused(_("With these texts it would be longer than 2,000 letters. Shorten what is typed first."))
    return whole
