"""Which kind of seller offers which services: S13 for bodies, S4 S11 S14 S25 for partners; the impartiality of INV-9 comes besides."""

from tenants.models import CertificationBody
from vocabulary.terms import SERVICE_CLASSES, ServiceClass, ServiceType

INFORMATION = (
    ServiceType.GAP_INFORMATION,
    ServiceType.STANDARDS_INFORMATION,
    ServiceType.COMPARISON,
    ServiceType.DRAFTING,
)
_OF_CLASS = {wanted: tuple(kind for kind in ServiceType if SERVICE_CLASSES[kind] == wanted) for wanted in ServiceClass}
_KIND = CertificationBody.Kind
# As the guard `service_published_lawfully` says.
OFFERED_BY: dict[str, tuple[ServiceType, ...]] = {
    _KIND.BODY: (*_OF_CLASS[ServiceClass.NEUTRAL], *_OF_CLASS[ServiceClass.ADVISORY]),
    _KIND.LABORATORY: (ServiceType.TESTING, ServiceType.INSPECTION, *INFORMATION),
    _KIND.TRAINING: (ServiceType.TRAINING, *INFORMATION),
    _KIND.ADVISER: (*_OF_CLASS[ServiceClass.ADVISORY], *INFORMATION),
    _KIND.INSURER: (ServiceType.INSURANCE,),
}
TESTED = (ServiceType.TESTING, ServiceType.INSPECTION)  # what has lines of a laboratory


def types_for(kind: str) -> list[ServiceType]:
    """What a kind of seller may offer, in the vocabulary's order."""
    return [each for each in ServiceType if each in OFFERED_BY[kind]]
