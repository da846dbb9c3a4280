"""What a later file says of a certificate's status, and of its end."""

from datetime import timedelta

import pytest

from certificates.models import Certificate
from lib import clock
from tests.certificates.making import suspend_at_request
from tests.imports.making import WIDE, codes, days_ago, row, table, wide

pytestmark = pytest.mark.django_db


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


def test_permanent_in_a_later_file_takes_the_last_day_away(entered):
    entered(table(row()))
    batch = entered(table(row(有效期至="长期有效")))
    assert (the_one().valid_until, batch.rows.get().remarks) == (None, [{"code": "changes", "fields": ["valid_until"]}])


def test_an_empty_cell_in_a_later_file_leaves_the_last_day(entered, checked):
    entered(table(row()))
    assert checked(table(row(有效期至=""))).rows.get().verdict == "same"


def test_permanent_brings_nothing_back_that_has_ended(entered, checked):
    entered(table(row(颁证日期="2019-01-01", 有效期至="2022-01-01")))
    batch = checked(table(row(颁证日期="2019-01-01", 有效期至="长期")))
    assert codes(batch, 2)[0] == "renewal_without_end"
