"""What changes people, their memberships, sessions and post. One file per thing."""

from accounts.actions.groups import check_tie, end_tie, state_parent
from accounts.actions.inviting import accept_invitation, invite, invite_to_body, revoke_invitation
from accounts.actions.organisations import (
    change_role,
    end_body_membership,
    end_membership,
    register_organisation,
    update_organisation,
)
from accounts.actions.people import confirm_address, pseudonymise, update_profile
from accounts.actions.post import enclose, mark_all_read, mark_read, notify, write_letter
from accounts.actions.sessions import (
    end_all_sessions,
    end_session,
    end_sessions_at,
    forget_old,
    open_session,
    record_sign_in,
)

__all__ = [
    "accept_invitation",
    "change_role",
    "check_tie",
    "confirm_address",
    "enclose",
    "end_all_sessions",
    "end_body_membership",
    "end_membership",
    "end_session",
    "end_sessions_at",
    "end_tie",
    "forget_old",
    "invite",
    "invite_to_body",
    "mark_all_read",
    "mark_read",
    "notify",
    "open_session",
    "pseudonymise",
    "record_sign_in",
    "register_organisation",
    "revoke_invitation",
    "state_parent",
    "update_organisation",
    "update_profile",
    "write_letter",
]
