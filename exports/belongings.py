"""What belongs to whom: every table of a body's schema, and those rows of the public tables that are a body's own.

Nothing of the journey is imported: its tables are found by asking Django for all models, so a new one is taken along by
itself. A new public table that names a body must be placed in one of the lists below; a test sees to it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import QuerySet

from accounts.models import LegalTie, Organisation, User
from accounts.queries import works_for_a_body
from tenants.models import CertificationBody

type Model = type[models.Model]


@dataclass(frozen=True)
class RowKind:
    """A table as it leaves: under which name, which rows, which columns."""

    name: str
    model: Model
    rows: QuerySet[Any]
    columns: list[str]

    @classmethod
    def whole(cls, name: str, rows: QuerySet[Any]) -> "RowKind":
        return cls(name, rows.model, rows, columns_of(rows.model))


# Public rows of a body: table → the way from a row to its body.
OWN = {
    "tenants.CertificationBody": "pk",
    "tenants.Domain": "tenant",
    "accounts.BodyMembership": "body",
    "accounts.Invitation": "body",
    "oversight.BodyRequest": "body",
    "oversight.BodyMeasure": "body",
    "oversight.Confirmation": "body",
    "oversight.Acceptance": "body",
    "oversight.AcceptanceChange": "acceptance__body",
    "oversight.ClosingRequest": "body",
    "oversight.OwnershipTie": "tenant",
    "enquiries.ClosedDays": "body",
    "enquiries.DemandAnswer": "body",
    "enquiries.Thread": "body",
    "enquiries.ThreadMessage": "thread__body",
    "enquiries.ThreadFile": "message__thread__body",
    "reviews.Review": "body",
    "reviews.ReviewHiding": "review__body",
    "billing.BankAccount": "body",
    "billing.CurrencyAccount": "body",
    "billing.AccountChange": "body",
    "billing.InvoiceSeries": "body",
    "billing.Invoice": "body",
    "billing.InvoiceLine": "invoice__body",
    "billing.Payment": "invoice__body",
    "billing.CreditNoteSeries": "body",
    "billing.CreditNote": "body",
    "billing.CreditNoteLine": "note__body",
    "billing.RedFapiao": "body",
    "billing.BankStatement": "body",
    "billing.StatementLayout": "body",
    "billing.StatementLine": "body",
    "billing.ReminderStep": "body",
    "billing.Reminder": "invoice__body",
    "billing.TermsChange": "invoice__body",
    "billing.TransferBatch": "body",
    "billing.Transfer": "body",
    "billing.Refund": "body",
    "billing.LedgerAccount": "body",
    "billing.LedgerBook": "body",
    "billing.ChartNumber": "body",
    "billing.JournalDownload": "body",
    "billing.LedgerTransaction": "body",
    "billing.LedgerEntry": "transaction__body",
    "billing.Fapiao": "invoice__body",
    "billing.FapiaoVersion": "fapiao__invoice__body",
    "billing.FapiaoFile": "invoice__body",
    "billing.FapiaoSettings": "body",
    "billing.FapiaoSheet": "body",
    "billing.FapiaoOnSheet": "sheet__body",
    "billing.FapiaoList": "body",
    "billing.FapiaoRow": "body",
    "billing.SellerAccount": "body",
    "billing.Checkout": "invoice__body",
    "billing.Dispute": "checkout__invoice__body",
    "billing.Payout": "account__body",
    "billing.Return": "checkout__invoice__body",
    "billing.Subscription": "body",
    "billing.SubscriptionChange": "subscription__body",
    "billing.SubscriptionInvoice": "subscription__body",
    "billing.OwnReceipt": "subscription__body",
    "billing.OwnPayment": "invoice__subscription__body",
    "billing.OwnRefund": "receipt__subscription__body",
    "billing.OwnFapiao": "invoice__subscription__body",
    "billing.OwnFapiaoFile": "fapiao__invoice__subscription__body",
    "billing.DunningLetter": "invoice__subscription__body",
    "billing.SavedCard": "subscription__body",
    "billing.CardSetup": "subscription__body",
    "billing.CardCharge": "invoice__subscription__body",
    "outbox.Fact": "body",
    "register.Statement": "body",
    "register.RegisterEntry": "body",
    "register.CertificateFile": "body",
}
# What names a body as well and is no property of it: a backup keeps it, an export leaves it out and says why.
BESIDE = {
    "outbox.Delivery": ("fact__body", "how far facts have travelled inside this installation"),
    "outbox.Due": ("body", "reminders, made again from the dates of cases and certificates"),
    "accounts.Notice": ("body", "letters to persons, who have them in their own accounts"),
    "billing.ProviderEvent": (
        "body",
        "the inbox of what the provider of payments told; what it meant stands in payments",
    ),
    "billing.Waiver": (
        "invoice__subscription__body",
        "what operators weigh among themselves; what came of it stands on the invoice",
    ),
    "billing.Difference": ("body", "what operators compare with the provider of payments"),
    "accounts.DemoSignIn": ("body", "the demo's one-click sign-in"),
    "enquiries.Demand": ("named_body", "what buyers demand: the buyer's own, also where it was answered"),
    "portfolio.CaseCopy": ("body", "copies of the cases for their clients"),
    "portfolio.CertificateCopy": ("body", "copies of the certificates for their holders"),
    "portfolio.InvoiceCopy": ("body", "copies of the invoices for their clients"),
    "portfolio.ReportHanding": (
        "body",
        "reports that organisations handed to their applications: the organisation's own",
    ),
    "portfolio.OrderCopy": ("body", "copies of the orders for their buyers"),
    "portfolio.SurveillanceDay": ("body", "when certificates are looked at next, for their holders"),
    "enquiries.InvitedBody": ("body", "whom an enterprise asked, and its copies of quotes: the enterprise's own"),
    # Of an enquiry no row about others who were asked comes along; each brings its own when it comes back itself.
    "enquiries.Enquiry": ("invited__body", "what enterprises ask: the enterprise's own"),
    "enquiries.EnquiryFile": ("enquiry__invited__body", "the files with it: the enterprise's own"),
    "enquiries.BodyQuestion": ("invited__body", "copies of the questions about it, with their answers"),
    "enquiries.QuoteCopy": ("invited__body", "copies of the quotes for whoever asked"),
    "enquiries.Award": ("quote__invited__body", "which quote an enterprise took: the enterprise's own"),
    "reviews.ReviewVersion": ("review__body", "what writers said before they changed it: their organisations' own"),
    "reviews.ReviewReport": ("review__body", "what persons told the operators about reviews"),
}
REVIEW = "reviews.Review"
ANSWERABLE = "enquiries.Demand"  # by two ways: it names a body by law, or the body has answered it
SUPPLIER = "register.Supplier"  # nobody's own: what each body's certificates say of their holders
NEVER = {"accounts.Ticket": "single-use keys of a minute's life", "exports.Export": "this list of exports itself"}
SECRET = {
    "accounts.Invitation": {"token_hash"},
    "enquiries.Thread": {"asked_by", "organisation"},  # whoever asks a body shows it a name of their choice alone
    "enquiries.ThreadMessage": {"asked_by"},
    # A review stands under the name that was chosen, and no other; by its order or application a seller would know whose it is.
    "reviews.Review": {"written_by", "organisation", "subject", "ended_at"},
    "reviews.ReviewHiding": {"by"},
}
HIDDEN_REVIEW = "id body_id written_at answered_by_id answered_at hidden_at hidden_reason hidden_words"
OF_TIES = "id child_id parent_id source stated_at looked_up_in checked_at ended_at end_reason"
OF_PEOPLE = ("id", "name", "email", "language", "is_active", "joined_at", "pseudonymised_at")


def own_tables(body: CertificationBody) -> Iterator[RowKind]:
    """Each table a body owns, with its rows, in a stable order. Inside the body's schema."""
    for model in journey_models():
        yield RowKind.whole(name_of(model), model._default_manager.order_by("pk"))
    for label, way in OWN.items():
        model = apps.get_model(label)
        rows = model._default_manager.filter(**{way: body.pk}).order_by("pk")
        if label == REVIEW:  # of what is hidden the place alone, as on every page
            yield RowKind("reviews/hidden", model, rows.exclude(hidden_at=None), HIDDEN_REVIEW.split())
            rows = rows.filter(hidden_at=None)
        yield RowKind.whole(name_of(model), rows)


def of_organisation(organisation: Organisation, asker: User) -> Iterator[RowKind]:
    """What the square holds of an organisation, by name. Of notices only the asker's own: they are letters to a person.

    Enquiries and quotes stay out for whoever works for a certification body, as on every page.
    """
    members = apps.get_model("accounts.OrganisationMembership")
    yield RowKind.whole("organisation", Organisation.objects.filter(pk=organisation.pk))
    yield RowKind.whole("memberships", members.objects.filter(organisation=organisation).order_by("pk"))
    yield RowKind("legal_ties", LegalTie, LegalTie.objects.filter(child=organisation).order_by("pk"), OF_TIES.split())
    people = User.objects.filter(organisation_memberships__organisation=organisation).distinct()
    yield RowKind.whole("people", people.order_by("pk"))
    for kind in ("Case", "Certificate", "Invoice", "Order"):
        copies = apps.get_model(f"portfolio.{kind}Copy")
        yield RowKind.whole(f"{kind.lower()}s", copies.objects.filter(organisation=organisation).order_by("pk"))
    handings = apps.get_model("portfolio.ReportHanding").objects.filter(organisation=organisation)
    yield RowKind.whole("reports_handed_over", handings.order_by("pk"))
    if not withheld_from(asker):
        yield from _asked_by(organisation)
    for label, way in {REVIEW: "organisation", "reviews.ReviewVersion": "review__organisation"}.items():
        model = apps.get_model(label)
        rows = model._default_manager.filter(**{way: organisation.pk}).order_by("pk")
        yield RowKind(name_of(model), model, rows, _but(model, {"written_by"}))
    held = apps.get_model("portfolio.CertificateCopy").objects.filter(organisation=organisation).values("pk")
    days = apps.get_model("portfolio.SurveillanceDay")
    yield RowKind.whole("surveillance_days", days.objects.filter(pk__in=held).order_by("pk"))
    statements = apps.get_model("register.Statement")
    yield RowKind.whole("statements", statements.objects.filter(kind="certificate", subject__in=held).order_by("pk"))
    notices = apps.get_model("accounts.Notice")
    yield RowKind.whole("notices", notices.objects.filter(user=asker).order_by("pk"))


ASKED = {
    "enquiries.Enquiry": "organisation",
    "enquiries.EnquiryFile": "enquiry__organisation",
    "enquiries.InvitedBody": "enquiry__organisation",
    "enquiries.BodyQuestion": "invited__enquiry__organisation",
    "enquiries.QuoteCopy": "invited__enquiry__organisation",
    "enquiries.Award": "enquiry__organisation",
    "enquiries.Thread": "organisation",
    "enquiries.ThreadMessage": "thread__organisation",
    "enquiries.ThreadFile": "message__thread__organisation",
}


def withheld_from(asker: User) -> dict[str, str]:
    """What of its organisation somebody does not get, and why."""
    if not works_for_a_body(asker):
        return {}
    return {"enquiries": "you work for a certification body: enquiries and quotes of enterprises are not open to you"}


def _asked_by(organisation: Organisation) -> Iterator[RowKind]:
    """The enquiries of an organisation, with whom it asked and what it was offered; and its questions to bodies."""
    for label, way in ASKED.items():
        model = apps.get_model(label)
        yield RowKind.whole(name_of(model), model._default_manager.filter(**{way: organisation.pk}).order_by("pk"))


def journey_models() -> list[Model]:
    """Every table of a body's schema, step by step."""
    configs = {config.name: config for config in apps.get_app_configs()}
    return [model for name in settings.JOURNEY for model in configs[name].get_models(include_auto_created=True)]


def people_in(kinds: Iterable[RowKind]) -> QuerySet[User]:
    """Everybody whom these rows name: staff, clients' people, and who did what."""
    return User.objects.filter(pk__in=mentioned(kinds, User)).order_by("pk")


def organisations_in(kinds: Iterable[RowKind]) -> QuerySet[Organisation]:
    return Organisation.objects.filter(pk__in=mentioned(kinds, Organisation)).order_by("pk")


def suppliers_of(body: CertificationBody) -> tuple[Model, QuerySet[Any]]:
    """Whom the certificates of a body name as holder, and whom those have joined: rows that other bodies' name as well."""
    entries = apps.get_model("register.RegisterEntry").objects.filter(body=body).order_by()
    named = models.Q(pk__in=entries.values("supplier")) | models.Q(pk__in=entries.values("supplier__joined"))
    suppliers = apps.get_model(SUPPLIER)
    return suppliers, suppliers.objects.filter(named)


def demands_of(body: CertificationBody) -> tuple[Model, QuerySet[Any]]:
    """What names a body by law, and what it has answered."""
    answered = apps.get_model("enquiries.DemandAnswer").objects.filter(body=body).order_by().values("demand")
    demands = apps.get_model(ANSWERABLE)
    return demands, demands.objects.filter(models.Q(named_body=body) | models.Q(pk__in=answered))


def mentioned(kinds: Iterable[RowKind], whom: Model) -> set[UUID]:
    """The keys of all rows of `whom` that these rows point to."""
    keys: set[UUID] = set()
    for kind in kinds:
        for field in kind.model._meta.concrete_fields:
            if field.is_relation and field.related_model is whom and field.attname in kind.columns:
                keys.update(kind.rows.order_by().values_list(field.attname, flat=True).distinct().iterator())
    return keys - {None}


def columns_of(model: Model) -> list[str]:
    """The columns that leave the house, by the names rows carry."""
    if model is User:
        return list(OF_PEOPLE)
    return _but(model, SECRET.get(model._meta.label, set()))


def _but(model: Model, secret: set[str]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.name not in secret]


def file_columns(model: Model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if isinstance(field, models.FileField)]


def name_of(model: Model) -> str:
    return f"{model._meta.app_label}/{model._meta.model_name}"


def described(kind: RowKind) -> dict[str, Any]:
    """What a kind of row is and what its columns mean, for whoever reads an export in ten years."""
    model = kind.model
    fields = {field.attname: field for field in model._meta.concrete_fields}
    columns = {}
    for name in kind.columns:
        field = fields[name]
        column: dict[str, Any] = {"type": field.get_internal_type()}
        if field.is_relation and field.related_model:
            column = {"type": "reference", "to": field.related_model._meta.label_lower}
        if field.choices:
            column["values"] = {str(value): str(words) for value, words in field.flatchoices}
        columns[name] = column
    return {"about": about(model), "columns": columns}


def about(model: Model) -> str:
    """What a table holds, in the words of its model; nothing where Django wrote them."""
    words = " ".join((model.__doc__ or "").split())
    return "" if words.startswith(f"{model.__name__}(") else words
