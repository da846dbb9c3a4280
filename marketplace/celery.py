"""The Celery application: tasks are found in each app's `tasks.py`, settings start with CELERY_."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")

app = Celery("guildmark")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
