"""Setting up the second factor, so that whoever has just proved to hold it need not do so again."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.views import ActivateTOTPView
from django.http import HttpResponse
from django.urls import reverse

from accounts.views.signing import AFTER_SECOND_FACTOR


class SetUp(ActivateTOTPView):
    """django-allauth's page; the code typed here counts as the second factor of this session."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp", reauthenticated=True)
        return response

    def get_success_url(self) -> str:
        if self.did_generate_recovery_codes:
            return reverse("mfa_view_recovery_codes")
        return str(self.request.session.get(AFTER_SECOND_FACTOR) or reverse("mfa_index"))
