"""`{% load asking %}`: how one gets in touch with a body, how quickly it answers, and what it has answered in public.

Pages of apps below show this without knowing of enquiries; so do the pages of a body's own host.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import template

from enquiries.queries.answer_rate import AnswerRate, answer_rates
from enquiries.queries.closed_days import closed_days_of
from enquiries.queries.threads import PublicAnswer, answers_in_public
from register.models import RegisterEntry
from tenants.hosts import site_url
from tenants.models import CertificationBody

register = template.Library()


@register.simple_tag
def rates_of(entries: Iterable[RegisterEntry]) -> dict[UUID, AnswerRate]:
    """The rates of all bodies whose schemes are listed, in one statement; for `answer_rate` below."""
    return answer_rates(entry.body for entry in entries)


@register.inclusion_tag("enquiries/_answer_rate.html")
def answer_rate(body: CertificationBody, rates: dict[UUID, AnswerRate]) -> dict[str, Any]:
    return {"rate": rates.get(body.pk, AnswerRate())}


@register.simple_tag
def ways_to(body: CertificationBody, scheme: UUID | None = None, is_offered: object = True) -> dict[str, Any]:
    """Where an enquiry to a body begins (if it offers the scheme, or anything), where a question; and how quickly it answers.

    Nothing of a body that is not open.
    """
    if not body.is_open:
        return {}
    about = {"scheme": str(scheme)} if scheme else {}
    begun = urlencode(about or {"body": body.slug})
    return {
        "quotes_url": f"{site_url('/enquiries/new/')}?{begun}" if is_offered else "",
        "ask_url": site_url(f"/ask/{body.slug}/") + (f"?{urlencode(about)}" if about else ""),
        "rate": answer_rates([body])[body.pk],
        "closed": closed_days_of(body),
    }


@register.inclusion_tag("enquiries/_public_answers.html")
def public_answers(scheme: UUID) -> dict[str, list[PublicAnswer]]:
    return {"answers": answers_in_public(scheme)}
