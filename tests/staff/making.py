"""People of a body whom tests elsewhere need."""

from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for


def staffed(body: CertificationBody) -> None:
    """Give a body people who evaluate, review and decide apart, without whom it publishes nothing."""
    for role in (Role.EVALUATOR, Role.REVIEWER, Role.DECISION_MAKER):
        works_for(body, f"{role.value}-of-{body.slug}", role)
