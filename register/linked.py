"""Schemes, certificates and bodies as search engines read them: JSON-LD in the words of https://schema.org.

Made from statements alone, as a page is. Nobody is named who could be called, and a certificate is called active only
where its page says so: an engine may show that word for weeks.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from lib.text import localized
from register.answers import Answer
from register.models import RegisterEntry, Supplier
from statements import CertificateStatement, PassportStatement
from statements.certificate import MeasuredValue, StatedParty
from statements.showing import cost_from
from tenants.hosts import body_url, site_url
from tenants.models import CertificationBody

type Linked = dict[str, Any]

CONTEXT = "https://schema.org"


def certificate(answer: Answer, entry: RegisterEntry, scheme: RegisterEntry | None) -> Linked:
    """A Certification: of which product, by whom, from when until when, and how it stands now."""
    statement = entry.as_certificate
    address = site_url(reverse("register:certificate", args=[entry.pk]))
    return _filled(
        {
            "@context": CONTEXT,
            "@type": "Certification",
            "@id": address,
            "url": address,
            "name": localized(statement.scheme_name) or localized(entry.name),
            "certificationIdentification": entry.number,
            "certificationStatus": _status(answer),
            "issuedBy": organisation(entry.body),
            "about": _product(statement),
            "datePublished": statement.issued_on,
            "validFrom": statement.valid_from,
            "expires": statement.valid_until,
            "certificationRating": _filled({"@type": "Rating", "ratingValue": statement.grade}),
            "hasMeasurement": [_measurement(value) for value in statement.measured],
            "isBasedOn": [
                *([_scheme_named(scheme)] if scheme else []),
                *({"@type": "CreativeWork", "name": standard.number} for standard in statement.standards),
            ],
            "@reverse": {"hasCertification": _party(statement.holder)},
        }
    )


def _status(answer: Answer) -> str:
    """ "" where neither is true: it is valid, but its page warns of the body that issued it."""
    if answer.kind == "valid":
        return f"{CONTEXT}/CertificationActive"
    return "" if answer.standing == "valid" else f"{CONTEXT}/CertificationInactive"


def _product(statement: CertificateStatement) -> Linked:
    return _filled(
        {
            "@type": "Product",
            "name": localized(statement.product),
            "model": [model.model for model in statement.models[:100] if model.model],
            "brand": _filled({"@type": "Brand", "name": statement.trademark}),
            "manufacturer": _party(statement.manufacturer),
        }
    )


def _measurement(value: MeasuredValue) -> Linked:
    return _filled(
        {
            "@type": "QuantitativeValue",
            "name": localized(value.name),
            "value": value.value,
            "unitText": value.unit,
        }
    )


def scheme(entry: RegisterEntry, *, is_offered: bool) -> Linked:
    """A Service that certifies; with an offer, from the least it costs, where one can apply today."""
    statement, cost = entry.as_scheme, cost_from(entry.as_scheme)
    address = site_url(reverse("register:scheme", args=[entry.pk]))
    offer: Linked = {"@type": "Offer", "url": body_url(entry.body, f"/apply/{statement.slug}/")}
    if cost is not None:
        price = {"minPrice": f"{cost.amount:f}", "priceCurrency": str(cost.currency)}
        offer["priceSpecification"] = {"@type": "PriceSpecification", **price}
    return _filled(
        {
            "@context": CONTEXT,
            "@type": "Service",
            "@id": address,
            "url": address,
            "serviceType": "Product certification",
            **_names(statement.name),
            "description": localized(statement.summary),
            "identifier": statement.rule_number,
            "category": [localized(category.name) for category in statement.categories],
            "provider": organisation(entry.body),
            "isRelatedTo": [{"@type": "CreativeWork", "name": standard.reference} for standard in statement.standards],
            "offers": offer if is_offered else None,
        }
    )


def body(shown: CertificationBody, passport: PassportStatement | None) -> Linked:
    """An Organization, with its approval's number where the platform has looked it up."""
    return _filled(
        {
            "@context": CONTEXT,
            **organisation(shown),
            "description": localized(passport.about) if passport else "",
            "address": localized(passport.address) if passport else "",
            "sameAs": [
                *([body_url(shown)] if shown.is_open else []),
                *([passport.website] if passport and passport.website.startswith(("https://", "http://")) else []),
            ],
            "identifier": _filled(
                {
                    "@type": "PropertyValue",
                    "name": "Approval number",
                    "value": shown.approval_number if shown.is_confirmed and not shown.is_overseas else "",
                }
            ),
        }
    )


def supplier(shown: Supplier, region: Mapping[str, str]) -> Linked:
    """An Organization that certificates name as holder. Not which of them: how they stand changes, and its page says it."""
    address = site_url(reverse("register:supplier", args=[shown.pk]))
    code = {"@type": "PropertyValue", "name": "Unified social credit code", "value": shown.code}
    return _filled(
        {
            "@context": CONTEXT,
            "@type": "Organization",
            "@id": address,
            "url": address,
            **_names(shown.name),
            "address": localized(region),
            "identifier": code if shown.code else None,
        }
    )


def organisation(shown: CertificationBody) -> Linked:
    """A body as others name it."""
    address = site_url(reverse("register:body", args=[shown.slug]))
    return {"@type": "Organization", "@id": address, "url": address, **_names(shown.name)}


def _scheme_named(entry: RegisterEntry) -> Linked:
    address = site_url(reverse("register:scheme", args=[entry.pk]))
    return {"@type": "CreativeWork", "@id": address, "url": address, "name": localized(entry.name)}


def _party(party: StatedParty) -> Linked:
    return _filled({"@type": "Organization", **_names(party.name), "address": localized(party.address)})


def _names(name: Mapping[str, str]) -> Linked:
    """The name in the reader's language, and the other."""
    first = localized(name)
    return _filled({"name": first, "alternateName": [other for other in name.values() if other and other != first]})


def _filled(linked: Linked) -> Linked:
    """Without what is not stated; nothing where only a type is left."""
    stated = {key: _written(value) for key, value in linked.items() if not _is_empty(value)}
    return stated if stated.keys() - {"@type"} else {}


def _is_empty(value: Any) -> bool:
    return value is None or value == "" or (isinstance(value, dict | list) and not any(_parts(value)))


def _parts(value: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value


def _written(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
