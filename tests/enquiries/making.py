"""What tests of the demand board begin with."""

from datetime import timedelta
from typing import Any

from accounts.models import Organisation, User
from enquiries import actions
from enquiries.models import Demand, OrganisationCheck
from enquiries.models.enquiries import registered_as
from lib import clock

FRIDGES: dict[str, Any] = {
    "title_zh": "节能冰箱",
    "title_en": "Refrigerators that save energy",
    "criteria_en": "At most 0.6 kWh in 24 h for 300 litres.",
    "categories": ["appliances.refrigeration"],
    "properties": ["energy"],
    "market": "CN",
}


def looked_up(organisation: Organisation, by: User) -> None:
    """An operator has found it where enterprises are registered."""
    found = {"asked_by": by, "is_verified": True, "source": "gsxt.gov.cn", "checked_at": clock.now(), "checked_by": by}
    found["looked_up"] = registered_as(organisation)
    OrganisationCheck.objects.update_or_create(organisation=organisation, defaults=found)


def unpublished(**values: Any) -> Demand:
    return Demand(**({"ends_on": clock.today() + timedelta(days=30)} | FRIDGES | values))


def published_demand(organisation: Organisation, by: User, **values: Any) -> Demand:
    """On the board, whoever can answer it, of an organisation that was looked up."""
    looked_up(organisation, by)
    return actions.publish_demand(unpublished(**values), organisation=organisation, knows_rule=True, by=by)
