"""What a body's schema holds of a client, as far as the client sees it on its own pages: rows and columns, one by one.

It is a list of what leaves, never of what stays: a new column or table stays until somebody places it here. A test holds
it to all tables of the journey.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from accounts.models import Organisation, User
from exports.belongings import RowKind, mentioned
from tenants.models import CertificationBody


@dataclass(frozen=True)
class Shown:
    """Which rows of a table a client may see, and which columns of them."""

    way: str  # from a row to the client
    columns: str
    only: Q | None = None

    def rows(self, label: str, organisation: Organisation) -> QuerySet[Any]:
        every: QuerySet[Any] = apps.get_model(label)._default_manager.all()
        seen = every.filter(self.only or Q(), **{self.way: organisation.pk}).order_by().values("pk")
        return every.filter(pk__in=seen).order_by("pk")  # once each, however many ways lead to it


TOLD = Q(client_told_at__isnull=False)
OPEN_TO_THEM = Q(is_internal=False)

# In a body's schema: table → what its clients see of it.
EXPORTED = {
    "catalog.Scheme": Shown("versions__applications__organisation", "id slug"),
    "catalog.SchemeVersion": Shown("applications__organisation", "id scheme_id number edition name_zh name_en"),
    "catalog.DocumentWanted": Shown("version__applications__organisation", "id version_id position name_zh name_en"),
    "catalog.Question": Shown("version__applications__organisation", "id version_id code kind text_zh text_en unit"),
    "applications.Party": Shown("organisation", "id name_zh name_en address_zh address_en country"),
    "applications.Factory": Shown(
        "organisation", "id number name_zh name_en address_zh address_en country product_families"
    ),
    "applications.Application": Shown(
        "organisation",
        "id number kind scheme_version_id client_name_zh client_name_en client_address_zh client_address_en"
        " client_credit_code contact_name contact_email contact_phone manufacturer_id factory_is factory_id product_zh"
        " product_en trademark standards answers created_at saved_at submitted_at frozen_at",
    ),
    "applications.Unit": Shown(
        "application__organisation",
        "id application_id case_id position main_model covered_models key_components manufacturer_id factory_id",
    ),
    "cases.Case": Shown(
        "organisation",
        "id number subject_kind subject subject_words scheme_version_id kind state since holder due_at scope_asked reason"
        " certificate created_at",
    ),
    "cases.CaseEvent": Shown(
        "case__organisation", "id case_id number what source target code words about at", OPEN_TO_THEM
    ),
    "applications.Document": Shown(
        "application__organisation",
        "id application_id case_id slot version name content_type size sha256 file side uploaded_at",
        OPEN_TO_THEM,
    ),
    "applications.HandedReport": Shown(
        "application__organisation", "id application_id document_id revision state content heard_at"
    ),
    "applications.Question": Shown(
        "application__organisation", "id application_id round text asked_at answer answered_by_id answered_at"
    ),
    "cases.Message": Shown("case__organisation", "id case_id by_id side text at", OPEN_TO_THEM),
    "applications.Agreement": Shown(
        "application__organisation", "id application_id text_zh text_en sha256 offered_at in_force_at"
    ),
    "applications.Signature": Shown(
        "agreement__application__organisation",
        "id agreement_id side name sha256 signed_at scan scan_name scan_size scan_sha256",
    ),
    "applications.FeeAnnex": Shown("agreement__application__organisation", "id agreement_id lines total currency"),
    "cases.Letter": Shown(
        "case__organisation", "id case_id kind subject_zh subject_en text_zh text_en about sha256 sent_at"
    ),
    "evaluations.Plan": Shown(
        "case__organisation",
        "id case_id version methods samples begins_on client_told_at objections_until agreed_by_id agreed_at",
        TOLD,
    ),
    "evaluations.Inspection": Shown("case__organisation", "id case_id inspected_on planned_at"),
    "evaluations.PlannedEvaluator": Shown(
        "plan__case__organisation", "id plan_id user_id", Q(plan__client_told_at__isnull=False)
    ),
    "evaluations.Objection": Shown(
        "plan__case__organisation", "id plan_id evaluator_id reason made_by_id made_at is_upheld answer answered_at"
    ),
    "evaluations.Report": Shown(  # that there is one, and its hash: what it says is the body's
        "case__organisation", "id case_id version sha256 frozen_at", Q(frozen_at__isnull=False)
    ),
    "evaluations.Nonconformity": Shown(
        "case__organisation",
        "id case_id number grade criterion text status client_told_at due_at cause action answered_by_id answered_at"
        " closing_words closed_at",
        TOLD,
    ),
    "evaluations.Decision": Shown(
        "case__organisation",
        "id case_id outcome reason scope decided_at sha256",
        Q(case__letters__kind="decision"),
    ),
    "papers.IssuedPaper": Shown(
        "organisation",
        "id kind subject revision number language recorded_at made_at sha256 size pages file",
        Q(state="made"),
    ),
    "orders.Order": Shown(
        "organisation",
        "id number state since currency total contact_name contact_email contact_phone words subcontracting samples_back"
        " samples_back_to subcontractor subcontractor_named_at subcontractor_refusal content sha256 begun_by_id begun_at offered_at offer_until offer_words confirmed_by_id confirmed_at ended_by_id"
        " ended_at end_reason cancel_fee",
    ),
    "orders.OrderLine": Shown(
        "order__organisation",
        "id order_id position version_id options test_id report report_language date_id quantity unit_amount amount tax_rate product"
        " participants",
    ),
    "orders.Milestone": Shown(
        "order__organisation",
        "id order_id line_id position name_zh name_en amount days due_on acceptance_days why state since accepted_at"
        " accepted_by_id rework_reason invoice",
    ),
    "orders.Sample": Shown(
        "line__order__organisation",
        "id line_id count marking carrier tracking sent_by_id sent_at received_at condition end end_tracking ended_at",
    ),
    "orders.Delivery": Shown(
        "milestone__order__organisation", "id milestone_id number words delivered_by_id delivered_at"
    ),
    "orders.DeliveryFile": Shown(
        "delivery__milestone__order__organisation",
        "id delivery_id report_id name content_type size sha256 file added_at",
    ),
    "orders.Report": Shown(
        "order__organisation",
        "id number kind state order_id issued_on standards scope_number name size sha256 replaced_by_id reason reason_en"
        " changed_at",
    ),
    "orders.Report_lines": Shown("report__order__organisation", "id report_id orderline_id"),
    "orders.OrderMessage": Shown("order__organisation", "id order_id side by_id text at"),
    "orders.OrderFile": Shown(
        "message__order__organisation", "id message_id name content_type size sha256 file added_at"
    ),
    "staff.Advice": Shown("organisation", "id organisation_id order about_zh about_en sold_on locks_until recorded_at"),
    "staff.AdviceEnd": Shown("advice__organisation", "advice_id ended_on locks_until recorded_at"),
    "certificates.HolderRequest": Shown(
        "certificate__organisation", "id certificate_id wish ends_on words asked_by_id asked_at answer answered_at"
    ),
}
OF_STAFF = "a body's own record of its people"
OF_WORK = "the body's internal work on a case; what came of it is in letters, nonconformities and the decision"
OF_CERTIFICATE = "certificates.jsonl and statements.jsonl hold all that the register says of each certificate"
OF_SCHEME = "part of a scheme, which is public on its page"
OF_SERVICE = "public on the service's page; what a client ordered of it stands in the order's sheet"
OF_IMPORT = "how a body brought in its own list"
# Tables of a body of which clients see nothing, and why.
HIDDEN = {
    "papers.PaperDownloads": "how often a paper was taken home on a day, which names nobody",
    "papers.HouseStyle": "how a body's papers look",
    "staff.Authorisation": OF_STAFF,
    "staff.StaffProfile": OF_STAFF,
    "staff.Competence": OF_STAFF,
    "staff.Conflict": OF_STAFF,
    "staff.ClientGroup": "the row by which sale and application of a legal group wait for each other",
    "staff.ImpartialityAssessment": "the house's own work on what its advice does to impartiality",
    "catalog.StandardReference": OF_SCHEME,
    "catalog.Fee": OF_SCHEME,
    "catalog.Reason": OF_SCHEME,
    "catalog.BodyPassport": "public on the body's page",
    "catalog.Service": OF_SERVICE,
    "catalog.ServiceVersion": OF_SERVICE,
    "catalog.LabLine": OF_SERVICE,
    "catalog.BookableDate": OF_SERVICE,
    "catalog.ScopeLine": "the laboratory's own standing, public with each of its tests",
    "cases.Assignment": OF_WORK,
    "applications.QuoteTexts": "what the body writes into its quotes time and again: its own",
    "applications.ReceivedEnquiry": "what the square told of an enquiry, which its enterprise has there itself",
    "applications.Quote": "how a quote was worked out; what was sent lies with the enquiry of its enterprise",
    "applications.AskedQuestion": "lies with the enquiry of its enterprise, under no name",
    "applications.ApplicationReview": OF_WORK,
    "evaluations.Involvement": OF_WORK,
    "evaluations.Result": OF_WORK,
    "evaluations.Review": OF_WORK,
    "evaluations.EvidenceRequest": OF_WORK,
    "certificates.Certificate": OF_CERTIFICATE,
    "certificates.CertificateEvent": OF_CERTIFICATE,
    "certificates.SurveillancePlan": OF_CERTIFICATE,
    "certificates.Measure": OF_WORK,
    "certificates.OwnFile": "public on the certificate's page in the register",
    "certificates.Paper": "of its requests the client's copy says what was asked; other papers are the body's internal work",
    "certificates.Task": OF_WORK,
    "certificates.IssuingRules": "how a body numbers its certificates",
    "imports.Batch": OF_IMPORT,
    "imports.Row": OF_IMPORT,
    "imports.Layout": OF_IMPORT,
}
INVOICE = Q(issued_at__isnull=False) & ~Q(state="draft")
OF_INVOICE = Q(invoice__issued_at__isnull=False) & ~Q(invoice__state="draft")
# Of the public schema, body by body.
BILLED = {
    "billing.Invoice": Shown(
        "organisation",
        "id body_id state reference subject_kind subject about_zh about_en currency total paid credited credit_open"
        " refunded refund_open"
        " due_on payee billed_to tax_rounding issued_at paid_at cancelled_at cancel_reason cancel_reason_zh",
        INVOICE,
    ),
    "billing.InvoiceLine": Shown(
        "invoice__organisation",
        "id invoice_id position description_zh description_en quantity unit_price tax_rate tax_included net tax",
        OF_INVOICE,
    ),
    "billing.CreditNote": Shown(
        "organisation",
        "id invoice_id year sequence currency net tax rounding total frees reason_zh reason_en blue_number issued_at",
        Q(state="issued"),
    ),
    "billing.CreditNoteLine": Shown("note__organisation", "id note_id of_line_id net tax", Q(note__state="issued")),
    "billing.RedFapiao": Shown(
        "note__organisation", "id note_id form_number number file made_at", Q(state="made", note__state="issued")
    ),
    "billing.Transfer": Shown(
        "organisation",
        "id amount currency received_on bank_reference payer_name payer_account part_of_id lost taken_back_at"
        " take_back_reason",
    ),
    "billing.Payment": Shown(
        "invoice__organisation",
        "id invoice_id transfer_id note_id amount received_on bank_reference reverses_id reason",
        OF_INVOICE,
    ),
    "billing.Reminder": Shown("invoice__organisation", "id invoice_id owed sent_at", OF_INVOICE),
    "billing.TermsChange": Shown(
        "invoice__organisation",
        "id invoice_id number due_before due_on payee_before payee reason_zh reason_en changed_at",
        OF_INVOICE,
    ),
    "billing.Refund": Shown(
        "organisation",
        "id invoice_id transfer_id state amount currency reason_zh reason_en opened_at settled_on bank_reference paid_to dropped_at"
        " drop_reason",
    ),
    "billing.Fapiao": Shown(
        "invoice__organisation",
        "invoice_id kind title tax_number requested_by_id requested_at number file recorded_at",
        OF_INVOICE,
    ),
    "billing.FapiaoVersion": Shown(  # what was handed out and then corrected is the client's too
        "fapiao__invoice__organisation",
        "id fapiao_id number file recorded_at",
        Q(fapiao__invoice__issued_at__isnull=False),
    ),
    "billing.FapiaoFile": Shown("invoice__organisation", "id invoice_id number file added_at", OF_INVOICE),
}
NAMED = "id name"  # staff, as far as a client reads their names: who wrote to it, who evaluates


def bodies_of(organisation: Organisation) -> list[CertificationBody]:
    """The bodies that know an organisation as a client or holder, by the copies on its desk."""
    known: set[int] = set()
    for kind in ("Case", "Certificate", "Invoice", "Order"):
        copies = apps.get_model(f"portfolio.{kind}Copy")._default_manager.filter(organisation=organisation)
        known.update(copies.order_by().values_list("body", flat=True).distinct())
    return list(CertificationBody.objects.filter(pk__in=known).order_by("slug"))


def of_client(organisation: Organisation, body: CertificationBody) -> Iterator[RowKind]:
    """What a body shows this client. Inside the body's schema."""
    kinds = [
        RowKind(
            f"bodies/{body.slug}/{_path(label)}",
            apps.get_model(label),
            shown.rows(label, organisation),
            shown.columns.split(),
        )
        for label, shown in EXPORTED.items()
    ]
    yield from kinds
    who = mentioned(kinds, User)
    yield RowKind(f"bodies/{body.slug}/people", User, User.objects.filter(pk__in=who).order_by("pk"), NAMED.split())


def billed_to(organisation: Organisation) -> Iterator[RowKind]:
    """The invoices that reached an organisation, whole, with what was paid and the tax invoices."""
    for label, shown in BILLED.items():
        yield RowKind(_path(label), apps.get_model(label), shown.rows(label, organisation), shown.columns.split())


def _path(label: str) -> str:
    return label.lower().replace(".", "/")
