"""Many rows at once, written as an import would: 20,000 cases, a case with a long history."""

from django.db import connection

from accounts.models import User
from applications.models import Case, CaseEvent
from tests.support import database


def write_many_cases(case: Case, total: int) -> None:
    """As many further cases of the same application, at the same step."""
    with database.guards_at_rest(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO applications_unit (id, application_id, position, main_model, covered_models, key_components)"
            " SELECT gen_random_uuid(), %s, n, 'M' || n, '[]', '[]' FROM generate_series(2, %s) n",
            [case.application_id, total],
        )
        cursor.execute(
            "INSERT INTO applications_case (id, number, application_id, unit_id, organisation_id, scheme_version_id, kind,"
            " state, since, holder, due_at, scope_asked, reason, revision, created_at)"
            " SELECT gen_random_uuid(), 'N' || u.position, u.application_id, u.id, %s, %s, 'initial', %s, now(),"
            " 'body', now() + interval '9 days', '{}', '', 1, now() FROM applications_unit u"
            " WHERE u.application_id = %s AND u.position > 1",
            [case.organisation_id, case.scheme_version_id, case.state, case.application_id],
        )
    database.by_the_owner(
        f"ANALYZE {connection.schema_name}.applications_case, {connection.schema_name}.applications_unit"
    )


def write_events(case: Case, total: int, *, by: User) -> None:
    """As many events on top of those that happened."""
    CaseEvent.objects.bulk_create(
        CaseEvent(case=case, number=1000 + number, what="document", words=f"report {number}.pdf v1", by=by)
        for number in range(total)
    )
