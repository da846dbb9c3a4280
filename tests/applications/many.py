"""Many rows at once, written as an import would: 20,000 cases, a case with a long history."""

from django.db import connection

from accounts.models import User
from cases.models import Case, CaseEvent
from tests.support import database


def write_many_cases(case: Case, total: int) -> None:
    """As many further cases of the same application, at the same step."""
    with database.guards_at_rest(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cases_case (id, number, subject_kind, subject, subject_words, organisation_id, client_name_zh,"
            " client_name_en, product_zh, product_en, scheme_version_id, kind, state, since, holder, due_at, scope_asked,"
            " reason, revision, created_at)"
            " SELECT gen_random_uuid(), 'N' || n, c.subject_kind, c.subject, 'M' || n, c.organisation_id, c.client_name_zh,"
            " c.client_name_en, c.product_zh, c.product_en, c.scheme_version_id, 'initial', c.state, now(), 'body',"
            " now() + interval '9 days', '{}', '', 1, now() FROM cases_case c, generate_series(2, %s) n WHERE c.id = %s",
            [total, case.pk],
        )
        cursor.execute(
            "INSERT INTO applications_unit (id, application_id, case_id, position, main_model, covered_models, key_components)"
            " SELECT gen_random_uuid(), subject, id, substr(number, 2)::int, subject_words, '[]', '[]' FROM cases_case"
            " WHERE subject = %s AND number LIKE 'N%%'",
            [case.subject],
        )
    database.by_the_owner(f"ANALYZE {connection.schema_name}.cases_case, {connection.schema_name}.applications_unit")


def write_events(case: Case, total: int, *, by: User) -> None:
    """As many events on top of those that happened."""
    CaseEvent.objects.bulk_create(
        CaseEvent(case=case, number=1000 + number, what="document", words=f"report {number}.pdf v1", by=by)
        for number in range(total)
    )
