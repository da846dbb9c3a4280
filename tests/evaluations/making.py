"""What tests of evaluations begin with, and tests elsewhere too."""

from django.db import transaction
from django_tenants.utils import tenant_context

from accounts.models import OrganisationMembership
from cases.transitions import State
from evaluations.grading import ATTESTED
from evaluations.models import Decision
from evaluations.queries import report_of, review_of
from lib import clock
from staff.models import Role
from tests.applications.walking import Walk
from tests.cast import staff_of, works_for
from tests.catalog.schemes import published_scheme


def recommended_case(northseal, give_passport):
    """A committed case at RECOMMENDED with its decision maker."""
    from accounts.models import Organisation
    from tests.applications.walking import Cast
    from tests.cast import person

    acme = Organisation.objects.create(name_zh="爱克米", name_en="Acme")
    alice = person("alice")
    OrganisationMembership.objects.create(user=alice, organisation=acme)
    people = staff_of(northseal, "arno", "cleo", "mira", "rex", "otto", "sig", "rita")
    sima = works_for(northseal, "sima", Role.SCHEME_MANAGER, Role.BODY_ADMIN)
    with tenant_context(northseal), transaction.atomic():
        give_passport(sima)
        return Walk(published_scheme(sima), acme, Cast(alice, **people)).to(State.RECOMMENDED), people["otto"]


def decision_by(case, person, **given) -> Decision:
    report, review = report_of(case), review_of(case)
    fields = {
        "report": report,
        "report_sha256": report.sha256,
        "review": review,
        "review_sha256": review.sha256,
        "application_review": case.unit.application.reviews.first(),
        "recommended": review.outcome,
        "outcome": "grant",
        "scope": case.scope_asked | {part: report.content[part] for part in ATTESTED if part in report.content},
        "decided_at": clock.now(),
        "sha256": "b" * 64,
    }
    return Decision(case=case, decided_by=person, **{**fields, **given})
