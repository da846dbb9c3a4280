"""What an enterprise does first after it has signed up. Each step goes when it is done, all of them with the first case."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from accounts.queries import administers
from portfolio.desk_needs import DeskPart
from portfolio.models import CaseCopy


@dataclass(frozen=True)
class FirstStep:
    """What to do, why, and one or two ways to it: words and address."""

    words: str
    why: str
    ways: tuple[tuple[str, str], ...]


def first_steps(
    user: User, organisations: Sequence[Organisation], cases: Sequence[CaseCopy], more: DeskPart
) -> list[FirstStep]:
    """What is still to be done by somebody who has begun nothing yet, or drafts only."""
    steps = [_completing(each) for each in organisations if not _is_complete(each) and administers(user, each)]
    if cases:
        return steps  # a draft, which stands above and leads on
    if not more.sections:
        steps.append(
            FirstStep(
                _("Find the certification that you need"),
                _("Search by product, standard or what a buyer wrote; the guide asks back where you are not sure."),
                ((_("Ask the guide"), reverse("search:guide")), (_("Search the schemes"), reverse("search:schemes"))),
            )
        )
        steps.append(
            FirstStep(
                _("Ask for quotes, or apply"),
                _("One brief goes to up to five bodies under no name. To apply at once, open a scheme."),
                ((_("Ask for quotes"), reverse("enquiries:new")),),
            )
        )
    return steps


def _is_complete(organisation: Organisation) -> bool:
    is_registered = organisation.credit_code or organisation.registration_number
    return bool(is_registered and (organisation.address_zh or organisation.address_en))


def _completing(organisation: Organisation) -> FirstStep:
    return FirstStep(
        _("Complete %(organisation)s: its address, as it stands on certificates") % {"organisation": organisation},
        _("Applications and quotes begin with what stands there, so that you type it once."),
        ((_("Complete the organisation"), reverse("accounts:edit-organisation", args=[organisation.pk])),),
    )
