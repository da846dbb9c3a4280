"""Another account that clients are to pay to stands once two people of the body have said so."""

import pytest
from django.db import DatabaseError, connection, transaction
from django_tenants.utils import tenant_context

from accounts.actions import end_body_membership
from accounts.models import Notice
from billing import actions
from billing.models import GENERAL, AccountChange, BankAccount, CurrencyAccount
from billing.queries import change_in_force, needs_you
from lib.refusal import Refused
from outbox import relay
from staff.actions import end_authorisation
from staff.models import Authorisation, Role
from tests.billing.making import other_account
from tests.cast import works_for
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/desk/invoices/account/"
ELSEWHERE = {"holder": "北印认证（演示）", "bank": "另一家演示银行", "number": "6222 0000 3333 4444"}
EUROS = {"holder": "N", "bank": "Bank of Euros", "number": "DE02 1203", "bank_code": "BYLADEM1"}
FORM = ELSEWHERE | {"days_to_pay": "20", "tax_rounding": "per_line", "tax_number": "91110000600037341L"}


@pytest.fixture
def proposed(account, northseal, fin) -> AccountChange:
    return actions.propose_account(northseal, by=fin, **ELSEWHERE)


def standing(body) -> str:
    return BankAccount.objects.get(body=body).number


def wanted_of(user, *roles) -> list[str]:
    return [need.words for need in needs_you(user, roles=frozenset(roles)) if "account" in str(need.words)]


def loses_the_role(user, body, by) -> None:
    with tenant_context(body):
        for held in Authorisation.objects.filter(user=user):
            end_authorisation(held, by=by)


# --- two people ----------------------------------------------------------------------------------------------------------


def test_the_first_account_of_a_body_stands_at_once(account, northseal, fin):
    (first,) = AccountChange.objects.filter(body=northseal)
    assert (first.is_first, first.before, first.after["number"]) == (True, None, "6222 0000 1111 2222")


def test_another_one_stands_once_a_second_person_has_confirmed_it(proposed, northseal, fin, ada):
    assert standing(northseal) == "6222 0000 1111 2222"
    change = actions.confirm_account(proposed, by=ada)
    assert standing(northseal) == ELSEWHERE["number"]
    assert (change.before["number"], change.proposed_by, change.ended_by) == ("6222 0000 1111 2222", fin, ada)


def test_whoever_proposed_it_does_not_confirm_it(proposed, northseal, fin):
    with pytest.raises(Refused, match="Ask a second person"):
        actions.confirm_account(proposed, by=fin)
    assert standing(northseal) == "6222 0000 1111 2222"


def test_nobody_of_another_house_does(proposed, northseal, gus, olga):
    for stranger in (gus, olga):
        with pytest.raises(Refused, match="own staff"):
            actions.confirm_account(proposed, by=stranger)
        with pytest.raises(Refused, match="own staff"):
            actions.propose_account(northseal, by=stranger, **ELSEWHERE)


def test_what_somebody_proposed_who_left_since_is_not_confirmed(proposed, northseal, fin, ada):
    end_body_membership(fin.body_memberships.get(body=northseal), by=ada)
    with pytest.raises(Refused, match="does not work here any more"):
        actions.confirm_account(proposed, by=ada)
    actions.decline_account(proposed, reason="She left", by=ada)


def test_what_somebody_proposed_who_holds_no_role_any_more_is_not_confirmed(proposed, northseal, fin, ada):
    loses_the_role(fin, northseal, ada)
    with pytest.raises(Refused, match="neither does finance nor administers any more"):
        actions.confirm_account(proposed, by=ada)
    assert standing(northseal) == "6222 0000 1111 2222"
    actions.decline_account(proposed, reason="He does no finance", by=ada)
    assert actions.propose_account(northseal, by=ada, **ELSEWHERE)


def test_it_is_declined_with_a_reason_by_another(proposed, northseal, fin, ada):
    with pytest.raises(Refused, match="Say why"):
        actions.decline_account(proposed, reason=" ", by=ada)
    with pytest.raises(Refused, match="withdraw it"):
        actions.decline_account(proposed, reason="No", by=fin)
    actions.decline_account(proposed, reason="The bank knows nothing of it", by=ada)
    with pytest.raises(Refused, match="Ada has declined this account already"):
        actions.confirm_account(proposed, by=ada)
    assert standing(northseal) == "6222 0000 1111 2222"


def test_it_is_withdrawn_by_whoever_proposed_it(proposed, northseal, fin, ada):
    with pytest.raises(Refused, match="You may decline it"):
        actions.withdraw_account(proposed, by=ada)
    actions.withdraw_account(proposed, by=fin)
    with pytest.raises(Refused, match="Fin has withdrawn"):
        actions.confirm_account(proposed, by=ada)


def test_while_one_waits_no_other_is_proposed(proposed, northseal, ada, fin):
    with pytest.raises(Refused, match="Fin has proposed another account, which waits"):
        actions.propose_account(northseal, by=ada, number="1")
    actions.propose_account(northseal, "EUR", by=ada, **EUROS)  # of another currency it may
    actions.withdraw_account(proposed, by=fin)
    assert actions.propose_account(northseal, by=ada, number="1").number == 3


def test_the_same_one_proposed_twice_waits_once(proposed, northseal, ada):
    assert actions.propose_account(northseal, by=ada, **ELSEWHERE) == proposed
    assert standing(northseal) == "6222 0000 1111 2222"


def test_an_account_of_a_currency_takes_two_people_to_come_and_to_go(account, northseal, fin, ada):
    change = actions.propose_account(northseal, "EUR", by=fin, **EUROS)
    assert not CurrencyAccount.objects.exists()
    actions.confirm_account(change, by=ada)
    assert CurrencyAccount.objects.get().number == EUROS["number"]
    gone = actions.propose_no_account(northseal, "EUR", by=ada)
    assert CurrencyAccount.objects.exists()
    actions.confirm_account(gone, by=fin)
    assert not CurrencyAccount.objects.exists()
    assert other_account(northseal, fin, ada, "EUR", **EUROS).number == 3


def test_what_stands_beside_the_account_needs_one_person(account, northseal, fin):
    assert actions.set_bank_account(northseal, by=fin, days_to_pay=30, tax_number="91110000600037341L") is None
    assert (BankAccount.objects.get(body=northseal).days_to_pay, AccountChange.objects.count()) == (30, 1)


# --- who is told ---------------------------------------------------------------------------------------------------------


def test_it_waits_on_the_desk_of_those_who_may_confirm_it(proposed, in_northseal, fin, ada):
    assert wanted_of(ada, "body_admin") == ["Confirm another bank account"]
    assert wanted_of(fin, "finance") == []
    assert wanted_of(ada, "decision_maker") == []
    actions.confirm_account(proposed, by=ada)
    assert wanted_of(ada, "body_admin") == []


def test_what_can_only_be_declined_stands_so_on_the_desk(proposed, in_northseal, fin, ada):
    loses_the_role(fin, in_northseal, ada)
    (need,) = (need for need in needs_you(ada, roles=frozenset({"body_admin"})) if "account" in str(need.words))
    assert need.words == "Decline another bank account"
    assert "Fin proposed it on" in need.why
    assert "may not any more" in need.why


def test_that_an_account_goes_stands_so_on_the_desk(account, in_northseal, fin, ada):
    other_account(in_northseal, fin, ada, "EUR", **EUROS)
    actions.propose_no_account(in_northseal, "EUR", by=fin)
    assert wanted_of(ada, "body_admin") == ["Confirm that the bank account of a currency goes"]


@pytest.mark.parametrize(("currency", "undone"), [("", "propose the account before"), ("EUR", "propose that it goes")])
def test_all_read_what_undoes_it_which_takes_two_as_well(account, northseal, fin, ada, currency, undone):
    other_account(northseal, fin, ada, currency, **EUROS)
    relay.deliver_all()
    told = Notice.objects.filter(user=fin).latest("created_at")
    assert f"{undone} and have it confirmed, issue no invoice meanwhile" in told.text_en
    assert "并由另一人确认，其间请勿开出账单" in told.text_zh


def test_both_hear_that_it_waits_and_how_it_ended(proposed, fin, ada):
    relay.deliver_all()
    told = Notice.objects.filter(subject_en__contains="waits to be confirmed")
    assert {one.user for one in told} == {fin, ada}
    assert "ends in 4444" in told[0].text_en
    assert ELSEWHERE["number"] not in told[0].text_en + told[0].text_zh
    assert "invite somebody" not in told[0].text_en
    actions.decline_account(proposed, reason="Unknown to the bank", by=ada)
    relay.deliver_all()
    assert "Why: Unknown to the bank" in Notice.objects.filter(user=fin).latest("created_at").text_en


def test_who_is_alone_reads_what_to_do(account, northseal, fin, ada, visit):
    end_body_membership(ada.body_memberships.get(body=northseal), by=ada)
    change = actions.propose_account(northseal, by=fin, **ELSEWHERE)
    page = signed_in(visit(northseal), fin).get(change.get_absolute_url()).content.decode()
    assert "Nobody else can confirm it" in page
    assert "no operator of the platform can do this for you" in page
    relay.deliver_all()
    assert "invite somebody under People" in Notice.objects.filter(user=fin).latest("created_at").text_en


# --- pages ---------------------------------------------------------------------------------------------------------------


def test_on_pages_one_proposes_and_a_second_confirms(account, northseal, fin, ada, visit):
    desk, office = signed_in(visit(northseal), fin), signed_in(visit(northseal), ada)
    there = desk.post(PAGE, FORM).headers["Location"]
    assert "another person of finance or administration confirms it" in desk.get(there).content.decode()
    assert "Another account waits to be confirmed" in desk.get(PAGE).content.decode()
    page = office.get(there).content.decode()
    assert "6222 0000 1111 2222" in page
    assert "<strong>6222 0000 3333 4444</strong>" in page
    assert office.get(f"{there}confirm/").status_code == 200
    assert standing(northseal) == "6222 0000 1111 2222"
    office.post(f"{there}confirm/")
    assert standing(northseal) == ELSEWHERE["number"]
    assert BankAccount.objects.get(body=northseal).days_to_pay == 20  # was saved at once
    assert "Ada" in office.get(PAGE).content.decode().split('id="history"')[1]


def test_on_pages_it_is_declined_and_withdrawn(account, northseal, fin, ada, visit):
    desk, office = signed_in(visit(northseal), fin), signed_in(visit(northseal), ada)
    there = desk.post(PAGE, FORM).headers["Location"]
    assert "Ask a second person" in desk.post(f"{there}confirm/").content.decode()
    office.post(f"{there}decline/", {"reason": "Unknown to the bank"})
    assert "Unknown to the bank" in desk.get(there).content.decode()
    there = desk.post(PAGE, FORM).headers["Location"]
    desk.post(f"{there}withdraw/")
    assert "Fin has withdrawn" in office.post(f"{there}confirm/").content.decode()


def test_a_digit_of_an_iban_is_checked_before_anybody_is_asked(account, northseal, fin, visit):
    answer = signed_in(visit(northseal), fin).post(PAGE, FORM | {"number": "DE89 3704 0044 0532 0130 01"})
    assert "a digit is wrong or missing" in answer.content.decode()
    assert AccountChange.objects.count() == 1


@pytest.mark.parametrize("is_gone", [True, False])
def test_the_page_offers_only_to_decline_what_cannot_be_confirmed(proposed, northseal, fin, ada, visit, is_gone):
    if is_gone:
        end_body_membership(fin.body_memberships.get(body=northseal), by=ada)
    else:
        loses_the_role(fin, northseal, ada)
    office, there = signed_in(visit(northseal), ada), proposed.get_absolute_url()
    page = office.get(there).content.decode()
    assert ("does not work here any more" if is_gone else "neither does finance nor administers any more") in page
    assert "Nobody else can confirm what you propose then" in page
    assert f"{there}confirm/" not in page
    assert f'<a class="button" href="{there}decline/">' in page
    assert "Another account waits to be declined" in office.get(PAGE).content.decode()
    assert "Decline it, and propose it anew" in office.post(f"{there}confirm/").content.decode()
    assert standing(northseal) == "6222 0000 1111 2222"


def test_where_a_second_person_is_left_nobody_is_sent_to_invite_one(proposed, northseal, fin, ada, visit):
    works_for(northseal, "penny", Role.FINANCE)
    loses_the_role(fin, northseal, ada)
    page = signed_in(visit(northseal), ada).get(proposed.get_absolute_url()).content.decode()
    assert "Nobody else can confirm" not in page


def test_a_form_opened_before_another_was_confirmed_proposes_nothing(account, northseal, fin, ada, visit):
    desk = signed_in(visit(northseal), fin)
    shown = desk.get(PAGE).content.decode()
    assert '<input type="hidden" name="seen" value="1"' in shown
    other_account(northseal, fin, ada, **ELSEWHERE)
    old = {"holder": "N", "bank": "B", "number": "6222 0000 1111 2222", "days_to_pay": "30", "seen": "1"}
    page = desk.post(PAGE, old | {"tax_rate": "3"}).content.decode()
    assert "clients pay to 另一家演示银行 6222 0000 3333 4444 now" in page
    assert 'value="30"' in page
    assert AccountChange.objects.filter(state="waits").count() == 0
    assert BankAccount.objects.get(body=northseal).days_to_pay == 15
    assert desk.post(PAGE, FORM | {"seen": "2"}).status_code == 302


def test_what_waits_or_was_declined_meanwhile_changes_nothing_that_a_form_showed(proposed, northseal, ada):
    assert change_in_force(northseal, GENERAL) == 1
    actions.decline_account(proposed, reason="No", by=ada)
    assert change_in_force(northseal, GENERAL) == 1


def test_so_does_a_form_of_one_currency(account, northseal, fin, ada, visit):
    desk = signed_in(visit(northseal), fin)
    other_account(northseal, fin, ada, "EUR", **EUROS)
    assert 'name="seen" value="1"' in desk.get(f"{PAGE}EUR/").content.decode()
    other_account(northseal, fin, ada, "EUR", bank="Newer Bank")
    page = desk.post(f"{PAGE}EUR/", EUROS | {"seen": "1"}).content.decode()
    assert "clients pay to Newer Bank DE02 1203 now" in page
    actions.confirm_account(actions.propose_no_account(northseal, "EUR", by=fin), by=ada)
    assert change_in_force(northseal, "EUR") == 0
    with pytest.raises(Refused, match="clients pay to 演示银行 6222 0000 1111 2222 now"):
        actions.propose_account(northseal, "EUR", by=fin, seen=2, **EUROS)


def test_that_an_account_of_a_currency_goes_names_the_one_that_will_hold(account, northseal, fin, ada, visit):
    other_account(northseal, fin, ada, "EUR", **EUROS)
    gone = actions.propose_no_account(northseal, "EUR", by=fin)
    office, there = signed_in(visit(northseal), ada), gone.get_absolute_url()
    page = office.get(there).content.decode()
    assert "Once it is confirmed, invoices in this currency name the general account" in page
    assert "<strong>6222 0000 1111 2222</strong>" in page
    step = office.get(f"{there}confirm/").content.decode()
    assert "Confirm that the account for EUR goes" in step
    assert "The account that goes: N · Bank of Euros · DE02 1203" in step
    assert "The general account, which holds then: 北印认证（演示） · 演示银行 · 6222 0000 1111 2222" in step
    assert (
        "issued from now on name the general account." in office.post(f"{there}confirm/", follow=True).content.decode()
    )


def test_afterwards_it_stays_said_which_general_account_that_was(account, northseal, fin, ada, visit):
    other_account(northseal, fin, ada, "EUR", **EUROS)
    gone = actions.confirm_account(actions.propose_no_account(northseal, "EUR", by=fin), by=ada)
    other_account(northseal, fin, ada, **ELSEWHERE)
    page = signed_in(visit(northseal), fin).get(gone.get_absolute_url()).content.decode()
    assert "<strong>6222 0000 1111 2222</strong>" in page
    assert "6222 0000 3333 4444" not in page
    assert "With this the general account held again" in page


def test_nobody_else_comes_to_it(proposed, northseal, greenmark, otto, gus, visit):
    there = proposed.get_absolute_url()
    for address in (there, f"{there}confirm/", f"{there}decline/", f"{there}withdraw/"):
        assert signed_in(visit(northseal), otto).get(address).status_code == 403
        assert signed_in(visit(greenmark), gus).get(address).status_code == 404


# --- the database --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "write",
    [
        "UPDATE billing_bankaccount SET number = '999'",
        "DELETE FROM billing_bankaccount",
        "UPDATE billing_currencyaccount SET number = '999'",
        "UPDATE billing_currencyaccount SET currency = 'USD'",
        "DELETE FROM billing_currencyaccount",
        "UPDATE billing_accountchange SET after = jsonb_set(after, '{number}', '\"999\"')",
        "UPDATE billing_accountchange SET state = 'stands', ended_at = now() WHERE state = 'waits'",
        "UPDATE billing_accountchange SET state = 'stands', ended_at = now(), ended_by_id = proposed_by_id"
        " WHERE state = 'waits'",
        "UPDATE billing_accountchange SET state = 'waits', ended_at = NULL WHERE state = 'stands'",
        "INSERT INTO billing_currencyaccount (id, body_id, currency, holder, bank, number, bank_code, changed_by_id, changed_at)"
        " SELECT gen_random_uuid(), body_id, 'USD', holder, bank, '999', '', changed_by_id, now() FROM billing_bankaccount",
        "INSERT INTO billing_accountchange"
        " (id, body_id, currency, number, before, after, state, proposed_by_id, proposed_at, ended_at, reason)"
        " SELECT gen_random_uuid(), body_id, 'USD', 1, NULL, after, 'stands', proposed_by_id, now(), now(), ''"
        " FROM billing_accountchange LIMIT 1",
    ],
)
def test_no_raw_write_puts_an_account_in_force_without_two_people(account, northseal, fin, ada, write):
    other_account(northseal, fin, ada, "EUR", **EUROS)
    actions.propose_account(northseal, by=fin, **ELSEWHERE)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(write)


def test_what_two_people_confirmed_before_is_not_put_in_force_again(account, northseal, fin, ada):
    other_account(northseal, fin, ada, number="2")
    other_account(northseal, fin, ada, number="3")
    with pytest.raises(DatabaseError, match="second person"), transaction.atomic():
        BankAccount.objects.filter(body=northseal).update(number="2")


def test_that_one_stands_is_not_written_without_the_account(proposed, ada):
    with (
        pytest.raises(DatabaseError, match="made with the account"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        AccountChange.objects.filter(pk=proposed.pk).update(state="stands", ended_by=ada, ended_at=proposed.proposed_at)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_history_of_accounts_is_kept(account):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AccountChange.objects.all().delete()
