"""What a later file says of a certificate's status."""

from datetime import timedelta

import pytest

from certificates.models import Certificate
from lib import clock
from tests.certificates.making import suspend_at_request
from tests.imports.making import WIDE, row, table, wide

pytestmark = pytest.mark.django_db


def days_ago(days: int) -> str:
    return (clock.today() - timedelta(days=days)).isoformat()


def the_one() -> Certificate:
    return Certificate.objects.standing().get()


@pytest.mark.parametrize(
    ("status", "changed"),
    [
        ("WITHDRAWN", {"状态": "撤销"}),
        ("CANCELLED", {"状态": "注销"}),
        ("EXPIRED", {"状态": "过期", "有效期至": days_ago(2)}),
    ],
)
def test_what_was_suspended_here_ends_as_a_later_file_says(entered, rita, status, changed):
    entered(table(row()))
    with clock.frozen_at(clock.now() - timedelta(days=5)):
        suspend_at_request(the_one(), by=rita)
    batch = entered(table(wide("", days_ago(1), **changed), headings=WIDE))
    assert (batch.rows.get().problems, the_one().status, the_one().suspension_reason) == ([], status, "")
