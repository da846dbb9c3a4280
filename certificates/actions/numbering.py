"""The numbers of certificates: by the body's own pattern, each once."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from certificates.models import Certificate, IssuingRules
from lib import clock
from lib.refusal import Refused
from lib.text.numbers import folded
from staff.models import Role
from staff.queries import roles_of
from tenants.context import current_body

BLANKS = ("{body}", "{scheme}", "{year}", "{serial}")
MAY_SET_RULES = frozenset({Role.BODY_ADMIN, Role.QUALITY_MANAGER})


def require_setter(by: User) -> None:
    """Raises Refused to whoever does not set how this body numbers its certificates and how its papers look."""
    if not MAY_SET_RULES & roles_of(by):
        raise Refused(_("The administrator or the quality manager sets this."))


@transaction.atomic
def set_rules(*, number_pattern: str, holds_back_unpaid: bool, paper_language: str = "both", by: User) -> IssuingRules:
    """Say how this body numbers and prints its certificates, and whether an unpaid invoice holds one back."""
    require_setter(by)
    _check_pattern(number_pattern)
    rules = _locked_rules()
    rules.number_pattern, rules.holds_back_unpaid = number_pattern, holds_back_unpaid
    rules.paper_language = paper_language
    rules.edited_by, rules.edited_at = by, clock.now()
    rules.save()
    return rules


def next_number(scheme: str) -> str:
    """The next number that is free. Of two who ask at once one waits. Numbers thrown away are not used again."""
    rules, year = _locked_rules(), clock.today(current_body().time_zone).year
    if rules.counted_year != year:
        rules.counted_year, rules.last_serial = year, 0
    while True:
        rules.last_serial += 1
        number = written(rules.number_pattern, scheme=scheme, year=year, serial=rules.last_serial)
        if not Certificate.objects.filter(folded_number=folded(number)).exists():
            break
    rules.save(update_fields=["counted_year", "last_serial"])
    return number


def written(pattern: str, *, scheme: str, year: int, serial: int) -> str:
    """A number as the pattern has it written."""
    values = (current_body().slug.upper(), scheme.upper(), str(year), f"{serial:05}")
    for blank, value in zip(BLANKS, values, strict=True):
        pattern = pattern.replace(blank, value)
    return pattern


def _locked_rules() -> IssuingRules:
    IssuingRules.objects.get_or_create(pk=1)
    return IssuingRules.objects.select_for_update().get(pk=1)


def _check_pattern(pattern: str) -> None:
    if "{serial}" not in pattern or "{year}" not in pattern:
        raise Refused(_("The pattern must hold {year} and {serial}, or two certificates would get one number."))
    rest = pattern
    for blank in BLANKS:
        rest = rest.replace(blank, "")
    if not all(sign.isalnum() or sign in "-/._() " for sign in rest):
        raise Refused(_("A pattern is made of letters, digits, - / . _ ( ) and {body}, {scheme}, {year}, {serial}."))
