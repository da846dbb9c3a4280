"""One town for all tests of doors: two bodies, two enterprises, something real behind every address, and everybody who
might knock.

Northseal (body A) works for acme (enterprise A) and for borealis (enterprise B), which greenmark (body B) works for, too.
It is set once, in a database of its own; what a test does there is rolled back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.utils import translation
from django_tenants.utils import tenant_context

from accounts.models import Invitation, Organisation, OrganisationMembership, Session, User
from accounts.queries import hash_of
from applications import actions as asking
from applications.models import Application, ReceivedEnquiry
from billing import actions as billing
from billing.models import Comparison, Invoice
from billing.subscriptions import actions as billing_of_ours
from cases import actions as cases_actions
from cases.models import Assignment, Case
from cases.transitions import State
from catalog import actions as catalogue
from catalog.models import Scheme, SchemeVersion
from certificates import actions as certifying
from enquiries.actions import answer_demand, answer_thread, ask_body, record_check, send_enquiry
from enquiries.actions import award as take_quote
from enquiries.meeting import Market
from enquiries.models import BodyQuestion, ClosedDays, Enquiry, OrganisationCheck, QuoteCopy
from evaluations import actions as evaluating
from exports.models import Export
from imports import actions as importing
from lib import clock
from outbox import relay
from outbox.models import Delivery
from oversight.models import Acceptance, BodyRequest
from register.models import RegisterEntry
from staff.actions import write_assessment
from staff.impartiality import end_advice
from staff.models import Authorisation, Role, StaffProfile
from staff.queries import today
from statements.enquiry import EnquiryBrief
from tenants.models import CertificationBody
from tests.applications.walking import Cast, Walk, a_pdf
from tests.billing.subscribing import kept_rules, transferred, written_plan
from tests.cast import NORTHSEAL, acts_for, person, staff_of, works_for
from tests.catalog.schemes import published_scheme
from tests.certificates.making import content
from tests.enquiries.making import published_demand
from tests.impartiality.making import advised, belongs, enterprise, opened
from tests.imports.making import row, table
from tests.papers.making import a_picture
from tests.staff.making import staffed
from vocabulary.models import Standard

NAMED = ("case_officer", "application_reviewer", "evaluator", "reviewer", "decision_maker", "signatory", "registrar")
TOKEN = "a-token-that-was-in-a-letter"
type Place = dict[str, Any]  # what an address is filled with


@dataclass
class Town:
    """`places`: for a view's name, what its address is filled with. `people`: whoever knocks. `words`: what is acme's."""

    places: dict[str, Place] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)  # never shown to anybody but acme, and who works for it
    body: CertificationBody | None = None
    other: CertificationBody | None = None


def build(stops: dict[State, Any]) -> Town:
    town = Town(
        body=CertificationBody.objects.get(slug="northseal"), other=CertificationBody.objects.get(slug="greenmark")
    )
    connection.set_schema_to_public()
    with translation.override("en"), transaction.atomic():
        _people(town)
        with tenant_context(town.body):
            _cases(town, stops)
            _certificates(town)
            _invoices(town)
            _subscribed(town)
            _back_office(town)
            opened(town.people["operator"])
            _advised(town)
        _next_door(town)
        _square(town)
        relay.deliver_all()
        _heard(town)
        _quoted(town)
        _asked(town)
        connection.run_on_commit.clear()
    connection.set_schema_to_public()
    return town


def _people(town: Town) -> None:
    """Everybody by the name of the column in which the table shows them."""
    acme, borealis = Organisation.objects.get(credit_code="91110000600037341L"), _borealis()
    cast = staff_of(town.body, *NORTHSEAL)
    by_role = {role: cast[name] for name, role in NORTHSEAL.items()}
    town.people = {
        "passer_by": person("petra"),
        "client_admin": acts_for(acme, "alice", OrganisationMembership.Role.ADMINISTRATOR),
        "client": acts_for(acme, "bob"),
        "other_client": acts_for(borealis, "bea", OrganisationMembership.Role.ADMINISTRATOR),
        "other_body": works_for(town.other, "gus", *Role.values),
        "no_role": works_for(town.body, "nemo"),
    }
    for role in Role.values:
        if role in NAMED:
            town.people[f"{role}_named"] = by_role[role]
        town.people[role] = works_for(town.body, f"any-{role}", role)
    town.people["outside_named"] = _from_outside(town.body, "lab")
    town.people["outside"] = _from_outside(town.body, "otherlab")
    town.people["role_ended"] = works_for(town.body, "gone", Role.EVALUATOR)
    town.people["left"] = works_for(town.body, "left", *Role.values)
    town.people["left"].body_memberships.update(ended_at=clock.now())
    town.people["operator"] = person("olga", is_operator=True)
    town.people["editor"] = person("eddy", is_editor=True, is_staff=True)
    town.people["observer"] = person("otis", is_observer=True)


def _borealis() -> Organisation:
    return Organisation.objects.create(name_en="Borealis (demo)", country="NO", registration_number="NO 7")


def _from_outside(body: CertificationBody, name: str) -> User:
    user = works_for(body, name, Role.EVALUATOR)
    with tenant_context(body):
        StaffProfile.objects.create(user=user, employment=StaffProfile.Employment.OUTSOURCED)
    return user


def _cast(town: Town, client: str) -> Cast:
    colleagues = {name: town.people[f"{role}_named"] for name, role in NORTHSEAL.items() if role in NAMED}
    return Cast(alice=town.people[client], **colleagues)


def _cases(town: Town, stops: dict[State, Any]) -> None:
    version = SchemeVersion.objects.get()
    acme = Organisation.objects.get(credit_code="91110000600037341L")

    def walk(state: State | None = None) -> Walk:
        application = Application.objects.get(pk=stops[state]) if state else None
        return Walk(version, acme, _cast(town, "client_admin"), application=application)

    draft = walk()
    draft.start()
    asked, planned, faulty = walk(State.UNDER_APPLICATION_REVIEW), walk(State.CONTRACTED), walk(State.EVALUATING)
    asked.ask()
    planned.plan()
    evaluating.object_to_evaluator(
        planned.case, evaluator=planned.cast.mira, reason="Knows us.", by=town.people["client_admin"]
    )
    faulty.find_fault()
    decided = walk(State.DECIDED).case
    _into_the_file(town, decided)
    by_view = {"answer": asked.case, "objection": planned.case, "plan": planned.case, "evaluators": planned.case}
    by_view["inspection"] = planned.case
    by_view |= {"nonconformities": faulty.case, "report": faulty.case, "review": decided}
    for view in ("agreement", "agreement-file", "fees-file", "withdraw", "message", "upload", "people"):
        town.places[f"applications:{view}"] = {"pk": decided.pk}
    town.places["applications:signature-scan"] = {"pk": decided.pk, "side": "client"}
    for view in ("case", "decision", "letter", *by_view):
        town.places[f"evaluations:{view}"] = {"pk": by_view.get(view, decided).pk}
    town.places["applications:answer"] = {"pk": asked.case.pk}
    town.places["applications:review"] = {"pk": asked.case.pk}
    town.places["applications:letter"] = {"pk": decided.letters.first().pk}
    town.places["applications:letter-file"] = town.places["applications:letter"]
    town.places["applications:document"] = {
        "pk": decided.unit.application.documents.filter(is_internal=False).first().pk
    }
    town.places["applications:remove-document"] = {"pk": draft.application.documents.first().pk}
    town.places["applications:send"] = town.places["applications:discard"] = {"pk": draft.application.pk}
    town.places["applications:section"] = {"pk": draft.application.pk, "name": "documents"}
    town.places["applications:apply"] = {"slug": version.scheme.slug}
    town.places["certificates:issue"] = {"pk": decided.pk}
    town.words |= {decided.number, "Where is our sample", "BCD-520", "Acme Appliances"}
    Walk(version, _acts(town, "other_client"), _cast(town, "other_client"), models=["B-1"]).to(State.SUBMITTED)


def _acts(town: Town, who: str) -> Organisation:
    return town.people[who].organisation_memberships.get().organisation


def _into_the_file(town: Town, decided: Case) -> None:
    """Messages, an internal paper, and two who are named for it without having evaluated anything: from outside, and past."""
    cases_actions.write_message(decided, text="Where is our sample?", by=town.people["client_admin"])
    officer = town.people["case_officer_named"]
    asking.add_document(
        decided.unit.application, a_pdf("notes.pdf"), slot="body:Notes", case=decided, is_internal=True, by=officer
    )
    for who in ("outside_named", "role_ended"):
        Assignment.objects.create(case=decided, role=Role.EVALUATOR, user=town.people[who], assigned_by=officer)
    for other in Case.objects.exclude(pk=decided.pk).exclude(state=State.DRAFT):
        for role in NAMED:
            _name(other, role, town.people[f"{role}_named"], officer)
        _name(other, Role.EVALUATOR, town.people["outside_named"], officer)
    for role in NAMED:
        _name(decided, role, town.people[f"{role}_named"], officer)
    gone = Authorisation.objects.filter(user=town.people["role_ended"])
    gone.update(ends_on=clock.today(), ended_at=clock.now(), ended_by=officer)


def _name(case: Case, role: str, user: User, by: User) -> None:
    if not case.assignments.current().filter(role=role, user=user).exists():
        Assignment.objects.create(case=case, role=role, user=user, assigned_by=by)


def _certificates(town: Town) -> None:
    rita, quinn = town.people["registrar_named"], town.people["quality_manager"]
    pending = certifying.prepare_import(content("NS-P-1"), by=rita)
    valid = certifying.confirm_import(
        certifying.prepare_import(content("NS-V-1"), by=rita), by=quinn, takes_responsibility=True
    )
    measure = certifying.propose_measure(
        valid, outcome="withdraw", evidence="Found in the market.", reason="serious-defect", by=rita
    )
    decided = Case.objects.get(pk=town.places["certificates:issue"]["pk"])
    issued = certifying.issue_for_case(decided, by=rita)
    for view in ("certificate", "plan", "suspend", "restore", "cancel", "supersede"):
        town.places[f"certificates:{view}"] = {"pk": valid.pk}
    for view in ("amend", "confirm", "throw-away"):
        town.places[f"certificates:{view}"] = {"pk": pending.pk}
    town.places["certificates:propose"] = {"pk": valid.pk, "outcome": "withdraw"}
    town.places["certificates:decide"] = {"pk": measure.pk}
    town.places["certificates:sign"] = {"pk": issued.pk}
    certifying.set_picture("logo", a_picture(), by=town.people["body_admin"])
    town.places["certificates:style-picture"] = {"name": "logo"}
    town.places["certificates:register-own-file"] = {"pk": valid.pk}
    town.places["api:file"] = {"sha256": certifying.register_own_file(valid, sha256="1" * 64, by=rita).sha256}
    for view in ("certificate", "certificate-data", "for-buyers"):
        town.places[f"register:{view}"] = {"pk": valid.pk}


def _invoices(town: Town) -> None:
    fin, alice = town.people["finance"], town.people["client_admin"]
    details = {"holder": "北印认证（演示）", "bank": "演示银行", "number": "6222 0000 1111 2222", "days_to_pay": 15}
    billing.set_bank_account(town.body, by=fin, **details)
    change = billing.propose_account(town.body, by=fin, number="6222 0000 3333 4444")
    for view in ("account-change", "confirm-account", "decline-account", "withdraw-account"):
        town.places[f"billing:{view}"] = {"pk": change.pk}
    drafts = list(Invoice.objects.filter(body=town.body, state="draft").order_by("drafted_at", "pk"))
    issued = billing.issue(drafts[0], by=fin)
    paid = {"amount": 100, "received_on": clock.today(), "bank_reference": "TX-9"}
    payment = billing.record_payment(issued, by=fin, **paid)
    billing.request_fapiao(issued, by=alice, kind="ordinary", title="爱克米", tax_number="91110000600037341L")
    for view in ("invoice", "payment", "cancel", "print", "file", "record-payment", "record-fapiao", "fapiao-file"):
        town.places[f"billing:{view}"] = {"pk": issued.pk}
    for view in ("edit", "issue"):
        town.places[f"billing:{view}"] = {"pk": drafts[1].pk}
    for view in ("own-invoice", "own-print", "own-file", "request-fapiao", "own-fapiao-file"):
        town.places[f"billing:{view}"] = {"pk": issued.pk}
    town.places["billing:reverse-payment"] = {"pk": issued.pk, "payment_pk": payment.pk}
    town.words.add(issued.reference)


def _subscribed(town: Town) -> None:
    """Northseal pays the platform for a plan without limits: a transfer came, an invoice is proposed to be given up."""
    olga, admin = town.people["operator"], town.people["body_admin"]
    kept_rules(olga)
    plan = written_plan(1, "Whole", {"CNY": 100_000}, by=olga)
    subscription = billing_of_ours.subscribe(town.body, plan, by=admin)
    invoice = subscription.invoices.get()
    receipt = transferred(subscription, 100, by=olga)
    waiver = billing_of_ours.propose_waiver(invoice, reason="Ours", by=olga)
    comparison = Comparison.objects.create(month=clock.today().replace(day=1))
    difference = comparison.differences.create(kind="ledger", thing="x")
    for view in ("choose-plan", "edit-plan", "plan-terms"):
        town.places[f"billing:{view}"] = {"pk": plan.pk}
    for view in (
        "subscription-invoice",
        "charge-card",
        "pay-subscription",
        "paid-subscription",
        "own-invoice-of-body",
        "waive",
    ):
        town.places[f"billing:{view}"] = {"pk": invoice.pk}
    for view in ("subscriber", "record-own-transfer", "extend-trial"):
        town.places[f"billing:{view}"] = {"pk": subscription.pk}
    town.places["billing:take-back-receipt"] = {"pk": receipt.pk}
    town.places["billing:answer-waiver"] = {"pk": waiver.pk}
    town.places["billing:see-to-difference"] = {"pk": difference.pk}
    town.places["billing:begin-trial"] = {"slug": town.other.slug}


def _back_office(town: Town) -> None:
    rita, ada, sima = town.people["registrar_named"], town.people["body_admin"], town.people["scheme_manager"]
    batch = importing.upload(SimpleUploadedFile("old.csv", table(row()).encode()), by=rita)
    for view in ("batch", "columns", "reading", "state", "confirm", "discard", "take-back"):
        town.places[f"imports:{view}"] = {"pk": batch.pk}
    town.places["imports:result"] = {"pk": batch.pk, "kind": "csv"}
    town.places["body exports:download"] = {"pk": _export(ada, body=town.body).pk}
    scheme = SchemeVersion.objects.get().scheme
    catalogue.start_draft(scheme, by=sima)
    for view in (
        "one-scheme", "search-words", "start-draft", "withdraw", "offer-again", "complete", "preview", "publish", "discard"
    ):  # fmt: skip
        town.places[f"catalog:{view}"] = {"pk": scheme.pk}
    for view in ("edit-section", "live-preview"):
        town.places[f"catalog:{view}"] = {"pk": scheme.pk, "key": "names"}
    _accepted(town, scheme, by=sima)
    town.places["catalog:scheme"] = {"slug": scheme.slug}
    town.places["catalog:scheme-version"] = {"slug": scheme.slug, "number": 1}
    town.places["register:scheme"] = {"pk": scheme.pk}
    town.places["register:scheme-version"] = {"pk": scheme.pk, "number": 1}
    mira = town.people["evaluator_named"]
    for view in ("person", "profile", "authorise", "competence", "conflict", "end-membership"):
        town.places[f"staff:{view}"] = {"pk": mira.pk}
    town.places["staff:end-authorisation"] = {"pk": Authorisation.objects.filter(user=mira).first().pk}


def _advised(town: Town) -> None:
    """Northseal has advised somebody whom nobody here acts for, and its quality manager has assessed what that does."""
    advice = advised(enterprise("Advised GmbH"), by=town.people["scheme_manager"])
    end_advice(advice.order, on=today())
    write_assessment(advice, risks="One plant.", measures="Others evaluate.", by=town.people["quality_manager"])
    for view in ("advice", "assess", "answer-assessment"):
        town.places[f"staff:{view}"] = {"pk": advice.pk}


def _accepted(town: Town, scheme: Scheme, *, by: User) -> None:
    """Who accepts northseal's scheme, as its scheme manager says."""
    words = {"acceptor_en": "Orient Mall (demo)", "document_en": "Terms", "source_en": "Seller centre"}
    row = catalogue.state_acceptance(scheme, Acceptance(valid_from=clock.today(), **words), by=by)
    town.places["catalog:acceptances"] = town.places["catalog:new-acceptance"] = {"pk": scheme.pk}
    for view in ("acceptance", "end-acceptance"):
        town.places[f"catalog:{view}"] = {"pk": scheme.pk, "acceptance": row.pk}
        town.places[f"oversight:{view}"] = {"pk": row.pk}
    town.places["oversight:miss-acceptance"] = {"pk": row.pk}
    town.places["oversight:undo-acceptance"] = {"pk": row.changes.get().pk}


def _demanded(town: Town) -> None:
    """Borealis, whose name is no secret then, demands what northseal's scheme certifies, and northseal answers."""
    demand = published_demand(_acts(town, "other_client"), town.people["other_client"])
    scheme = Market().schemes_for(demand, body=town.body)[0]
    answer = answer_demand(
        demand, body=town.body, scheme=str(scheme.pk), words="By test.", by=town.people["scheme_manager"]
    )
    for view in ("demand", "withdraw-demand", "close-demand", "desk-demand"):
        town.places[f"enquiries:{view}"] = {"pk": demand.pk}
    town.places["enquiries:withdraw-demand-answer"] = {"pk": answer.pk}


def _quoted(town: Town) -> None:
    """Acme asks northseal twice: one quote stands with a question and a file, the other was taken."""
    alice, finance = town.people["client_admin"], town.people["finance"]
    acme = _acts(town, "client_admin")
    check = OrganisationCheck.objects.create(organisation=acme, asked_by=alice)
    record_check(check, is_verified=True, source="gsxt.gov.cn", by=town.people["operator"])
    for is_taken in (True, False):
        enquiry = send_enquiry(
            acme,
            brief=EnquiryBrief(product="Cool box", models=("C-1",), made_in=("Foshan",)),
            schemes=[town.places["register:scheme"]["pk"]],
            deadline=clock.now() + timedelta(days=7),
            files=[a_pdf("brief.pdf")],
            by=alice,
        )
        relay.deliver_all()
        with tenant_context(town.body):
            received = ReceivedEnquiry.objects.get(pk=enquiry.invited.get().pk)
            asking.ask_about_enquiry(received, text="Which voltage?", by=finance)
            quote = asking.send_quote(asking.draft_quote(received, by=finance), by=finance)
        relay.deliver_all()
        copy = QuoteCopy.objects.get(pk=quote.pk)
        if is_taken:
            take_quote(copy, by=alice)
            relay.deliver_all()
            town.places["applications:awarded"] = {"pk": received.pk}
    for view in ("enquiry", "quotes", "brief", "extend", "withdraw", "close"):
        town.places[f"enquiries:{view}"] = {"pk": enquiry.pk}
    town.places["enquiries:open-to"] = {"pk": received.pk}
    town.places["enquiries:answer-question"] = {"pk": BodyQuestion.objects.get(invited=received.pk).pk}
    town.places["enquiries:award"] = {"pk": copy.pk}
    town.places["enquiries:file"] = {"pk": enquiry.files.get().pk}
    town.places["enquiries:check"] = {"pk": acme.pk}
    for view in ("enquiry", "decline-enquiry", "ask-about-enquiry", "draft-quote"):
        town.places[f"applications:{view}"] = {"pk": received.pk}
    town.places["applications:enquiry-file"] = {"pk": received.pk, "file": enquiry.files.get().pk}
    for view in ("quote", "redraft-quote", "quote-file", "own-quote-file"):
        town.places[f"applications:{view}"] = {"pk": quote.pk}
    brief = EnquiryBrief(product="Cool box", category="appliances.refrigeration", outside_mainland=True)
    call = Enquiry.objects.create(
        number="E2026-90000",
        organisation=acme,
        asked_by=alice,
        brief_content=brief.model_dump(mode="json"),
        deadline=clock.now() + timedelta(days=7),
        invites_others=True,
    )
    town.places["enquiries:open-call"] = {"pk": call.pk}
    day = clock.today() + timedelta(days=30)
    closed = ClosedDays.objects.create(body=town.body, first_day=day, last_day=day, stated_by=finance)
    town.places["enquiries:take-back-closed-days"] = {"pk": closed.pk}


def _asked(town: Town) -> None:
    """Acme asks northseal about its scheme, under no name, and is answered; both may be shown in public."""
    alice, officer = town.people["client_admin"], town.people["case_officer"]
    scheme = RegisterEntry.objects.get(pk=town.places["register:scheme"]["pk"])
    thread = ask_body(
        town.body,
        text="Is travel included?",
        scheme=scheme,
        organisation=_acts(town, "client_admin"),
        may_publish=True,
        files=[a_pdf("drawing.pdf")],
        by=alice,
    )
    relay.deliver_all()
    answer = answer_thread(thread, text="No.", by=officer)
    town.places["enquiries:ask-body"] = {"slug": "northseal"}
    for view in ("thread", "thread-publication", "desk-thread", "leave-thread", "take-back-answer"):
        town.places[f"enquiries:{view}"] = {"pk": thread.pk}
    town.places["enquiries:publish-answer"] = {"pk": thread.pk, "message": answer.pk}
    for view in ("thread-file", "desk-thread-file"):
        town.places[f"enquiries:{view}"] = {"pk": thread.messages.first().files.get().pk}


def _export(user: User, **owner: Any) -> Export:
    now = clock.now()
    kept = {"ready_at": now, "kept_until": now + timedelta(days=7), "file": ContentFile(b"PK everything", "export.zip")}
    return Export.objects.create(state=Export.State.READY, asked_by=user, asked_at=now, **kept, **owner)


def _next_door(town: Town) -> None:
    """Greenmark has a scheme, a case of borealis and a certificate, so that its pages have something to show."""
    gus, bea = town.people["other_body"], town.people["other_client"]
    staffed(town.other)
    with tenant_context(town.other):
        version = published_scheme(gus)
        colleagues = {name: gus for name in Cast.__dataclass_fields__ if name != "alice"}
        Walk(version, _acts(town, "other_client"), Cast(alice=bea, **colleagues), models=["G-1"]).to(State.SUBMITTED)
        certifying.prepare_import(content("GM-1", holder_name_en="Borealis", holder_name_zh=""), by=gus)


def _square(town: Town) -> None:
    alice, acme = town.people["client_admin"], _acts(town, "client_admin")
    bob = acme.memberships.get(user=town.people["client"])
    town.places["site exports:download"] = {"pk": _export(alice, organisation=acme).pk}
    for view in ("organisation", "edit-organisation"):
        town.places[f"accounts:{view}"] = {"pk": acme.pk}
    claim = belongs(acme, enterprise("Holding AG"), alice)
    town.places["accounts:tie"] = town.places["accounts:end-tie"] = {"pk": claim.pk}
    town.places["accounts:parent"] = town.places["accounts:end-parent"] = {"pk": acme.pk}
    town.places["oversight:ownership"] = {"slug": "northseal"}
    town.places["accounts:change-member"] = {"pk": acme.pk, "membership": bob.pk}
    session = Session.objects.create(user=alice, host="guildmark.localhost", expires_at=clock.now() + timedelta(days=1))
    town.places["accounts:end-session"] = {"pk": session.pk}
    town.places["accounts:read-notice"] = {"pk": alice.notices.first().pk}
    week = clock.now() + Invitation.LASTS
    Invitation.objects.create(user=person("nora"), body=town.body, token_hash=hash_of(TOKEN), expires_at=week)
    town.places["accounts:invitation"] = {"token": TOKEN}
    asked = {"name_zh": "远山认证（演示）", "name_en": "Farhill (demo)", "slug": "farhill", "contact_name": "Fay"}
    join = BodyRequest.objects.create(
        **asked, email="fay@example.org", approval_number="CNCA-R-2026-001", language="en"
    )
    for view in ("request", "approve", "decline"):
        town.places[f"oversight:{view}"] = {"pk": join.pk}
    town.places["wagtail_serve"] = {"_0": ""}  # the home page
    town.places["register:schema"] = {"name": "certificate-v1"}
    town.places["site sitemap"], town.places["body sitemap"] = {"section": "lists"}, {"section": "storefront"}
    town.places["api:body"] = {"slug": "northseal"}
    for view in ("certificate", "scheme"):
        town.places[f"api:{view}"] = town.places[f"register:{view}"]
    town.places["api:nothing"] = {"rest": "nothing"}
    town.places["oversight:body"] = town.places["register:body"] = {"slug": "northseal"}
    town.places["search:csv"] = town.places["search:workbook"] = {"kind": "products"}
    town.places["oversight:close"] = {"slug": "northseal"}
    town.places["oversight:measure"] = {"slug": "northseal", "measure": "suspend"}


def _heard(town: Town) -> None:
    _demanded(town)
    entry = RegisterEntry.objects.get(pk=town.places["register:certificate"]["pk"])
    town.places["register:supplier"] = town.places["api:supplier"] = {"pk": entry.supplier_id}
    town.places["register:standard"] = {"slug": "gb-t-4706.1"}
    town.places["oversight:standard"] = {"pk": Standard.objects.first().pk}
    delivery = Delivery.objects.order_by("pk").first()
    for view in ("delivery", "retry", "skip"):
        town.places[f"oversight:{view}"] = {"pk": delivery.pk}


ON_SITE = (
    "passer_by",
    "client_admin",
    "client",
    "other_client",
    "no_role",
    "registrar",
    "operator",
    "editor",
    "observer",
)
NOT_AT_A_BODY = ("client", "editor", "observer")  # who are nothing more there than a client's colleague or a passer-by


def everybody(town: Town, host: str) -> Iterator[tuple[str, User | None, bool]]:
    """(column, person, whether with a second factor) of all who knock at a host."""
    yield "stranger", None, True
    for name in ON_SITE if host == "site" else [one for one in town.people if one not in NOT_AT_A_BODY]:
        yield name, town.people[name], True
    name = "editor" if host == "site" else "registrar"
    yield f"{name}_without_second_factor", town.people[name], False
