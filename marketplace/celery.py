"""The Celery application: tasks are found in each app's `tasks.py`, settings start with CELERY_."""

import os
from typing import Any

from celery import Celery, signals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")

app = Celery("guildmark")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def tell_who_is_alive(**_worker: Any) -> None:
    """A worker's own processes write that they take tasks; whoever only runs a task in passing does not."""
    from outbox.pulses import pulse_of_worker

    signals.task_prerun.connect(pulse_of_worker)


signals.worker_process_init.connect(tell_who_is_alive)
