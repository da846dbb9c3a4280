"""Keep the newest copy of what a body stated: whole statements, so that late, twice and out of order change nothing.
And repeat the searches that people keep, each new scheme told once.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import User
from lib import clock
from lib.refusal import Refused
from lib.text import Bilingual, bilingual
from portfolio.models import CaseCopy, CertificateCopy, Copy, InvoiceCopy, OrderCopy, SavedSearch, SurveillanceDay
from portfolio.queries import has_anything_changed, matching, named, stop_url
from statements.certificate import CertificateHolding
from tenants.models import CertificationBody

LISTED = 10  # schemes named in one notice

type Content = dict[str, Any]


def keep_case(pk: UUID, revision: int, organisation: UUID, content: Content, *, body: CertificationBody) -> None:
    copy = CaseCopy(id=pk, revision=revision, organisation_id=organisation, content=content)
    stated = copy.statement
    copy.is_open, copy.holder, copy.since, copy.due_at = stated.is_open, stated.holder, stated.since, stated.due_at
    _keep([copy], body)


def keep_invoice(pk: UUID, revision: int, organisation: UUID, content: Content, *, body: CertificationBody) -> None:
    copy = InvoiceCopy(id=pk, revision=revision, organisation_id=organisation, content=content)
    stated = copy.statement
    copy.state, copy.due_on, copy.issued_on = stated.state, stated.due_on, stated.issued_on
    _keep([copy], body)


def keep_order(pk: UUID, revision: int, organisation: UUID, content: Content, *, body: CertificationBody) -> None:
    copy = OrderCopy(id=pk, revision=revision, organisation_id=organisation, content=content)
    stated = copy.statement
    copy.is_open, copy.holder, copy.since, copy.due_at = stated.is_open, stated.holder, stated.since, stated.due_at
    _keep([copy], body)


def keep_certificates(stated: Iterable[tuple[UUID, int, Content]], *, body: CertificationBody) -> None:
    """Keys, revisions and statements. Certificates without an organisation of ours or a holder's code are nobody's copy,
    unless an earlier revision may have named one.
    """
    copies = (_certificate(*row) for row in sorted(stated, key=lambda row: row[1]))
    newest = {copy.pk: copy for copy in copies if copy.organisation_id or copy.holder_code or copy.revision > 1}
    if newest:
        _keep(list(newest.values()), body)


@transaction.atomic
def keep_surveillance(pk: UUID, *, due_on: date, planned_at: datetime, body: CertificationBody) -> None:
    """When a certificate is looked at next. What was planned before what is known already changes nothing."""
    planned = {"body": body, "due_on": due_on, "planned_at": planned_at}
    kept, is_new = SurveillanceDay.objects.select_for_update().get_or_create(pk=pk, defaults=planned)
    if kept.body_id != body.pk:
        raise ValueError(f"{body.slug} speaks of {pk}, which is not its own.")
    if not is_new and kept.planned_at < planned_at:
        kept.due_on, kept.planned_at = due_on, planned_at
        kept.save(update_fields=["due_on", "planned_at"])


def _certificate(pk: UUID, revision: int, content: Content) -> CertificateCopy:
    copy = CertificateCopy(id=pk, revision=revision, content=content)
    stated = CertificateHolding.model_validate(content)  # of thousands that an import states, few are kept
    copy.organisation_id, copy.holder_code = stated.organisation, stated.holder.code
    copy.status, copy.valid_until = stated.status, stated.valid_until
    return copy


@transaction.atomic(savepoint=False)
def _keep(copies: Sequence[Copy], body: CertificationBody) -> None:
    """Insert what is missing, replace what is older; a body speaks of its own subjects only."""
    kept_by, now = type(copies[0])._default_manager, clock.now()
    for copy in copies:
        copy.body, copy.heard_at = body, now
    kept_by.bulk_create(copies, ignore_conflicts=True)
    rows = kept_by.select_for_update().filter(pk__in=[copy.pk for copy in copies]).order_by("pk")
    held = {pk: (owner, revision) for pk, owner, revision in rows.values_list("pk", "body", "revision")}
    if strange := [pk for pk, (owner, _revision) in held.items() if owner != body.pk]:
        raise ValueError(f"{body.slug} speaks of {strange[0]}, which is not its own.")
    newer = [copy for copy in copies if held[copy.pk][1] < copy.revision]
    if newer:
        kept_by.bulk_update(newer, ["organisation", "revision", "content", "heard_at", *newer[0].SORTED_BY])


@transaction.atomic
def save_search(query: str, *, name: str, by: User) -> SavedSearch:
    """Repeat a search every day from now on. `query` is a query string as `search.forms.address_of` writes it.

    What matches now is known: nobody is told of what they see on the page from which they save.
    """
    User.objects.select_for_update().get(pk=by.pk)  # two presses at once count one after the other
    if by.saved_searches.filter(query=query).exists():
        raise Refused(_("You keep this search already."))
    if by.saved_searches.count() >= SavedSearch.MOST:
        raise Refused(
            _("You keep %(most)d searches, which is as many as one person may. Delete one first.")
            % {"most": SavedSearch.MOST}
        )
    saved = SavedSearch(user=by, query=query, name=name.strip()[:120] or query[:120])
    saved.known, saved.next_at = matching(query), clock.now() + SavedSearch.PAUSE[saved.Frequency.DAILY]
    saved.save()
    return saved


@transaction.atomic
def change_search(saved: SavedSearch, *, name: str, frequency: str, by: User) -> SavedSearch:
    """Call a search differently, or repeat it at another pace. One that was off begins anew with what matches now."""
    saved = SavedSearch.objects.select_for_update().get(pk=saved.pk)
    if saved.is_off and frequency != SavedSearch.Frequency.OFF:
        saved.known = sorted({*saved.known, *matching(saved.query)})
    saved.name = name.strip()
    _set_pace(saved, frequency)
    saved.save(update_fields=["name", "known", "frequency", "next_at"])
    return saved


@transaction.atomic
def delete_search(saved: SavedSearch, *, by: User) -> None:
    saved.delete()


@transaction.atomic
def stop_search(saved: SavedSearch) -> None:
    """Write no more of it: by the link of a letter, which works for whoever holds the letter. Done twice it changes nothing."""
    saved = SavedSearch.objects.select_for_update().get(pk=saved.pk)
    _set_pace(saved, SavedSearch.Frequency.OFF)
    saved.save(update_fields=["frequency", "next_at"])


@transaction.atomic
def forget_searches(user: UUID) -> None:
    """The person is forgotten, and what they looked for with them."""
    SavedSearch.objects.filter(user=user).delete()


@transaction.atomic
def repeat_search(pk: UUID) -> int:
    """Run a saved search if it is due, and tell its person of what newly matches. Gives how many schemes that are.

    Two workers at once: the second finds the row taken, or no longer due. What was told and that it was is one
    transaction.
    """
    now = clock.now()
    due = SavedSearch.objects.due(now).select_for_update(of=("self",), skip_locked=True).select_related("user")
    saved = due.filter(pk=pk).first()
    if saved is None:
        return 0
    known = set(saved.known)
    news = [scheme for scheme in _matching_since(saved) if scheme not in known]
    saved.known += news
    saved.ran_at = now
    _set_pace(saved, saved.frequency)
    saved.save(update_fields=["known", "ran_at", "next_at"])
    if news:
        _tell_of(saved, news)
    return len(news)


def _matching_since(saved: SavedSearch) -> list[UUID]:
    return matching(saved.query) if has_anything_changed(saved.ran_at) else []


def _set_pace(saved: SavedSearch, frequency: str) -> None:
    saved.frequency = frequency
    pause = SavedSearch.PAUSE.get(SavedSearch.Frequency(frequency))
    saved.next_at = clock.now() + pause if pause else None


def _tell_of(saved: SavedSearch, news: list[UUID]) -> None:
    names, number = named(news[:LISTED]), len(news)
    subject = bilingual(
        f"“{saved.name}”有{number}个新的认证方案",
        f"“{saved.name}”: {number} new scheme{'' if number == 1 else 's'}",
    )
    text = bilingual(_lines(names, "zh", number, "另有{}个"), _lines(names, "en", number, "and {} more"))
    url = f"{reverse('search:schemes', settings.PUBLIC_SCHEMA_URLCONF)}?{saved.query}&sort=newest"
    notify(saved.user, subject=subject, text=text, url=url, unsubscribe=stop_url(saved))


def _lines(names: list[Bilingual], language: str, number: int, more: str) -> str:
    lines = [f"· {name.get(language) or next(iter(name.values()), '')}" for name in names]
    return "\n".join(lines + ([more.format(number - len(names))] if number > len(names) else []))
