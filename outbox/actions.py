"""Announcing facts, and what operators may do about deliveries that wait."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from lib import clock
from lib.refusal import Refused
from outbox.hearing import hearers_of, name_of, written
from outbox.models import Delivery, Due, Fact
from tenants.models import CertificationBody

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

CHANNEL = "outbox"
STATUS = "status"  # what a nudge says of a fact about status
# In one statement, since every act of the house ends with it: the fact, what its hearers are owed in the order given, a nudge.
ANNOUNCE = """
WITH fact AS (
    INSERT INTO public.outbox_fact (body_id, name, version, payload, is_public, announced_at)
    VALUES (%(body)s, %(name)s, %(version)s, %(payload)s::jsonb, %(is_public)s, %(now)s) RETURNING id
), owed AS (
    INSERT INTO public.outbox_delivery (fact_id, hearer, priority, due_at, tries, last_error, skip_reason)
    SELECT fact.id, app, %(priority)s, %(now)s, 0, '', ''
    FROM fact, unnest(%(apps)s::text[]) WITH ORDINALITY AS heard (app, place) ORDER BY place
)
SELECT id, pg_notify(%(channel)s, %(nudge)s) FROM fact
"""


def announce(fact: Any, *, body: CertificationBody | None) -> Fact:
    """Write a fact and a delivery for each app that hears it, in the transaction of the change it tells of.

    `body` None means the platform speaks. Raises RuntimeError outside a transaction: a fact must stand or fall with
    its change.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("announce() belongs into the transaction of the change it announces.")
    name = name_of(type(fact))
    row = Fact(body=body, name=name, version=fact.version, payload=written(fact), is_public=fact.is_public)
    given = {
        "body": row.body_id,
        "name": name,
        "version": row.version,
        "payload": json.dumps(row.payload),
        "is_public": row.is_public,
        "now": row.announced_at,
        "priority": Delivery.Priority.STATUS if fact.is_status else Delivery.Priority.OTHER,
        "apps": list(
            reversed(hearers_of(name))
        ),  # those others stand on first: the register before the desks that copy
        "channel": CHANNEL,
        "nudge": STATUS if fact.is_status else "",
    }
    with connection.cursor() as cursor:
        cursor.execute(ANNOUNCE, given)
        row.pk, _nudged = cursor.fetchone()
    return row


def rewrite_facts(
    name: str, rewritten: Callable[[dict[str, Any]], dict[str, Any]], *, bodies: Iterable[CertificationBody]
) -> int:
    """Change what facts of one name about these bodies say: a person is forgotten, and nothing else is a reason.

    Gives how many were changed. A fact that nobody has heard yet is heard as it is then.
    """
    facts = list(Fact.objects.filter(body__in=list(bodies), name=name).select_for_update())
    changed = []
    for fact in facts:
        payload = rewritten(fact.payload)
        if payload != fact.payload:
            fact.payload = payload
            changed.append(fact)
    Fact.objects.bulk_update(changed, ["payload"], batch_size=100)
    return len(changed)


def nudge(what: str = "") -> None:
    """Wake the relay when this transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, what])


def set_due(kind: str, subject: UUID, due_at: datetime, *, body: CertificationBody) -> None:
    """Have `kind` seen to for `subject` at `due_at`; an earlier date of that kind and subject is replaced."""
    set_many_due(kind, {subject: due_at}, body=body)


def put_off(kind: str, subject: UUID, due_at: datetime, *, tries: int, error: str, body: CertificationBody) -> None:
    """As `set_due`, after a task has failed at it: operators see how often, and why, beside what the relay could not do."""
    _set([Due(body=body, kind=kind, subject=subject, due_at=due_at, tries=tries, last_error=error, retry_at=due_at)])


def set_many_due(kind: str, moments: Mapping[UUID, datetime], *, body: CertificationBody) -> None:
    """As `set_due`, for many subjects of one kind at once."""
    _set([Due(body=body, kind=kind, subject=subject, due_at=due_at) for subject, due_at in moments.items()])


def _set(dates: Sequence[Due]) -> None:
    """In one statement, whichever of them were there."""
    Due.objects.bulk_create(
        dates,
        update_conflicts=True,
        unique_fields=["body", "kind", "subject"],
        update_fields=["due_at", "tries", "last_error", "retry_at"],
    )


def clear_many_due(kinds: Iterable[str], subjects: Iterable[UUID], *, body: CertificationBody) -> None:
    """Forget the dates of many subjects."""
    Due.objects.filter(body=body, kind__in=list(kinds), subject__in=list(subjects)).delete()


def clear_due(kind: str, subject: UUID, *, body: CertificationBody) -> None:
    """Forget a date that no longer matters."""
    Due.objects.filter(body=body, kind=kind, subject=subject).delete()


@transaction.atomic
def retry(delivery: Delivery, *, by: "AbstractBaseUser") -> Delivery:
    """Have a failing delivery tried again at once."""
    delivery = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    if delivery.done_at:
        raise Refused(_("This delivery has been heard already."))
    delivery.due_at = clock.now()
    delivery.save(update_fields=["due_at"])
    nudge()
    return delivery


@transaction.atomic
def skip(delivery: Delivery, *, reason: str, by: "AbstractBaseUser") -> Delivery:
    """Give a delivery up, with a reason. A status fact is never skipped, only repaired: the register must be true."""
    delivery = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    if delivery.done_at:
        raise Refused(_("This delivery has been heard already."))
    if delivery.priority == Delivery.Priority.STATUS:
        raise Refused(_("A fact about status is never skipped. Repair what fails, then retry."))
    if not reason.strip():
        raise Refused(_("Say why this delivery is skipped."))
    delivery.skipped_at = clock.now()
    delivery.skipped_by_id = by.pk
    delivery.skip_reason = reason.strip()
    delivery.save(update_fields=["skipped_at", "skipped_by", "skip_reason"])
    return delivery
