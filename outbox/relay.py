"""Carries facts to their hearers: claim a delivery, hear it, mark it done, all in one transaction.

A kill at any point rolls the transaction back, so the delivery is heard again and what was written is written once. A
failure backs off, an hour at most, and holds nobody else up. Hearers touch our database only; no network in here.
"""

import random
import select
import time
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import Error, connection, transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django_tenants.utils import tenant_context

from lib import clock, crash_points, prepared_sql
from outbox import pulses
from outbox.actions import CHANNEL, STATUS
from outbox.hearing import due_handler, hearers_of, read, seen_to_where_body_leaves
from outbox.models import Delivery, Due
from tenants.models import CertificationBody

log = structlog.get_logger(__name__)

LONGEST_WAIT = timedelta(hours=1)
SWEEP_EVERY = 1.0  # seconds without a nudge after which we look anyway
HEARER_SECONDS = 20
GIVE_WAY = 0.02
BODY: list[Any] = list(CertificationBody._meta.concrete_fields)  # a later migration's column stands last in the table
CLAIM = f"""
    WITH claimed AS (
        UPDATE outbox_delivery SET done_at = %s WHERE id = (
            SELECT id FROM outbox_delivery
            WHERE done_at IS NULL AND skipped_at IS NULL AND (due_at <= %s OR tries = 0 OR due_at > %s) AND priority <= %s
            ORDER BY priority, id LIMIT 1 FOR UPDATE SKIP LOCKED
        ) RETURNING id, hearer, tries, fact_id
    )
    SELECT claimed.id, claimed.hearer, claimed.tries, fact.name, fact.payload::text, {", ".join(f"body.{field.column}" for field in BODY)}
    FROM claimed JOIN outbox_fact fact ON fact.id = claimed.fact_id
    LEFT JOIN tenants_certificationbody body ON body.id = fact.body_id
"""


@dataclass(frozen=True)
class Claimed:
    """A delivery in this relay's hands: what to tell whom. `body` None: the platform speaks. `payload` is JSON."""

    pk: int
    hearer: str
    tries: int
    fact: str
    payload: str
    body: CertificationBody | None


def deliver_all(limit: int = 10_000) -> int:
    """Hear everything that is due now, dates included. Gives the number of deliveries and dates seen to."""
    done = 0
    while done < limit and (deliver_one() or see_to_one_due()):
        done += 1
    return done


def deliver_one(*, only_status: bool = False) -> bool:
    """Hear the first delivery that is due and that no other relay holds. False where there is none."""
    claimed = None
    try:
        with transaction.atomic():
            claimed = _claim(Delivery.Priority.STATUS if only_status else Delivery.Priority.OTHER)
            if claimed is None:
                return False
            crash_points.reached("relay.claimed")
            _hear(claimed)
            crash_points.reached("relay.heard")
    except Exception as failure:  # whatever a hearer does wrong must not stop the others
        if claimed is None or connection.connection is None:  # the database went away: `run` begins anew
            raise
        _put_off(claimed, failure)
    crash_points.reached("relay.done")
    return True


def see_to_one_due() -> bool:
    """See to the first date that has come. Its row goes in the transaction of what was done about it."""
    with transaction.atomic():
        now = clock.now()
        due = (
            Due.objects.filter(
                Q(due_at__lte=now), Q(retry_at=None) | Q(retry_at__lte=now) | Q(retry_at__gt=now + LONGEST_WAIT)
            )
            .filter(Q(body__closes_at=None) | Q(kind__in=seen_to_where_body_leaves()))
            .order_by(Coalesce("retry_at", "due_at"))
            .select_for_update(of=("self",), skip_locked=True)
            .select_related("body")
            .first()
        )
        if due is None:
            return False
        try:
            with transaction.atomic(), tenant_context(due.body):
                due_handler(due.kind)(due.subject, body=due.body)
        except Exception as failure:
            due.tries += 1
            due.retry_at = now + back_off(due.tries)
            due.last_error = _described(failure)
            due.save(update_fields=["tries", "retry_at", "last_error"])
            log.error("due.failed", kind=due.kind, subject=str(due.subject), tries=due.tries, exc_info=failure)
        else:
            Due.objects.filter(pk=due.pk, due_at=due.due_at).delete()  # the handler may have set a later date
    return True


def back_off(tries: int) -> timedelta:
    """How long to wait after the `tries`-th failure: 1 s, 2 s, 4 s …, an hour at most, shaken a little."""
    longest = LONGEST_WAIT.total_seconds()
    return timedelta(seconds=min(longest, 2.0 ** min(tries - 1, 12)) * random.uniform(0.8, 1.0))


def run(should_stop: Callable[[], bool], *, only_status: bool = False) -> None:
    """Deliver until told to stop: at once when nudged, every second anyway, through a database that goes and comes back.

    `only_status` keeps this thread for facts about status: a suspension does not wait while an import is heard.
    """
    while not should_stop():
        try:
            if connection.connection is None:
                _listen()
            if only_status:
                while deliver_one(only_status=True):
                    pass
            else:
                deliver_all()
                pulses.pulse_at_times(pulses.RELAY)
            _wait_for_nudge(only_status=only_status)
        except Error:
            log.exception("relay.database_away")
            connection.close()
            if not should_stop():
                select.select([], [], [], SWEEP_EVERY)


def _claim(least: Delivery.Priority) -> Claimed | None:
    """Take the first due delivery that nobody holds, and mark it done: the mark stands only if this transaction does.

    With its fact and body in one round trip: how soon the public sees a change hangs on it. What nobody has tried is due,
    and what is put off for longer than anything ever is: the clock was set back since.
    """
    now = clock.now()
    claimed = prepared_sql.execute(CLAIM, [now, now, now + LONGEST_WAIT, least])
    row = claimed.fetchone()
    if row is None:
        return None
    pk, hearer, tries, fact, payload, *values = row
    body = CertificationBody.from_db("default", [field.attname for field in BODY], values) if any(values) else None
    return Claimed(pk, hearer, tries, fact, payload, body)


def _hear(claimed: Claimed) -> None:
    handler = hearers_of(claimed.fact)[claimed.hearer]
    with _schema_of(claimed):
        handler(read(claimed.fact, claimed.payload), body=claimed.body)


def _schema_of(claimed: Claimed) -> AbstractContextManager[object]:
    is_of_the_journey = claimed.hearer in settings.JOURNEY
    return tenant_context(claimed.body) if is_of_the_journey and claimed.body else nullcontext()


@transaction.atomic
def _put_off(claimed: Claimed, failure: Exception) -> None:
    """Have what failed wait, in a transaction of its own: the other is rolled back, and with it the claim.

    Between the two another relay may have heard it, or put it off itself. Then there is nothing to do.
    """
    delivery = Delivery.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=claimed.pk).first()
    if delivery is None or delivery.done_at or delivery.tries != claimed.tries:
        return
    delivery.tries += 1
    delivery.due_at = clock.now() + back_off(delivery.tries)
    delivery.last_error = _described(failure)
    delivery.save(update_fields=["tries", "due_at", "last_error"])
    log.error(
        "delivery.failed",
        delivery=delivery.pk,
        fact=claimed.fact,
        hearer=delivery.hearer,
        tries=delivery.tries,
        exc_info=failure,
    )


def _described(failure: Exception) -> str:
    return "".join(traceback.format_exception(failure))[-4000:]


def _listen() -> None:
    """Prepare this thread's connection, once it is made: hear nudges, and let no hearer's query run for ever."""
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {CHANNEL}")
        cursor.execute(f"SET statement_timeout = '{HEARER_SECONDS}s'")


def _wait_for_nudge(*, only_status: bool) -> None:
    """Wait on this very connection; a nudge that came while we worked is read at once.

    Who carries everything gives way where a status was announced: the thread kept for those takes it without having to
    share the processor, and where it is busy or dead we are there a moment later.
    """
    with connection.cursor() as cursor:
        raw = cursor.connection
    with connection.wrap_database_errors:  # the driver's own, which `run` would not know
        payloads = {nudge.payload for nudge in raw.notifies(timeout=SWEEP_EVERY, stop_after=1)}
    if payloads == {STATUS} and not only_status:
        time.sleep(GIVE_WAY)
