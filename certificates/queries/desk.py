"""What waits for whom on the desk."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from cases.sides import cases_open_to
from certificates.models import Certificate, HolderRequest, IssuingRules
from certificates.queries.holding_back import held_back_words
from certificates.queries.lists import cases_to_issue, open_measures, open_tasks, to_sign
from lib.text import localized
from staff.models import Role
from web.checklist import ChecklistItem, Need

MOST_NEEDS = 20  # of a kind, on a desk


def needs_you(user: User, *, roles: frozenset[str]) -> list[Need]:
    """What waits for this person: certificates to issue, to sign, to confirm, to decide about, to see to."""
    asked = {
        Role.REGISTRAR: _to_issue_or_record,
        Role.SIGNATORY: _to_sign,
        Role.QUALITY_MANAGER: _to_confirm,
        Role.DECISION_MAKER: _to_decide,
    }
    needs = [need for role, ask in asked.items() if role in roles for need in ask(user)]
    return needs + (_to_see_to() if roles & {Role.REGISTRAR, Role.QUALITY_MANAGER} else [])


def checklist() -> list[ChecklistItem]:
    """What a new body settles before its first certificate."""
    return [
        ChecklistItem(
            words=_("Say how certificates are numbered"),
            why=_("Numbers follow your pattern, and you say whether a certificate waits for payment."),
            is_done=IssuingRules.objects.exists(),
            url=reverse("certificates:rules"),
            roles=("body_admin", "quality_manager"),
            only_bodies=True,
            order=42,
        )
    ]


def _to_issue(user: User) -> list[Need]:
    prepared = to_sign().filter(case__isnull=False).values("case")
    return [
        Need(
            _("Issue certificate") if case.decision.is_positive else _("Send letter and end case"),
            reverse("certificates:issue", args=[case.pk]),
            why=localized(case.client_name),
            subject=f"{case.number} · {case.subject_words}",
        )
        for case in cases_to_issue(user).exclude(pk__in=prepared)[:MOST_NEEDS]
    ]


def _to_issue_or_record(user: User) -> list[Need]:
    asked = HolderRequest.objects.filter(answer=HolderRequest.Answer.OPEN).select_related("certificate")
    return _to_issue(user) + [
        Need(
            _("Record the holder's request: %(wish)s") % {"wish": request.get_wish_display()},
            reverse(f"certificates:{request.wish}", args=[request.certificate_id]),
            why=localized(request.certificate.holder),
            subject=request.certificate.number,
        )
        for request in asked.order_by("asked_at")[:MOST_NEEDS]
    ]


def _to_sign(user: User) -> list[Need]:
    theirs = to_sign().filter(case__in=cases_open_to(user).values("pk"))
    return [
        Need(
            _("Read and sign certificate"),
            reverse("certificates:sign", args=[certificate.pk]),
            why=held_back_words(certificate) or localized(certificate.holder),
            subject=certificate.number,
        )
        for certificate in theirs[:MOST_NEEDS]
    ]


def _to_confirm(user: User) -> list[Need]:
    prepared = Certificate.objects.filter(status="PENDING", origin="imported").exclude(prepared_by=user)
    if not (count := prepared.count()):
        return []
    words = ngettext("%(count)d certificate to confirm", "%(count)d certificates to confirm", count) % {"count": count}
    return [Need(words, reverse("certificates:list") + "?status=PENDING", why=_("Entered from before this register"))]


def _to_decide(user: User) -> list[Need]:
    return [
        Need(
            _("Decide: %(outcome)s") % {"outcome": measure.get_outcome_display()},
            reverse("certificates:decide", args=[measure.pk]),
            why=localized(measure.certificate.holder),
            subject=measure.certificate.number,
        )
        for measure in open_measures().exclude(proposed_by=user).exclude(verified_by=user)[:MOST_NEEDS]
    ]


def _to_see_to() -> list[Need]:
    return [
        Need(
            task.get_kind_display(),
            task.certificate.get_absolute_url(),
            why=localized(task.certificate.holder),
            subject=task.certificate.number,
        )
        for task in open_tasks()[:MOST_NEEDS]
    ]
