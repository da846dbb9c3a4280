"""What tests of kills begin with, and tests elsewhere too."""

from django.conf import settings

from accounts.models import Letter


def ask_to_join(installation, name):
    """A form whose action sends mail by the queue."""
    fields = {
        "kind": "body",
        "name_zh": f"{name}认证",
        "name_en": name,
        "slug": name,
        "approval_number": "CNCA-R-2020-100",
        "contact_name": "Jo",
        "email": f"{name}@example.org",
    }
    return installation.ask(settings.SITE_HOST, "/join/", data=fields)


def all_mail_is_out():
    return not Letter.objects.filter(sent_at=None).exists()
