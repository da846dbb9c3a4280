"""Which certificates a number means, and whether two rows are one certificate."""

from certificates.models import Certificate
from lib.text import folded, numbers


def certificates_of_number(number: str) -> list[Certificate]:
    """This body's certificate of that number as it is printed or, where none is, those it may mean however it is written."""
    alike = list(Certificate.objects.standing().filter(folded_number=numbers.folded(number))[:20])
    return [certificate for certificate in alike if certificate.printed_number == numbers.printed(number)] or alike


def same_certificate(certificate: Certificate) -> Certificate | None:
    """Another row of this body for the same certificate: of its printed number or, written otherwise, equal in the rest."""
    others = Certificate.objects.standing().exclude(pk=certificate.pk).filter(folded_number=certificate.folded_number)
    return next(
        (
            other
            for other in others
            if certificate.printed_number == other.printed_number or all(_agreeing(certificate, other))
        ),
        None,
    )


def is_written_otherwise(certificate: Certificate, other: Certificate) -> bool:
    """Whether two rows whose numbers fold to one are of one certificate, its number written in two ways.

    CB-1-12 and CB-11-2 are two, unless holder, product and day of issue are all the same. NS 2024 and NS-2024 are one,
    unless all of these differ.
    """
    agreeing = _agreeing(certificate, other)
    return all(agreeing) or (any(agreeing) and numbers.runs(certificate.number) == numbers.runs(other.number))


def _agreeing(certificate: Certificate, other: Certificate) -> tuple[bool, bool, bool]:
    """Whether holder, product and day of issue are the same."""
    holder, product = (
        bool({folded(name) for name in mine.values() if name} & {folded(name) for name in theirs.values() if name})
        for mine, theirs in ((certificate.holder, other.holder), (certificate.product, other.product))
    )
    # Two days that nobody knows are not the same day.
    return holder, product, certificate.issued_on is not None and certificate.issued_on == other.issued_on
