"""Certificates granted before the demo began, entered by two people; some suspended, restored, ended since, one asked about."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Organisation, OrganisationMembership, User
from catalog.models import SchemeVersion
from catalog.modes import mode_of
from certificates import actions
from certificates.actions import start_of
from certificates.models import Certificate, CertificateEvent
from certificates.reasons import ListedReason, listed
from certificates.terms import longest_suspension
from certificates.transitions import Status
from lib import clock
from lib.text import bilingual
from marketplace.demo import trade
from marketplace.demo.papers import a_page
from marketplace.demo.rows import SchemeRow
from web.uploads import Upload, checked

What = CertificateEvent.What
PREFIX = {
    "northseal": "NS", "greenmark": "GM", "southgate": "SG", "voltcert": "VC", "iotrust": "IT", "softline": "SL",
    "servewell": "SW", "lingnan": "LN", "rheinwerk": "RW",
}  # fmt: skip
ENDINGS = ["", "A", "B", "C", "S", "E", "Pro", "/W", "/G"]  # of the models of a series
STORIES = ["valid"] * 30 + ["suspended", "restored", "withdrawn", "cancelled", "expired", "superseded"]
CONDITIONS = {"lifting_conditions_zh": "完成整改并通过复测", "lifting_conditions_en": "Corrected, and tested again"}
ENDED: dict[str, tuple[What, Status, ListedReason]] = {  # what had become of some before they were entered
    "suspended": (What.SUSPENDED, Status.SUSPENDED, listed("suspend", "conditions-not-met")),
    "withdrawn": (What.WITHDRAWN, Status.WITHDRAWN, listed("withdraw", "not-restored")),
    "cancelled": (What.CANCELLED, Status.CANCELLED, listed("cancel", "production-ended")),
}


def contents(
    row: SchemeRow, versions: list[SchemeVersion], organisations: list[Organisation], random: Random, count: int
) -> Iterator[dict[str, Any]]:
    """What `count` certificates under a scheme say, each under the version that was in force as it was issued."""
    goods = trade.goods(row)
    editions = [_Edition(version) for version in reversed(versions)]
    youngest, oldest = row.closed.days_ago + 20 if row.closed else 40, min(900, row.months * 30 - 20)
    for number in range(count):
        maker, product = random.choice(goods)
        issued = clock.today() - timedelta(days=random.randint(youngest, oldest))
        edition = next(edition for edition in editions if edition.since <= issued)
        serial = f"{row.slug[:2].upper()}{random.randint(0, 99999):05d}{number:02d}"
        yield {
            "number": f"{PREFIX[row.body]}{issued:%Y}{serial}",
            **edition.stated,
            **_parties(organisations[maker], trade.makers()[maker], random),
            **_made(product, trade.makers()[maker], random),
            **_found(row, random),
            "issued_on": issued,
            "first_issued_on": issued,
            "valid_from": issued,
            "valid_until": date(issued.year + row.months // 12, issued.month, min(issued.day, 28)),
        }


class _Edition:
    """A version of a scheme: since when it was in force, and what certificates under it say of it."""

    def __init__(self, version: SchemeVersion) -> None:
        assert version.published_at  # noqa: S101  # it is one of the published
        mode = mode_of(version)
        self.since = version.published_at.date()
        self.stated: dict[str, Any] = {
            "scheme": version.scheme_id,
            "scheme_version": version.number,
            "scheme_name_zh": version.name_zh,
            "scheme_name_en": version.name_en,
            "standards": [
                {"number": row.reference, "title": bilingual(row.name_zh, row.name_en)}
                for row in version.standards.all()
            ],
            "mode_zh": mode["zh"],
            "mode_en": mode["en"],
            "may_bear_mark": version.gives_mark,
        }


def _parties(holder: Organisation, maker: trade.Maker, random: Random) -> dict[str, Any]:
    """Who holds and makes it, and where it is produced: at the maker's, or in a factory that it has elsewhere."""
    names = {f"{who}_name_{code}": words for who in ("holder", "manufacturer") for code, words in holder.name.items()}
    at_home = bilingual(holder.address_zh, holder.address_en)
    factories = [{"name": holder.name, "address": at_home}]
    if maker.factory:
        elsewhere = bilingual(f"{maker.factory[0]}演示园 2 号", f"2 Demo Park, {maker.factory[1]}")
        second = {"name": _branch(holder.name, maker.factory), "address": elsewhere}
        factories = random.choice([factories, [second], [*factories, second]])
    return {
        "organisation": holder,
        **names,
        "holder_address_zh": holder.address_zh,
        "holder_address_en": holder.address_en,
        "factories": factories,
    }


def _branch(name: dict[str, str], address: tuple[str, str]) -> dict[str, str]:
    town = address[0].removesuffix("市").rpartition("省")[2].rpartition("区")[2] or address[0]
    return bilingual(f"{name['zh']}{town}分厂" if name["zh"] else "", f"{name['en']}, {address[1].split(',')[0]} works")


def _made(product: trade.Product, maker: trade.Maker, random: Random) -> dict[str, Any]:
    """What is certified, with its models; services are given at places."""
    number = random.randint(100, 990)
    if product.kind.startswith("services."):
        name = bilingual(f"{product.zh}（{number} 号服务点）", f"{product.en}, service point {number}")
        models = [{"model": f"SP-{number}", "specification": ""}]
        return {"product_zh": name["zh"], "product_en": name["en"], "covered_models": models}
    series = f"{maker.brand[:2].upper()}{random.choice('ABDEKLMRTX')}-{number}"
    printed = random.choice(product.specifications or ("",))
    endings = random.sample(ENDINGS, random.randint(1, 4))
    return {
        "product_zh": f"{product.zh} {series}",
        "product_en": f"{product.en} {series}",
        "trademark": maker.brand.upper(),
        "covered_models": [{"model": f"{series}{ending}", "specification": printed} for ending in sorted(endings)],
    }


def _found(row: SchemeRow, random: Random) -> dict[str, Any]:
    """Values between the scheme's best and worst, and the grade that goes with the first of them."""
    share = random.random()
    grade = row.grades[int(share * len(row.grades))]["code"] if row.grades else ""
    return {"grade": grade, "measured": [measure.stated(share) for measure in row.measures]}


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
