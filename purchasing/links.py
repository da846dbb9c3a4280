"""Where a row leads: a certificate's lasting page and the check of one, both as of the time that was asked about."""

from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from register.answers import AsOf, PaperQuestion, Proposal
from register.models import RegisterEntry, Supplier


def certificate_page(entry: RegisterEntry, on: AsOf | None) -> str:
    asked = urlencode(_time(on))
    return reverse("register:certificate", settings.PUBLIC_SCHEMA_URLCONF, [entry.pk]) + (f"?{asked}" if asked else "")


def supplier_page(supplier: Supplier) -> str:
    return reverse("register:supplier", settings.PUBLIC_SCHEMA_URLCONF, [supplier.pk])


def single_check(paper: PaperQuestion) -> str:
    """The page that answers this one question, and gives the same answer."""
    body = paper.body.slug if paper.body else ""
    return _check(paper, number=paper.number, body=body)


def check_of_proposal(proposal: Proposal, paper: PaperQuestion) -> str:
    """The same question about the number that may have been meant."""
    return _check(paper, number=proposal.entry.number, body=proposal.entry.body.slug)


def _check(paper: PaperQuestion, **asked: str) -> str:
    asked |= {"holder": paper.holder, "model": paper.model, "standard": paper.standard} | _time(paper.on)
    return f"{reverse('register:check', settings.PUBLIC_SCHEMA_URLCONF)}?{urlencode({name: text for name, text in asked.items() if text})}"


def _time(on: AsOf | None) -> dict[str, str]:
    if not isinstance(on, datetime):
        return {"date": on.isoformat()} if on else {}
    zone = on.tzinfo.key if isinstance(on.tzinfo, ZoneInfo) else "UTC"
    return {"date": on.date().isoformat(), "time": f"{on:%H:%M:%S}", "zone": zone}
