"""The web server's door."""

import os

from django.core.signals import request_finished
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")

application = get_wsgi_application()

from outbox import pulses  # noqa: E402  # once apps are loaded

pulses.begin(pulses.WEB)
request_finished.connect(pulses.pulse_of_web)
