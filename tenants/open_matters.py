"""What is still open at a body that is about to leave: counted by the steps that hold it, which the ground does not know.

@counts_open(_("running cases"))
def running(body: CertificationBody) -> int: ...      # in cases/queries.py; called inside the body's schema
"""

from django_tenants.utils import tenant_context

from lib.counting import Count, Counters
from tenants.models import CertificationBody

_open = Counters[CertificationBody]()
counts_open = _open.declare


def open_at(body: CertificationBody) -> list[Count]:
    """Everything that is open at a body, counted now."""
    with tenant_context(body):
        return _open.of(body)
