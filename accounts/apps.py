"""People's accounts: every way out of a session ends it, a library's too."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts.signing_in import close

        user_logged_out.connect(close, dispatch_uid="accounts.close")
