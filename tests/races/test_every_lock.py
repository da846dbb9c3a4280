"""Every lock in the code is named here, with the race that ends otherwise where it is taken away."""

import ast
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
HERE = "tests/races/"
LOCKS = ("select_for_update", "pg_advisory", "FOR UPDATE")

# Function that locks → the test that fails where its lock is taken away, as seen by taking it away. Where two stand one
# behind the other (scheme and draft, enquiry and quote), it fails where both are gone.
RACES = {
    "accounts.actions.groups._one_tie_at_a_time": HERE
    + "test_impartiality.py::test_of_two_ties_that_close_a_circle_one_is_refused_in_words",
    "accounts.actions.inviting.accept_invitation": HERE + "test_people.py::test_an_invitation_is_accepted_once",
    "accounts.actions.inviting.revoke_invitation": HERE
    + "test_people.py::test_an_invitation_is_accepted_or_taken_back",
    "accounts.actions.organisations._locked": HERE + "test_people.py::test_an_organisation_keeps_an_administrator",
    "accounts.actions.organisations.end_body_membership": HERE + "test_people.py::test_a_bodys_membership_ends_once",
    "accounts.actions.people.pseudonymise": HERE + "test_people.py::test_a_person_is_forgotten_once",
    "accounts.tasks._send": HERE + "test_people.py::test_two_workers_send_a_letter_once",
    "applications.actions.quoting._draft_of": HERE + "test_quotes.py::test_a_quote_is_sent_once",
    "applications.actions.quoting._locked": HERE + "test_quotes.py::test_a_quote_is_sent_once",
    "billing.actions.drafting.set_bank_account": HERE
    + "test_money.py::test_tax_is_rounded_anew_in_a_draft_that_is_just_rewritten",
    "billing.fapiao_bulk.actions.sheets._held_for_sheet": "tests/billing/test_fapiao_sheets.py::test_of_two_who_press_at_once_one_gets_the_sheet",
    "billing.actions.locking.locked": "tests/billing/test_transfers.py::test_of_two_who_pay_an_invoice_at_once_one_is_refused_in_words",
    "billing.actions.locking.one_after_another": "tests/billing/test_transfers.py::test_of_two_who_name_one_transfer_at_once_one_is_asked",
    "billing.subscriptions.actions.at_our_account.note_own_payout": "tests/billing/test_subscriptions_races.py::test_a_payout_of_our_own_that_two_hear_of_is_booked_once",
    "billing.subscriptions.actions.comparing.see_to_difference": "tests/billing/test_subscriptions_races.py::test_a_difference_is_seen_to_once",
    "billing.subscriptions.actions.holding.held": "tests/billing/test_subscriptions_races.py::test_two_who_choose_a_bigger_plan_at_once_pay_one_difference",
    "billing.subscriptions.actions.own_fapiao._one_number_at_a_time": "tests/billing/test_subscriptions_races.py::test_a_number_is_one_fapiaos_whether_blue_or_red",
    "billing.subscriptions.queries.subscriptions.refuse_beyond": "tests/billing/test_subscriptions_races.py::test_the_last_place_is_taken_once",
    "cases.actions.recording.lock": "tests/evaluations/test_decide.py::test_of_two_decisions_at_once_exactly_one_wins",
    "catalog.actions.service_drafts._locked_draft": HERE + "test_services.py::test_a_service_is_published_once",
    "catalog.actions.services.locked_date": HERE + "test_services.py::test_the_last_seat_is_taken_once",
    "catalog.actions.services.locked_service": HERE + "test_services.py::test_a_service_is_published_once",
    "catalog.actions.scope.end_scope": HERE + "test_services.py::test_a_line_of_the_scope_is_ended_once",
    "catalog.actions.schemes._locked": HERE + "test_certificates.py::test_a_scheme_is_withdrawn_once",
    "catalog.actions.schemes._locked_draft": HERE + "test_certificates.py::test_a_scheme_is_published_once",
    "certificates.actions.changing.locked": HERE + "test_certificates.py::test_a_certificate_is_confirmed_once",
    "certificates.actions.numbering._locked_rules": HERE + "test_certificates.py::test_a_number_is_given_once",
    "enquiries.actions.asking._next_number": HERE + "test_quotes.py::test_two_enquiries_get_two_numbers",
    "enquiries.actions.asking.award": HERE + "test_quotes.py::test_of_two_awards_at_once_one_stands",
    "enquiries.actions.asking.locked": HERE + "test_quotes.py::test_an_enquiry_is_awarded_or_called_off",
    "enquiries.actions.closing_days.state_closed_days": HERE
    + "test_square.py::test_the_same_closed_day_is_stated_once",
    "enquiries.actions.closing_days.take_back_closed_days": HERE
    + "test_square.py::test_closed_days_are_taken_back_once",
    "enquiries.actions.demands._open": HERE + "test_square.py::test_a_demand_is_closed_or_taken_back",
    "enquiries.actions.demands.withdraw_answer": HERE + "test_square.py::test_an_answer_is_taken_back_once",
    "enquiries.actions.threads.ask_body": HERE + "test_square.py::test_two_clicks_are_one_question",
    "exports.actions._begun": HERE + "test_people.py::test_an_export_is_written_by_one_worker",
    "exports.actions.ask_for_export": HERE + "test_people.py::test_of_two_exports_one_is_made",
    "imports.actions.reading._end": HERE + "test_imports.py::test_an_import_discarded_while_it_is_read_stays_so",
    "orders.actions.locking.locked": HERE + "test_orders.py::test_a_part_is_accepted_once",
    "orders.actions.locking.next_number": HERE + "test_orders.py::test_two_orders_get_two_numbers",
    "orders.actions.reporting._locked": HERE + "test_reports.py::test_of_two_who_end_a_report_one_is_refused",
    "portfolio.handing.hand_over": HERE
    + "test_reports.py::test_a_report_that_is_handed_over_twice_at_once_is_handed_over_once",
    "portfolio.handing.hear_of_reports": HERE + "test_reports.py::test_what_becomes_of_a_report_is_told_once",
    "oversight.actions.accepting._locked": HERE + "test_square.py::test_an_acceptance_is_taken_back_once",
    "portfolio.actions.keep_surveillance": HERE
    + "test_square.py::test_of_two_surveillances_planned_at_once_the_later_stands",
    "portfolio.actions.repeat_search": HERE + "test_square.py::test_two_workers_tell_once_of_what_newly_matches",
    "reviews.actions._locked": HERE + "test_reviews.py::test_a_review_is_answered_once",
    "reviews.actions.report_review": HERE + "test_reviews.py::test_two_clicks_are_one_report",
    "reviews.actions.settle_report": HERE + "test_reviews.py::test_a_report_is_settled_once",
    "reviews.actions.write_review": HERE + "test_reviews.py::test_a_piece_of_work_is_reviewed_once",
    "staff.actions.end_authorisation": HERE + "test_people.py::test_a_body_keeps_an_administrator",
    "staff.actions.end_membership": HERE + "test_people.py::test_a_body_keeps_an_administrator",
    "staff.actions._one_administrator_at_a_time": HERE + "test_people.py::test_a_body_keeps_an_administrator",
    "staff.impartiality._locked_row": HERE
    + "test_impartiality.py::test_of_advice_and_an_application_at_once_one_is_refused_in_words",
}
# Their races are still to be written. A new lock does not come here: it comes with its race.
WITHOUT = {
    "accounts.actions.post.enclose",
    "applications.actions.agreeing.draft_yearly_fee",
    "applications.actions.agreeing.sign_agreement",
    "applications.actions.asking._next_number",
    "applications.actions.asking.locked",
    "applications.actions.beginning.begin_application",
    "applications.actions.filing.note_document",
    "applications.actions.quoting.hear_enquiry",
    "applications.actions.quoting.open_seal",
    "catalog.actions.schemes.ask_the_law",
    "catalog.actions.schemes.restate",
    "catalog.actions.schemes.save_passport",
    "certificates.actions.asking.record",
    "certificates.actions.changing.open_task_at_suspension_end",
    "certificates.actions.changing.restate",
    "certificates.actions.ending.expire",
    "certificates.actions.measures.decide_measure",
    "certificates.actions.own_files.register_own_file",
    "certificates.actions.sending.ask_for_buyer_paper",
    "certificates.actions.styling._locked_draft",
    "certificates.actions.styling.publish_style",
    "certificates.actions.surveillance._ask_for",
    "certificates.actions.surveillance.charge_yearly_fee",
    "enquiries.actions.asking.answer_question",
    "enquiries.actions.asking.ask_to_be_verified",
    "enquiries.actions.asking.open_to",
    "enquiries.actions.asking.record_check",
    "enquiries.actions.demands.answer_demand",
    "enquiries.actions.hearing._invited",
    "enquiries.actions.threads._locked",
    "evaluations.actions.finding.answer_nonconformity",
    "evaluations.actions.finding.close_nonconformity",
    "evaluations.actions.planning.answer_objection",
    "imports.actions.answering.held",
    "imports.actions.checking._held",
    "imports.actions.entering._held",
    "imports.actions.entering._refuse",
    "imports.actions.entering.enter_some",
    "imports.actions.taking_back.take_back_some",
    "imports.actions.uploading.changeable",
    "outbox.actions.retry",
    "outbox.actions.rewrite_facts",
    "outbox.actions.skip",
    "outbox.relay._put_off",
    "outbox.relay.see_to_one_due",
    "oversight.actions.joining._waiting",
    "oversight.actions.standing.locked",
    "papers.actions._begin",
    "papers.actions._fail",
    "papers.actions._finish",
    "portfolio.actions._keep",
    "portfolio.actions.change_search",
    "portfolio.actions.save_search",
    "portfolio.actions.stop_search",
    "search.engines.rows.read_and_write",
    "search.engines.sheltered.the_only_one",
    "search.guide.actions._alone",
    "staff.actions.keep_profile",
    "tenants.roles.lay",
    "vocabulary.rewording._alone",
}


def functions_with_locks() -> set[str]:
    names = subprocess.run(["git", "ls-files", "*.py"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    ours = [Path(name) for name in names.split() if not name.startswith(("tests/", "bench/", "tools/"))]
    return {lock for path in ours if "migrations" not in path.parts for lock in _locks_in(path)}


def _locks_in(path: Path) -> set[str]:
    source = (PROJECT / path).read_text()
    if not any(word in source for word in LOCKS):
        return set()
    module = ".".join(path.with_suffix("").parts)
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    return {f"{module}.{one.name}" for one in functions if any(word in ast.unparse(one) for word in LOCKS)}


def test_every_lock_is_named_with_its_race():
    found = functions_with_locks()
    assert found - set(RACES) - WITHOUT == set(), "a lock without a race"
    assert {*RACES, *WITHOUT} - found == set(), "a race for a lock that is gone"
    assert not WITHOUT & set(RACES)


@pytest.mark.parametrize("race", sorted(set(RACES.values())))
def test_the_race_exists(race):
    path, _, name = race.partition("::")
    assert f"def {name}(" in (PROJECT / path).read_text()
