"""The only place that changes certificates."""

from certificates.actions.asking import ask, take_back_request
from certificates.actions.bulk import body_is_open, change_many, enter_many, start_of, state_in_bulk, take_back_many
from certificates.actions.changing import open_task_at_suspension_end, require_role, restate
from certificates.actions.ending import annul_pending, cancel_on_request, expire
from certificates.actions.importing import amend_import, confirm_import, prepare_import
from certificates.actions.issuing import amend_issue, close_refused, issue_for_case, sign_certificate
from certificates.actions.leaving import tell_holders_of_leaving
from certificates.actions.measures import decide_measure, propose_measure
from certificates.actions.numbering import set_rules
from certificates.actions.own_files import register_own_file, register_own_files
from certificates.actions.printing import state_paper
from certificates.actions.revising import Change, What, Word
from certificates.actions.sending import ask_for_buyer_paper, send_to_buyer
from certificates.actions.styling import publish_style, save_style, set_picture
from certificates.actions.surveillance import (
    ask_for_plan,
    ask_for_surveillance,
    charge_yearly_fee,
    plan_surveillance,
)
from certificates.actions.suspending import suspend_on_request
from certificates.actions.telling import (
    tell_case_desk_of_time,
    tell_case_desk_of_unpaid,
    tell_holders_of_law,
    tell_signatories_of_payment,
    tell_signatories_of_reversal,
)
from certificates.actions.telling_of_many import tell_holders_of_word

__all__ = [
    "Change",
    "What",
    "Word",
    "amend_import",
    "amend_issue",
    "annul_pending",
    "ask",
    "ask_for_buyer_paper",
    "ask_for_plan",
    "ask_for_surveillance",
    "body_is_open",
    "cancel_on_request",
    "change_many",
    "charge_yearly_fee",
    "close_refused",
    "confirm_import",
    "decide_measure",
    "enter_many",
    "expire",
    "issue_for_case",
    "open_task_at_suspension_end",
    "plan_surveillance",
    "prepare_import",
    "propose_measure",
    "publish_style",
    "register_own_file",
    "register_own_files",
    "require_role",
    "restate",
    "save_style",
    "send_to_buyer",
    "set_picture",
    "set_rules",
    "sign_certificate",
    "start_of",
    "state_in_bulk",
    "state_paper",
    "suspend_on_request",
    "take_back_many",
    "take_back_request",
    "tell_case_desk_of_time",
    "tell_case_desk_of_unpaid",
    "tell_holders_of_law",
    "tell_holders_of_leaving",
    "tell_holders_of_word",
    "tell_signatories_of_payment",
    "tell_signatories_of_reversal",
]
