"""Acceptance 采信: bodies state who takes their certificates, editors look it up, and what was done can be undone."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import User
from lib import clock
from lib.refusal import Refused
from lib.text import bilingual
from outbox.actions import announce
from oversight.events import AcceptanceChanged
from oversight.models import Acceptance, AcceptanceChange
from oversight.models.acceptance import REFUTED
from tenants.models import CertificationBody

EVIDENCE = ("document_zh", "document_en", "document_number", "clause", "source_zh", "source_en", "source_url")
FIXED = {"id", "body_id", "scheme"}
Finding = Acceptance.Finding


@transaction.atomic
def state_acceptance(
    acceptance: Acceptance, *, body: CertificationBody, scheme: UUID, seen: int = 0, by: User
) -> Acceptance:
    """Keep what a body states of one of its schemes (as the form filled it): its word, until an editor has looked.

    What an editor looked up in vain is no word again by being said once more: its document, clause or source is corrected,
    and it stays off pages and filters until an editor has found it; nor by being taken back and stated as new. `seen`: the
    newest change when the form was opened. Whether `by` may speak for the body is asked where roles are known.
    """
    before = _before(acceptance, seen)
    if before and (before["ended_at"] or acceptance.body != body or acceptance.scheme != scheme):
        raise Refused(_("This acceptance has been taken back."))
    acceptance.body, acceptance.scheme = body, scheme
    if not acceptance.takes_any_body:
        acceptance.listed = sorted({*acceptance.listed, body.pk})
    acceptance.stated_on, acceptance.stated_by = clock.today(body.time_zone), by
    _reopen(acceptance, before)
    return _written(acceptance, before, by)


@transaction.atomic
def check_acceptance(acceptance: Acceptance, *, seen: int = 0, by: User) -> Acceptance:
    """Keep an acceptance, new or known, as an editor found it in its source on `acceptance.checked_on`."""
    return _looked_up(acceptance, Finding.CHECKED, acceptance.checked_on, seen, by)


@transaction.atomic
def miss_acceptance(acceptance: Acceptance, *, looked_on: date, seen: int = 0, by: User) -> Acceptance:
    """Record that an editor looked and its source does not say so: it leaves pages and filters, and its body hears."""
    acceptance = _locked(acceptance)
    return _looked_up(acceptance, Finding.NOT_FOUND, looked_on, seen, by)


@transaction.atomic
def end_acceptance(acceptance: Acceptance, *, body: CertificationBody | None = None, by: User) -> Acceptance:
    """Take an acceptance back: a body its own word, the platform's editors any."""
    acceptance = _locked(acceptance)
    if body is None:
        _only_operators(by)
    elif acceptance.body != body:
        raise Refused(_("This is not your body's statement."))
    if acceptance.ended_at:
        raise Refused(_("This acceptance has been taken back."))
    before = _plain(acceptance)
    acceptance.ended_at = clock.now()
    return _written(acceptance, before, by)


@transaction.atomic
def undo_change(change: AcceptanceChange, *, by: User) -> Acceptance:
    """Let an acceptance be what it was before its newest change; one that was new is taken back."""
    _only_operators(by)
    acceptance = _locked(change.acceptance)
    if acceptance.changes.filter(pk__gt=change.pk).exists():
        raise Refused(_("It has been changed since. Undo the newest change first."))
    now = _plain(acceptance)
    if change.before is None:
        acceptance.ended_at = acceptance.ended_at or clock.now()
    else:
        columns = {field.attname: field for field in Acceptance._meta.concrete_fields}
        for name, value in change.before.items():
            setattr(acceptance, name, columns[name].to_python(value))
    if _plain(acceptance) == now:
        raise Refused(_("Nothing would change."))
    return _written(acceptance, now, by, undoes=change)


def _reopen(acceptance: Acceptance, before: dict[str, Any] | None) -> None:
    refuted = _refuted_before(acceptance)
    if before and before["finding"] in REFUTED:
        refuted = [before, *refuted]
    if any(_evidence(row) == _evidence(_plain(acceptance)) for row in refuted):
        raise Refused(_("An editor looked and did not find it. Correct the document, its clause or the source."))
    if not refuted:
        acceptance.finding, acceptance.checked_on, acceptance.checked_by = Finding.NONE, None, None
        return
    acceptance.finding, acceptance.checked_by_id = Finding.RESTATED, refuted[0]["checked_by_id"]
    acceptance.checked_on = date.fromisoformat(refuted[0]["checked_on"])


def _refuted_before(acceptance: Acceptance) -> list[dict[str, Any]]:
    """What was looked up in vain of the same scheme and the same acceptor, taken back or not, the newest first."""
    rows = Acceptance.objects.filter(body=acceptance.body, scheme=acceptance.scheme, finding__in=REFUTED)
    mine = _names(acceptance)
    others = rows.exclude(pk=acceptance.pk).order_by("-checked_on", "pk")
    return [_plain(row) for row in others if not mine.isdisjoint(_names(row))]


def _names(acceptance: Acceptance) -> set[str]:
    return {_evident(name) for name in (acceptance.acceptor_zh, acceptance.acceptor_en) if name}


def _evidence(row: dict[str, Any]) -> list[str]:
    return [_evident(row[name]) for name in EVIDENCE]


def _evident(text: str) -> str:
    """Letters and digits alone: another comma is no other source."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def newest_change(acceptance: Acceptance) -> int:
    """The number of its newest change; 0 where it is not there yet."""
    return acceptance.changes.order_by("-pk").values_list("pk", flat=True).first() or 0


def _looked_up(acceptance: Acceptance, finding: str, looked_on: date | None, seen: int, by: User) -> Acceptance:
    _only_operators(by)
    if looked_on is None or looked_on > clock.today():
        raise Refused(_("Say on which day you looked it up; that day is not to come."))
    before = _before(acceptance, seen)
    if acceptance._state.adding:
        acceptance.stated_on, acceptance.stated_by = looked_on, by
    acceptance.finding, acceptance.checked_on, acceptance.checked_by = finding, looked_on, by
    acceptance = _written(acceptance, before, by)
    _tell_its_body(acceptance)
    return acceptance


def _before(acceptance: Acceptance, seen: int) -> dict[str, Any] | None:
    """What is kept of it now, its row locked; None where it is new. Refuses where somebody changed it since it was seen."""
    if acceptance._state.adding:
        return None
    kept = _locked(acceptance)
    if seen and newest_change(kept) != seen:
        raise Refused(_("Somebody changed this acceptance since you opened it. Open it anew and compare."))
    return _plain(kept)


def _written(
    acceptance: Acceptance, before: dict[str, Any] | None, by: User, *, undoes: AcceptanceChange | None = None
) -> Acceptance:
    try:
        acceptance.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    acceptance.save()
    AcceptanceChange.objects.create(
        acceptance=acceptance, before=before, after=_plain(acceptance), by=by, at=clock.now(), undoes=undoes
    )
    categories = sorted({*acceptance.categories, *(before or {}).get("categories", [])})
    announce(AcceptanceChanged(categories=categories, scheme=acceptance.scheme), body=None)
    return acceptance


def _tell_its_body(acceptance: Acceptance) -> None:
    """Whoever stated it for their body hears what an editor found."""
    if acceptance.body is None:
        return
    zh, en = acceptance.acceptor["zh"], acceptance.acceptor["en"]
    if acceptance.is_checked:
        subject = bilingual(f"采信信息已核对：{zh}", f"An acceptance was checked: {en}")
        text = bilingual(
            "平台已按来源核对该采信信息。", "The platform looked it up in its source, and it is as stated."
        )
    else:
        subject = bilingual(f"采信信息未能核实：{zh}", f"An acceptance was not found: {en}")
        text = bilingual(
            "平台按所列来源未能查到该采信信息，页面和筛选中不再显示。请更正文件、条款或来源。",
            "The platform looked in the source you gave and did not find it; it stands on no page and in no filter any "
            "more. Correct the document, its clause or the source.",
        )
    url = f"/desk/schemes/{acceptance.scheme}/acceptance/"
    notify(acceptance.stated_by, subject=subject, text=text, url=url, body=acceptance.body)


def _plain(acceptance: Acceptance) -> dict[str, Any]:
    """Its columns as its history keeps them."""
    names = [field.attname for field in Acceptance._meta.concrete_fields if field.attname not in FIXED]
    written = json.dumps({name: getattr(acceptance, name) for name in names}, cls=DjangoJSONEncoder)
    plain: dict[str, Any] = json.loads(written)
    return plain


def _locked(acceptance: Acceptance) -> Acceptance:
    return Acceptance.objects.select_for_update(of=("self",)).get(pk=acceptance.pk)


def _only_operators(by: User) -> None:
    if not by.is_operator:
        raise Refused(_("Only the platform's operators check acceptances."))
