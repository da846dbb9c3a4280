"""What changes: an answer is kept under its key, old ones go; rules are changed by operators, each with a row that says so."""

import secrets
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from lib import clock
from lib.refusal import Refused
from search.guide import current
from search.guide.rules import GuideRule, problems
from search.guide.situations import Situation
from search.models import GuideAnswer, GuideRuleChange

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

DAYS_KEPT = 90
LOCK = 7103


def keep_answer(asked: Situation) -> GuideAnswer:
    """Keep what somebody answered, so that the answer has an address that only they know."""
    return GuideAnswer.objects.create(key=secrets.token_urlsafe(18), situation=asked.plain())


def answer_of(key: str) -> GuideAnswer | None:
    """The answer of that key, as long as it is kept."""
    if len(key) > 32 or "\x00" in key:
        return None
    return GuideAnswer.objects.filter(key=key, created_at__gt=clock.now() - timedelta(days=DAYS_KEPT)).first()


def forgotten_on(answer: GuideAnswer) -> date:
    """The day from which the answer is gone."""
    return (answer.created_at + timedelta(days=DAYS_KEPT)).date()


def forget_answer(answer: GuideAnswer) -> None:
    """Whoever has the key may have it forgotten at once."""
    answer.delete()


def forget_old_answers() -> int:
    """What was answered more than `DAYS_KEPT` days ago goes, with what a buyer wrote. Gives how many went."""
    gone, _of_kinds = GuideAnswer.objects.filter(created_at__lte=clock.now() - timedelta(days=DAYS_KEPT)).delete()
    return gone


@transaction.atomic
def keep_rule(rule: GuideRule, *, seen: int, by: "AbstractBaseUser") -> GuideRuleChange:
    """Write a rule, new where its key is. `seen`: the newest change of any rule when its editor saw what theirs changes."""
    _alone(by)
    if seen != current.newest():
        raise Refused(_("Somebody has changed the rules since you looked. Look at what yours changes now."))
    if wrong := list(problems(rule)):
        raise Refused(" ".join(wrong))
    return _become(rule.key, rule, by=by)


@transaction.atomic
def remove_rule(key: str, *, by: "AbstractBaseUser") -> GuideRuleChange:
    """The guide answers without it from now on."""
    _alone(by)
    if current.stored().get(key) is None:
        raise Refused(_("There is no such rule."))
    return _become(key, None, by=by)


@transaction.atomic
def undo_rule(change: GuideRuleChange, *, by: "AbstractBaseUser") -> GuideRuleChange:
    """Let a rule be what it was before; a newer change of the same rule is undone first."""
    _alone(by)
    if GuideRuleChange.objects.filter(rule=change.rule, pk__gt=change.pk).exists():
        raise Refused(_("The rule has been changed since. Undo the newest change first."))
    return _become(change.rule, GuideRule.of(change.before) if change.before else None, by=by, undoes=change)


def _become(
    key: str, rule: GuideRule | None, *, by: "AbstractBaseUser", undoes: GuideRuleChange | None = None
) -> GuideRuleChange:
    before = current.stored().get(key)
    if before == rule:
        raise Refused(_("Nothing would change."))
    change = GuideRuleChange.objects.create(
        rule=key,
        before=before.plain() if before else None,
        after=rule.plain() if rule else None,
        by_id=by.pk,
        at=clock.now(),
        undoes=undoes,
    )
    transaction.on_commit(current.forget)
    return change


def _alone(by: "AbstractBaseUser") -> None:
    """One at a time: what an editor saw was seen against all rules."""
    if not getattr(by, "is_operator", False):
        raise Refused(_("Only the platform's operators change the rules of the guide."))
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
