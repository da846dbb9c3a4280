"""Certificates granted before the demo began, entered by two people; some suspended, restored, ended since, one asked about."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Organisation, OrganisationMembership, User
from catalog.models import SchemeVersion
from certificates import actions
from certificates.actions import start_of
from certificates.models import Certificate, CertificateEvent
from certificates.reasons import ListedReason, listed
from certificates.terms import longest_suspension
from certificates.transitions import Status
from lib import clock
from marketplace.demo import trade
from marketplace.demo.papers import a_page
from web.uploads import Upload, checked

What = CertificateEvent.What
PREFIX = {"northseal": "NS", "greenmark": "GM", "southgate": "SG", "voltcert": "VC", "iotrust": "IT", "softline": "SL"}
STORIES = ["valid"] * 30 + ["suspended", "restored", "withdrawn", "cancelled", "expired", "superseded"]
CONDITIONS = {"lifting_conditions_zh": "完成整改并通过复测", "lifting_conditions_en": "Corrected, and tested again"}
ENDED: dict[str, tuple[What, Status, ListedReason]] = {  # what had become of some before they were entered
    "suspended": (What.SUSPENDED, Status.SUSPENDED, listed("suspend", "conditions-not-met")),
    "withdrawn": (What.WITHDRAWN, Status.WITHDRAWN, listed("withdraw", "not-restored")),
    "cancelled": (What.CANCELLED, Status.CANCELLED, listed("cancel", "production-ended")),
}


def contents(
    version: SchemeVersion, slug: str, organisations: list[Organisation], random: Random, count: int
) -> Iterator[dict[str, Any]]:
    """What `count` certificates under a scheme say."""
    today = clock.today()
    standards = [
        {"number": row.reference, "title": {"zh": row.name_zh, "en": row.name_en}} for row in version.standards.all()
    ]
    goods = trade.goods(version.scheme.slug, version.categories)
    for number in range(count):
        maker, product = random.choice(goods)
        holder = organisations[maker]
        issued = today - timedelta(days=random.randint(40, 900))
        model, name_zh, name_en = named(product, random)
        yield {
            "number": f"{PREFIX[slug]}{issued:%Y}{version.scheme.slug[:2].upper()}{random.randint(0, 99999):05d}{number:02d}",
            "scheme": version.scheme_id,
            "scheme_version": version.number,
            "scheme_name_zh": version.name_zh,
            "scheme_name_en": version.name_en,
            "organisation": holder,
            "holder_name_zh": holder.name_zh,
            "holder_name_en": holder.name_en,
            "holder_address_zh": holder.address_zh,
            "holder_address_en": holder.address_en,
            "manufacturer_name_zh": holder.name_zh,
            "manufacturer_name_en": holder.name_en,
            "factories": [{"name": holder.name, "address": {"zh": holder.address_zh, "en": holder.address_en}}],
            "product_zh": name_zh,
            "product_en": name_en,
            "covered_models": [{"model": f"{model}{letter}", "specification": ""} for letter in "ABC"[: random.randint(1, 3)]],
            "standards": standards,
            "mode_zh": "型式试验 + 初始工厂检查 + 获证后监督" if version.needs_factory_visit else "型式试验",
            "mode_en": "Type test, initial factory inspection, surveillance" if version.needs_factory_visit else "Type test",
            "grade": random.choice(version.grades)["code"] if version.grades else "",
            "may_bear_mark": version.licenses_mark,
            "issued_on": issued,
            "first_issued_on": issued,
            "valid_from": issued,
            "valid_until": date(issued.year + (version.validity_months or 36) // 12, issued.month, min(issued.day, 28)),
        }  # fmt: skip


def named(product: trade.Product, random: Random) -> tuple[str, str, str]:
    """Model, Chinese and English name of one product; services are given at places."""
    number = random.randint(100, 990)
    if product.kind.startswith("services."):
        return f"SP-{number}", f"{product.zh}（{number} 号服务点）", f"{product.en}, service point {number}"
    model = f"{random.choice('ABDEKLMRTX')}{random.choice('ABCDEFGH')}-{number}"
    return model, f"{product.zh} {model}", f"{product.en} {model}"


def enter(rows: list[dict[str, Any]], staff: dict[str, User], random: Random) -> None:
    """Enter certificates on the word of two people with what had become of them; one of them has moved since."""
    registrar, quality = staff["registrar"], staff["quality"]
    chosen = [random.choice(STORIES) for _ in rows]
    for story, row in zip(chosen, rows, strict=True):
        if story == "expired":
            until, began = (clock.today() - timedelta(days=days) for days in (random.randint(40, 90), 1100))
            row |= {"issued_on": began, "first_issued_on": began, "valid_from": began, "valid_until": until}
    entered_at = clock.now() - timedelta(days=random.randint(20, 35))
    with clock.frozen_at(entered_at):
        entered = actions.enter_many(rows, prepared_at=entered_at, by=registrar, confirmed_by=quality)
        stories = list(zip(entered, chosen, strict=True))
        since = clock.today() - timedelta(days=random.randint(1, 4))
        word = actions.Word(registrar, entered_at, entered_at)
        ended = [*_ended(stories, since, by=quality, word=word), *_superseded(stories, by=quality, word=word)]
        actions.change_many(ended, are_new=True)
        actions.state_in_bulk(entered)
    for certificate in [certificate for certificate, story in stories if story == "restored"][:1]:
        with clock.frozen_at(entered_at + timedelta(days=random.randint(2, 15))):
            suspend_and_restore(certificate, staff)


def leave_one_to_confirm(row: dict[str, Any], *, by: User) -> Certificate:
    """Prepared by hand yesterday; a quality manager, who is another person, has yet to confirm it."""
    with clock.frozen_at(clock.now() - timedelta(days=1)):
        return actions.prepare_import(row, by=by)


def _ended(
    stories: list[tuple[Certificate, str]], since: date, *, by: User, word: actions.Word
) -> Iterator[actions.Change]:
    for certificate, story in stories:
        if story == "expired":
            yield actions.Change(
                certificate, What.EXPIRED, {"status": Status.EXPIRED}, effective_at=certificate.ends_at
            )
        elif story in ENDED:
            what, status, reason = ENDED[story]
            values: dict[str, Any] = {"status": status}
            if status == Status.SUSPENDED:
                values |= CONDITIONS | {
                    "suspension_reason": reason.code,
                    "suspension_ends_on": since + timedelta(days=90),
                    "suspension_maximum_days": longest_suspension(certificate),
                    "follow_up": by,
                }
            yield actions.Change(
                certificate, what, values, start_of(since, certificate.time_zone), reason, by=by, word=word
            )


def _superseded(stories: list[tuple[Certificate, str]], *, by: User, word: actions.Word) -> Iterator[actions.Change]:
    """Those whose holder got a newer one; a story without such a one stays valid."""
    for old, story in stories:
        newer = [
            certificate
            for certificate, other in stories
            if other == "valid" and certificate.organisation_id == old.organisation_id
        ]
        new = next((certificate for certificate in newer if _issued(certificate) > _issued(old)), None)
        if story == "superseded" and new:
            values = {"status": Status.SUPERSEDED, "superseded_by": new}
            began = start_of(_issued(new), old.time_zone)
            yield actions.Change(old, What.SUPERSEDED, values, began, by=by, word=word)


def _issued(certificate: Certificate) -> date:
    return certificate.issued_on or date.min


def suspend_and_restore(certificate: Certificate, staff: dict[str, User]) -> Certificate:
    """As its holder wrote; and back again, proposed by one who saw that it may be and decided by another."""
    ends_on = clock.today() + timedelta(days=90)
    conditions = {"zh": "完成产线搬迁后的一致性核查", "en": "A consistency check after the production line has moved"}
    suspended = actions.suspend_on_request(
        certificate, paper=_a_letter(), ends_on=ends_on, conditions=conditions, by=staff["registrar"]
    )
    checked = "搬迁后的一致性核查合格，见核查记录。 The consistency check after the move was passed; see its record."
    seen = staff["quality"]
    measure = actions.propose_measure(suspended, outcome="restore", evidence=checked, verified_by=seen, by=seen)
    evidence = {"zh": "一致性核查报告合格", "en": "The consistency check was passed"}
    actions.decide_measure(measure, agree=True, words=evidence, by=staff["decision"])
    return suspended


def leave_one_asked_for(*, random: Random) -> None:
    """A holder has asked, signed in, for a suspension; the registrar has yet to record it."""
    standing = Certificate.objects.filter(status=Status.VALID, organisation__isnull=False).order_by("number")
    certificate = random.choice(list(standing[:50]))
    members = OrganisationMembership.objects.active().filter(organisation=certificate.organisation_id)
    person = members.filter(role="administrator").select_related("user")[0].user
    words = "生产线搬迁，预计三个月。 We move our production line; it takes three months."
    ends_on = clock.today() + timedelta(days=90)
    actions.ask(certificate, wish="suspend", words=words, ends_on=ends_on, by=person)


def _a_letter() -> Upload:
    return checked(SimpleUploadedFile("request-demo.pdf", a_page("Guildmark demo: please suspend our certificate")))
