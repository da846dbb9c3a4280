"""The shell around the journey: settings, addresses, workers. No models, no rules."""

from marketplace.celery import app as celery_app

__all__ = ["celery_app"]
