"""The floor of `bench.visible`: a worker on the same stack that listens, claims a row and marks it, and hears nothing."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings_test")

import django

django.setup()

from django.db import connection, transaction

CLAIM = "SELECT id FROM bare_job WHERE NOT done ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED"


def claim_and_mark() -> bool:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(CLAIM)
        row = cursor.fetchone()
        if row:
            cursor.execute("UPDATE bare_job SET done = true WHERE id = %s", row)
        return row is not None


with connection.cursor() as cursor:
    cursor.execute("LISTEN bare")
while True:
    while claim_and_mark():
        pass
    for _nudge in connection.connection.notifies(timeout=1, stop_after=1):
        break
