"""The words with which schemes are described, the same for bodies that state them and for whoever shows them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ObjectKind(TextChoices):
    """What is certified."""

    PRODUCT = "product", _("Whole product")
    COMPONENT = "component", _("Component")
    FUNCTION = "function", _("Function")
    CHARACTERISTIC = "characteristic", _("Key characteristic")


class Characteristic(TextChoices):
    """Which quality of it."""

    SAFETY = "safety", _("Safety")
    STABILITY = "stability", _("Stability")
    RELIABILITY = "reliability", _("Reliability")
    EXTENSIBILITY = "extensibility", _("Extensibility")
    REUSABILITY = "reusability", _("Reusability")
    COMFORT = "comfort", _("Comfort")
    USABILITY = "usability", _("Usability")
    MAINTAINABILITY = "maintainability", _("Maintainability")
    ENERGY = "energy", _("Energy efficiency")
    EMC = "emc", _("Electromagnetic compatibility")
    SUBSTANCES = "substances", _("Hazardous substances")
    SECURITY = "security", _("Cyber security")


class LifecycleStage(TextChoices):
    PLANNING = "planning", pgettext_lazy("lifecycle stage", "Planning")
    DEVELOPMENT = "development", _("Research and development")
    PRODUCTION = "production", _("Production")
    DISTRIBUTION = "distribution", _("Distribution")
    USE = "use", _("Use")
    RECYCLING = "recycling", _("Recycling")
    DISPOSAL = "disposal", _("Disposal")


class GreenOrientation(TextChoices):
    LOW_CARBON = "low_carbon", _("Low-carbon")
    ENERGY_SAVING = "energy_saving", _("Energy saving")
    CIRCULAR = "circular", _("Circular economy")
    REGIONAL = "regional", _("Regional strategy")


class GreenRow(TextChoices):
    """What a scheme behind a sustainability label must be (Directive (EU) 2024/825, article 1: certification scheme)."""

    OPEN = "open", _("Open to all traders who meet its requirements, on fair terms")
    EXPERTS = "experts", _("Criteria made with experts and stakeholders")
    PROCEDURE = "procedure", _("Public procedure for non-compliance: the label is suspended or withdrawn")
    MONITORING = "monitoring", _("Monitored by a third party, independent of owner and trader")


class AttestationForm(TextChoices):
    """In which form the result is attested."""

    TESTING = "testing", _("Testing")
    CALIBRATION = "calibration", _("Calibration")
    GRADING = "grading", _("Grading")
    MARKING = "marking", _("Characteristic marking")
    CERTIFICATION = "certification", _("Certification")


class SchemeType(TextChoices):
    """ISO/IEC 17067."""

    TYPE_1A = "1a", _("1a: type examination")
    TYPE_1B = "1b", _("1b: batch")
    TYPE_2 = "2", _("2: with samples from the market")
    TYPE_3 = "3", _("3: with samples from the factory")
    TYPE_4 = "4", _("4: with samples and process assessment")
    TYPE_5 = "5", _("5: with samples and system audit")
    TYPE_6 = "6", _("6: services and processes")


MARKLESS_TYPES = frozenset({"1a"})  # a sample was examined and no production is watched: nothing there may bear a mark


class RuleKind(TextChoices):
    STATE_PROMOTED = "state_promoted", _("State-promoted")
    FILED = "filed", _("Own rules, filed")
    NOT_FILED = "not_filed", _("Own rules, not filed")


class LegalDuty(TextChoices):
    """What a law demands before a product is sold: only a certificate is for designated bodies alone."""

    CERTIFICATE = "certificate", _("A certificate of a designated body")
    LABEL = "label", _("A label, registered by the manufacturer")
    DECLARATION = "declaration", _("A declaration of the manufacturer's own")


class Purpose(TextChoices):
    """Why somebody needs it."""

    BUYER = "buyer", _("A buyer demands it")
    TENDER = "tender", _("A tender")
    E_COMMERCE = "e_commerce", _("Entry to an e-commerce platform")
    EXPORT = "export", _("An export market")
    SUBSIDY = "subsidy", _("A subsidy")
    CONSUMER_MARK = "consumer_mark", _("A mark for consumers")


class FeeBasis(TextChoices):
    """What a fee is counted by. No fee depends on an outcome (INV-10)."""

    APPLICATION = "application", _("per application")
    UNIT = "unit", _("per unit")
    MODEL = "model", _("per further model")
    TEST = "test", _("per unit tested")
    TEST_REUSED = "test_reused", _("per unit whose existing test reports are accepted, instead of its test")
    FACTORY_DAY = "factory_day", _("per day at a factory")
    TRAVEL = "travel", _("travel, per visit to a factory, at cost and at most this")
    CERTIFICATE = "certificate", _("per certificate")
    SURVEILLANCE_DAY = "surveillance_day", _("per day of surveillance, each year")
    YEAR = "year", _("per year and certificate")
    CHANGE = "change", _("per change of a certificate")


# What is paid for, as heads of rows in tables: `FeeBasis` says how it is counted.
FEE_NOUNS = {
    FeeBasis.APPLICATION: pgettext_lazy("fee", "Application"),
    FeeBasis.UNIT: pgettext_lazy("fee", "Evaluation"),
    FeeBasis.MODEL: pgettext_lazy("fee", "Further models"),
    FeeBasis.TEST: pgettext_lazy("fee", "Tests"),
    FeeBasis.TEST_REUSED: pgettext_lazy("fee", "Tests, existing reports accepted"),
    FeeBasis.FACTORY_DAY: pgettext_lazy("fee", "Factory inspection"),
    FeeBasis.TRAVEL: pgettext_lazy("fee", "Travel (at cost, at most)"),
    FeeBasis.CERTIFICATE: pgettext_lazy("fee", "Certificate"),
    FeeBasis.SURVEILLANCE_DAY: pgettext_lazy("fee", "Surveillance"),
    FeeBasis.YEAR: pgettext_lazy("fee", "Annual fee"),
    FeeBasis.CHANGE: pgettext_lazy("fee", "Change of a certificate"),
}

# What is paid for surveillance, year after year: a scheme under surveillance says what that comes to.
SURVEILLANCE_FEES = frozenset({FeeBasis.SURVEILLANCE_DAY, FeeBasis.YEAR})


class FeePayee(TextChoices):
    """Who is paid. Only what the body is paid stands on its invoices."""

    BODY = "body", _("the certification body")
    LABORATORY = "laboratory", _("the laboratory")
    PARTNER = "partner", _("a partner who makes the visit")


class FeeTax(TextChoices):
    INCLUDED = "included", _("tax included")
    EXCLUDED = "excluded", _("plus tax")
    NONE = "none", _("no tax")


class QuoteBasis(TextChoices):
    """What an amount of a quote rests on."""

    PUBLISHED = "published", _("published fee")
    DAYS = "days", _("person-days × published rate")
    TARIFF = "tariff", _("the laboratory's tariff")
    AT_COST = "at_cost", _("at cost, at most this")


class QuoteReason(TextChoices):
    """Why a quote asks less than is published, or counts more days than the rule."""

    REUSE = "reuse", _("Results that are there already are reused")
    SHARED_VISIT = "shared_visit", _("The visit is shared with other work at this factory")
    RELIEF = "relief", _("A published relief")
    MORE_WORK = "more_work", _("More work than the rule's least")


class LeadTimeStep(TextChoices):
    """The steps whose days a scheme states."""

    APPLICATION_REVIEW = "application_review", _("Application review")
    AGREEMENT = "agreement", _("Agreement")
    TYPE_TEST = "type_test", _("Type test")
    FACTORY_INSPECTION = "factory_inspection", _("Factory inspection")
    REVIEW_AND_DECISION = "review_and_decision", _("Review and decision")
    CERTIFICATE = "certificate", _("Certificate")


class ServiceClass(TextChoices):
    """What a service is to the impartiality of certification (INV-9, ISO/IEC 17065 4.2.6)."""

    NEUTRAL = "neutral", _("Neutral: sold to anybody")
    ADVISORY = "advisory", _("Advisory: solutions for one client")
    INSURANCE = "insurance", pgettext_lazy("service", "Insurance")


class ServiceType(TextChoices):
    """What a value-added service 增值服务 is. Its class follows from it: `SERVICE_CLASSES`."""

    TESTING = "testing", _("Testing")
    INSPECTION = "inspection", _("Inspection")
    TRAINING = "training", _("Open training")
    GAP_INFORMATION = "gap_information", _("Gap information, without solutions")
    STANDARDS_INFORMATION = "standards_information", _("Standards and market-access information")
    COMPARISON = "comparison", _("Comparison")
    DRAFTING = "drafting", _("Support in drafting standards, on public drafts")
    DIAGNOSIS = "diagnosis", _("Diagnosis")
    COACHING = "coaching", _("Coaching in lean methods and Six Sigma")
    TRACEABILITY = "traceability", _("Setting up traceability")
    MONITORING = "monitoring", _("Setting up monitoring")
    RESEARCH = "research", _("Research and development")
    TEST_GUIDANCE = "test_guidance", _("Guidance on design and test systems")
    INSURANCE = "insurance", pgettext_lazy("service", "Insurance")


_ADVISORY = {
    ServiceType.DIAGNOSIS,
    ServiceType.COACHING,
    ServiceType.TRACEABILITY,
    ServiceType.MONITORING,
    ServiceType.RESEARCH,
    ServiceType.TEST_GUIDANCE,
}
SERVICE_CLASSES: dict[str, ServiceClass] = {
    kind: ServiceClass.INSURANCE
    if kind == ServiceType.INSURANCE
    else ServiceClass.ADVISORY
    if kind in _ADVISORY
    else ServiceClass.NEUTRAL
    for kind in ServiceType
}


class ServicePrice(TextChoices):
    """What is known of a service's price before it is ordered."""

    FIXED = "fixed", _("Fixed price")
    FROM = "from", _("Price from")
    ON_REQUEST = "on_request", _("Price on request")


class ServicePlace(TextChoices):
    """Where a service is done."""

    AT_CLIENT = "at_client", _("At the client")
    AT_SELLER = "at_seller", _("At the provider")
    ONLINE = "online", _("Online")


class ReportKind(TextChoices):
    """Under which standing a laboratory reports."""

    CMA = "cma", _("CMA report")
    CNAS = "cnas", _("CNAS report")
    CB = "cb", _("CB report")
    PLAIN = "plain", _("Plain report")


class ScopeList(TextChoices):
    """Of which list a laboratory's scope is: without it, no report of that kind."""

    CMA = "cma", _("CMA (inspection body and laboratory mandatory approval)")
    CNAS = "cnas", _("CNAS accreditation")


TERMS: dict[str, type[TextChoices]] = {
    "object": ObjectKind,
    "characteristic": Characteristic,
    "lifecycle": LifecycleStage,
    "green": GreenOrientation,
    "green_row": GreenRow,
    "attestation": AttestationForm,
    "type": SchemeType,
    "rule": RuleKind,
    "purpose": Purpose,
    "duty": LegalDuty,
    "fee": FeeBasis,
    "payee": FeePayee,
    "tax": FeeTax,
    "quote_basis": QuoteBasis,
    "quote_reason": QuoteReason,
    "step": LeadTimeStep,
    "service_class": ServiceClass,
    "service_type": ServiceType,
    "service_price": ServicePrice,
    "service_place": ServicePlace,
    "report_kind": ReportKind,
    "scope_list": ScopeList,
}
