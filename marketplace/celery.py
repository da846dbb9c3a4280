"""The Celery application: tasks are found in each app's `tasks.py`, settings start with CELERY_."""

import os
from typing import Any

from celery import Celery, signals

from marketplace import watching

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")

app = Celery("guildmark")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def begin(**_worker: Any) -> None:
    """Before its processes are forked: a worker says that it starts, or in words why it may not."""
    from django.core.exceptions import ImproperlyConfigured

    from outbox import pulses

    try:
        pulses.begin(pulses.WORKER)
    except ImproperlyConfigured as differs:
        raise SystemExit(str(differs)) from None


def tell_who_is_alive(**_worker: Any) -> None:
    """A worker's own processes write that they take tasks; whoever only runs a task in passing does not."""
    from outbox.pulses import pulse_of_worker

    signals.task_prerun.connect(pulse_of_worker)


signals.worker_init.connect(begin)
signals.worker_process_init.connect(tell_who_is_alive)
signals.worker_ready.connect(watching.watch)
