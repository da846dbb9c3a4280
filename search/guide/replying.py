"""What somebody sends back to whoever asked: in English, sentence by sentence, from what the guide made of their text.

A draft in the sender's name: it promises no certificate, no result and no date.
"""

from collections.abc import Iterator

from search.guide.deciding import Guidance
from search.guide.reading import HELD, NOT_NEEDED
from search.guide.rules import End
from vocabulary.standards import parse
from vocabulary.terms import LegalDuty

KINDS = {
    "cb": "a CB test certificate with its report",
    "cma": "a test report of a CMA laboratory",
    "cnas": "a test report of a CNAS-accredited laboratory",
    "ccc": "a CCC certificate",
}


def reply_to(given: Guidance) -> str:
    """The whole letter, paragraphs apart."""
    paragraphs = ["Dear Sir or Madam,", _opening(given), *_points(given), *_closing(given), "Kind regards,"]
    return "\n\n".join(paragraphs)


def _opening(given: Guidance) -> str:
    product = given.situation.product.strip()
    thanks = f"Thank you for your message about our product ({product})."
    return f"{thanks} On the evidence you ask for:" if any(_points(given)) else thanks


def _points(given: Guidance) -> Iterator[str]:
    lines = [f"- {_named(term.mention.rule)}: {_said_of(term)}" for term in given.terms if _is_answered(term)]
    for mention in given.reading.standards:
        if mention.is_wanted and mention.number:
            lines.append(
                f"- {mention.number.full}: we take note of this standard; tests and documents will refer to it."
            )
    for law in given.compulsory:
        lines.append(
            f"- {law.law_en}: compulsory for sale in {law.market_name['en']}; we deal with it before delivery there."
        )
    lines += [f"- {law.law_en}: {_duty_of(law.duty)}" for law in given.declared if not _speaks_of_ce(given)]
    if lines:
        yield "\n".join(dict.fromkeys(lines))


def _speaks_of_ce(given: Guidance) -> bool:
    return any(term.mention.key == "ce" for term in given.terms)


def _named(rule: object) -> str:
    return getattr(rule, "name_en", "")


def _is_answered(term: object) -> bool:
    rule = getattr(term, "rule", None)
    return bool(rule and rule.reply)


def _said_of(term: object) -> str:
    status, rule = getattr(term, "status", ""), getattr(term, "rule", None)
    if status == NOT_NEEDED:
        return "as you write, not needed for this order."
    if status == HELD:
        return "as you write, already available."
    return str(rule.reply) if rule else ""


def _duty_of(duty: str) -> str:
    if duty == LegalDuty.LABEL:
        return "registered by us or the importer."
    return "covered by our own declaration of conformity."


def _closing(given: Guidance) -> Iterator[str]:
    held = [row.holding for row in given.reuse if row.is_accepted and row.holding.kind in KINDS]
    for holding in held:
        number = parse(holding.standard) if holding.standard else None
        parts = [f"to {number.full}" if number else "", f"dated {holding.dated.isoformat()}" if holding.dated else ""]
        details = ", ".join(filter(None, [f"no. {holding.number}" if holding.number else "", *parts]))
        yield f"We hold {KINDS[holding.kind]}{f' ({details})' if details else ''} and can send it to you."
    if given.end == End.ASK and given.question:
        yield f"Before we go on, please answer one question: {given.question['en']}"
    elif given.end == End.SCHEMES:
        standard = " to the standard above" if any(one.is_wanted for one in given.reading.standards) else ""
        yield (
            "We are considering a voluntary product certification by a third party. Please confirm that a certificate of any"
            f" accredited body{standard} is accepted."
        )
    elif given.end == End.REPORT:
        yield "Please confirm the standard, the models and the greatest age of the report that you accept."
