"""The whole public statement of a scheme, of a draft as it would be stated, and of the body's passport."""

from collections.abc import Mapping
from typing import Any

from catalog.models import BodyPassport, Scheme, SchemeVersion
from lib import clock
from lib.text import bilingual
from statements import PassportStatement, SchemeStatement
from statements.body import Approval, Insurance, PassportAccreditation
from statements.scheme import SchemeCategory, StatedFee
from vocabulary.models import ProductCategory

SAME_NAME = [
    "transition_ends_on", "purposes", "rule_kind", "rule_number", "filing_number", "characteristics", "lifecycle",
    "green", "attestation", "grades", "measures", "markets", "scheme_type", "needs_factory_visit", "accepts_reports",
    "lead_times", "validity_months", "surveillance_months", "maximum_suspension_days", "commitments",
]  # fmt: skip
BILINGUAL = ["name", "summary", "proves", "does_not_prove", "who_needs_it", "rule_text", "owner", "licence"]


def scheme_statement(scheme: Scheme, version: SchemeVersion) -> SchemeStatement:
    """What is said of a scheme with `version` in force; of a draft, what would be said if it were published now."""
    fields = _described(scheme, version, _category_names(version.categories), _accreditation())
    fields |= {
        "versions": _versions(scheme),
        "documents": [
            {"name": row.name, "help": row.help, "is_required": row.is_required} for row in version.documents.all()
        ],
    }
    return SchemeStatement.model_validate(fields)


def card_statements(versions: list[SchemeVersion]) -> list[SchemeStatement]:
    """The same of many, as far as cards show it: without earlier versions and documents, and in two questions for all."""
    names = _category_names([code for version in versions for code in version.categories])
    accreditation = _accreditation()
    return [
        SchemeStatement.model_validate(_described(version.scheme, version, names, accreditation))
        for version in versions
    ]


def _described(
    scheme: Scheme, version: SchemeVersion, names: Mapping[str, dict[str, str]], accreditation: dict[str, Any] | None
) -> dict[str, Any]:
    """The fields of a scheme's statement that need no further question."""
    fields: dict[str, Any] = {name: getattr(version, name) for name in SAME_NAME}
    fields |= {name: _words(version, name) for name in BILINGUAL}
    return fields | {
        "slug": scheme.slug,
        "status": "WITHDRAWN" if scheme.withdrawn_at else "PUBLISHED",
        "withdrawn_at": scheme.withdrawn_at,
        "withdrawal_reason": bilingual(scheme.withdrawal_reason_zh, scheme.withdrawal_reason_en),
        "complete_from": scheme.register_complete_from,
        "search_words": scheme.search_words or None,
        "publishes_papers": version.publishes_papers or None,
        "green_rows": version.green_rows or None,
        "version": version.number or scheme.versions.published().count() + 1,
        "published_at": version.published_at or clock.now(),
        "objects": version.objects_certified,
        "standards": [
            {"key": row.key, "reference": row.reference, "name": bilingual(row.name_zh, row.name_en)}
            for row in version.standards.all()
        ],
        "categories": _categories(version.categories, names),
        "plan": _plan(version),
        "accreditation": accreditation if version.is_accredited else None,
        "fees": stated_fees(version),
        "factory_days": float(version.factory_days),
        "surveillance_days": float(version.surveillance_days),
    }


def passport_statement(passport: BodyPassport) -> PassportStatement:
    """Approvals, accreditation and insurance as the square may show them."""
    return PassportStatement(
        about=passport.about,
        address=passport.address,
        email=passport.email,
        telephone=passport.telephone,
        website=passport.website,
        approval=Approval(
            number=passport.approval_number,
            start=passport.approved_on,
            until=passport.approved_until,
            categories=categories_named(passport.approved_categories),
        ),
        accreditation=PassportAccreditation(
            by=passport.accreditation_body,
            number=passport.accreditation_number,
            until=passport.accredited_until,
        ),
        insurance=Insurance(
            insurer=passport.insurer,
            policy=passport.policy_number,
            amount=passport.insured_amount,
            currency=passport.insured_currency,
            until=passport.insured_until,
        ),
    )


def _words(row: SchemeVersion, name: str) -> dict[str, str]:
    return bilingual(getattr(row, f"{name}_zh"), getattr(row, f"{name}_en"))


def _versions(scheme: Scheme) -> list[dict[str, Any]]:
    return [
        {
            "number": version.number,
            "published_at": version.published_at,
            "transition_ends_on": version.transition_ends_on,
            "change_note": _words(version, "change_note"),
            "rule_text": _words(version, "rule_text"),
        }
        for version in scheme.versions.published().order_by("number")
    ]


def categories_named(codes: list[str]) -> tuple[SchemeCategory, ...]:
    """Product categories as a statement carries them."""
    return _categories(codes, _category_names(codes))


def _category_names(codes: list[str]) -> dict[str, dict[str, str]]:
    return {row.code: row.name for row in ProductCategory.objects.filter(code__in=set(codes))} if codes else {}


def _categories(codes: list[str], names: Mapping[str, dict[str, str]]) -> tuple[SchemeCategory, ...]:
    return tuple(SchemeCategory(code=code, name=names.get(code, bilingual(code, code))) for code in codes)


def _plan(version: SchemeVersion) -> dict[str, bool]:
    return {
        "batch": version.plan_batch,
        "mark_licence": version.licenses_mark,
        "market_samples": version.samples_market,
        "factory_samples": version.samples_factory,
        "process_assessment": version.assesses_process,
        "system_audit": version.audits_system,
    }


def stated_fees(version: SchemeVersion) -> list[StatedFee]:
    """The rows of fees as they are published: what is charged is counted from these, wherever it is counted."""
    return [
        StatedFee(
            per=row.per,
            label=bilingual(row.label_zh, row.label_en),
            amount=row.amount,
            currency=row.currency,
            tax=row.tax,
            payee=row.payee,
        )
        for row in version.fees.all()
    ]


def _accreditation() -> dict[str, Any] | None:
    """By whom and until when, as it is said; whoever shows it leaves the symbol out once the day has passed."""
    passport = BodyPassport.objects.first()
    if passport is None or not passport.accreditation_number:
        return None
    return {
        "by": passport.accreditation_body,
        "number": passport.accreditation_number,
        "until": passport.accredited_until,
    }
