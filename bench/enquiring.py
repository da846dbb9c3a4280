"""How soon ten bodies have an enquiry on their desks: commit → heard by the last, against ten bare jobs claimed and marked.

An enterprise asks five at most; ten, as for an open enquiry, are let through here.
"""

import sys
import time
from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch

from django.db import connection
from psycopg import sql

from bench.pairs import Ratio, interleaved
from bench.visible import bare_relay, p95, running
from enquiries import actions
from enquiries.models import Enquiry
from lib import clock
from tenants import opening
from tests.cast import acme_appliances, acts_for, person
from tests.quotes.making import BRIEF, Bodies, two_bodies
from tests.support.database import confirmed

BODIES = 10
SLUGS = ["northseal", "greenmark", *(f"asked-{number}" for number in range(BODIES - 2))]


def ten_bodies() -> Bodies:
    for slug in SLUGS[2:]:
        confirmed(opening.open_body(slug=slug, name_zh=slug, name_en=slug, host=f"{slug}.guildmark.localhost"))
    acme = acme_appliances()
    return two_bodies(acme, acts_for(acme, "alice"), person("olga", is_operator=True), slugs=SLUGS)


def desks(bodies: Bodies) -> sql.Composed:
    """How many bodies have heard of an enquiry by its number: a look as cheap as the floor's."""
    heard = [
        sql.SQL("SELECT 1 FROM {}.applications_receivedenquiry WHERE number = %(number)s").format(
            sql.Identifier(bodies.body(slug).schema_name)
        )
        for slug in SLUGS
    ]
    return sql.SQL("SELECT count(*) FROM ({}) heard").format(sql.SQL(" UNION ALL ").join(heard))


def measure(rounds: int = 5) -> list[Ratio]:
    bodies = ten_bodies()
    schemes, counted = list(bodies.schemes.values()), desks(bodies)

    def ours(committed: Callable[[], None]) -> Callable[[], bool]:
        deadline = clock.now() + timedelta(days=7)
        enquiry = actions.send_enquiry(bodies.acme, brief=BRIEF, schemes=schemes, deadline=deadline, by=bodies.alice)
        committed()
        return lambda: raw.execute(counted, {"number": enquiry.number}).fetchone()[0] == BODIES

    def bare(committed: Callable[[], None]) -> Callable[[], bool]:
        with raw.transaction():
            made = "INSERT INTO bare_job (done) SELECT false FROM generate_series(1, %s) RETURNING id"
            keys = [pk for (pk,) in raw.execute(made, [BODIES]).fetchall()]
            raw.execute("NOTIFY bare")
        committed()
        left = "SELECT NOT EXISTS (SELECT FROM bare_job WHERE id = ANY (%s) AND NOT done)"
        return lambda: raw.execute(left, [keys]).fetchone()[0]

    connection.set_schema_to_public()
    with patch.object(Enquiry, "MOST_BODIES", BODIES), bare_relay() as (raw, _one):
        relay = (sys.executable, "-W", "ignore", "manage.py", "relay", "--threads", "1")
        with running(*relay):
            time.sleep(8)  # it has started
            ours_figures, floor_figures = interleaved(lambda: p95(ours), lambda: p95(bare), rounds=rounds)
    name = "enquiry sent → on ten desks p95 ÷ ten bare jobs"
    return [Ratio(name, "ms", ours_figures, floor_figures, promised=3)]
