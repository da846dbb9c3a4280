"""What a later file says of a certificate's status, and of its end."""

from datetime import timedelta

import pytest

from accounts.models import Notice, Organisation
from certificates.models import Certificate
from lib import clock
from papers.models import IssuedPaper
from tests.cast import acts_for
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


def test_a_known_holder_reads_one_list_of_what_a_file_changed_and_no_papers_are_made(entered):
    code = "91110000600037341L"
    petra = acts_for(Organisation.objects.create(name_en="Known Ltd", credit_code=code), "Petra")
    numbers = [f"NS-2024-{number:03}" for number in range(1, 13)]
    headings = [*WIDE, "统一社会信用代码"]
    entered(table(*([*wide(证书编号=number), code] for number in numbers), headings=headings))
    assert not Notice.objects.filter(user=petra).exists()  # nobody hears of what was brought along
    ended = [[*wide("", days_ago(1), 证书编号=number, 状态="撤销"), code] for number in numbers]
    entered(table(*ended, headings=headings))
    notice = Notice.objects.get(user=petra)
    assert notice.subject_en.endswith("has changed the status of your certificates: 12")
    assert "Certificate NS-2024-001 is withdrawn (since" in notice.text_en
    assert "And 2 more: see your desk." in notice.text_en
    assert "证书 NS-2024-010 已撤销" in notice.text_zh
    assert not IssuedPaper.objects.exists()
