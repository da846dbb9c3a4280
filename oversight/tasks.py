"""Mail to those who asked to join: sent after the commit, and swept, so that none is lost with a broker."""

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from lib.queue import later, task
from oversight.models import BodyRequest
from tenants.hosts import site_url


@task("oversight.send_request_mail")
def send_request_mail(pk: str) -> None:
    """Send the letter that a request still owes, once: the row is held while the mail server takes it."""
    with transaction.atomic():
        request = BodyRequest.objects.select_for_update(of=("self",)).get(pk=pk)
        if not request.unsent_mail:
            return
        with translation.override(request.language):
            words = render_to_string(
                f"oversight/mail/request_{request.unsent_mail}.txt", {"join": request, "site_url": site_url()}
            )
        subject, _blank, text = words.strip().partition("\n")
        send_mail(subject.strip(), text.strip() + "\n", None, [request.email])
        request.unsent_mail = BodyRequest.Mail.NONE
        request.save(update_fields=["unsent_mail"])


@task("oversight.sweep_request_mail")
def sweep_request_mail() -> None:
    """Find letters whose task was lost."""
    for pk in BodyRequest.objects.exclude(unsent_mail="").values_list("pk", flat=True):
        later("oversight.send_request_mail", str(pk))
