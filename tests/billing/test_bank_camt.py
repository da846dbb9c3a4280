"""camt.053 is held to the standard before anything of it is believed, and only what is booked came in."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from billing.bank.camt import read_camt
from billing.bank.files import FIELDS, read_table
from lib.reading.headings import best_reading, guessed
from lib.reading.tables import headings_of
from lib.refusal import Refused
from tests.billing.making import CAMT_CODE as CODE
from tests.billing.making import a_statement as statement
from tests.billing.making import an_entry as entry


def read(*entries: str, **more):
    return read_camt(ContentFile(statement(*entries, **more)))


def refused(content: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        read_camt(ContentFile(content))
    return str(refusal.value)


@pytest.mark.parametrize("version", ["02", "04", "08", "10", "13"])
def test_each_version_is_read(version):
    (one,) = read(entry(version=version), version=version).came_in
    assert (one.amount, one.currency, str(one.booked_on), one.bank_reference) == (25970, "EUR", "2026-11-20", "B1")


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "ISO-8859-1"])
def test_it_is_read_in_its_encoding(encoding):
    party = "<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Müller GmbH</Nm></Dbtr></RltdPties></TxDtls></NtryDtls>"
    (one,) = read(entry(version="02", details=party), version="02", encoding=encoding).came_in
    assert one.payer_name == "Müller GmbH"


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (lambda text: text.replace("<Sts><Cd>BOOK</Cd></Sts>", ""), "Sts is missing"),
        (lambda text: text.replace(CODE, ""), "BkTxCd is missing"),
        (lambda text: text.replace("<MsgId>M1</MsgId>", ""), "MsgId is missing"),
        (lambda text: text.replace("<Id>S1</Id>", ""), "Id is missing"),
        (lambda text: text.replace("<Acct>", "<Akkt>").replace("</Acct>", "</Akkt>"), "Acct is missing"),
        (lambda text: text.replace("<Bal>", "<X>").replace("</Bal>", "</X>"), "Bal is missing"),
        (lambda text: text.replace("</Ntry>", "<Sts/></Ntry>"), "Sts does not belong there"),
        (
            lambda text: text.replace("<NtryRef>N1</NtryRef>", "<NtryRef>1</NtryRef><NtryRef>2</NtryRef>"),
            "NtryRef stands there twice",
        ),
        (lambda text: text.replace(">259.70<", ">-259.70<"), "Amt says “-259.70”"),
        (lambda text: text.replace(">259.70<", ">1e3<"), "Amt says “1e3”"),
        (lambda text: text.replace(">259.70<", ">2.123456<"), "Amt says"),
        (lambda text: text.replace(">259.70<", f">{'9' * 19}<"), "Amt says"),
        (lambda text: text.replace('<Amt Ccy="EUR">259', '<Amt Ccy="eur">259'), "Ccy says “eur”"),
        (
            lambda text: text.replace('"EUR">259.70</Amt><CdtDbtInd>CRDT', '"EUR">259.70</Amt><CdtDbtInd>BOTH'),
            "says “BOTH”",
        ),
        (lambda text: text.replace("BOOK", "LATE"), "Sts says “LATE”"),
        (lambda text: text.replace("<BookgDt><Dt>2026-11-20", "<BookgDt><Dt>20.11.2026"), "BookgDt says"),
    ],
)
def test_what_is_not_by_the_standard_is_refused_with_its_place(broken, words):
    assert words in refused(broken(statement(entry()).decode()).encode())


def test_the_entry_is_named():
    second = entry().replace(CODE, "")
    assert "Ntry of entry 2" in refused(statement(entry(), second))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (statement(version="99"), "versions 02 to 13"),
        (statement().replace(b"camt.053", b"camt.054"), "camt.054, no bank statement"),
        (b"<?xml version='1.0'?><html/>", "no bank statement of ISO 20022"),
        (statement()[:-40], "broken"),
        (b"<?xml version='1.0' encoding='x-nothing'?><Document/>", "broken"),
    ],
)
def test_what_is_no_statement_is_refused(content, words):
    assert words in refused(content)


BOMB = '<!DOCTYPE Document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Document'


@pytest.mark.parametrize("doctype", [BOMB, '<!DOCTYPE Document SYSTEM "http://x.test/a.dtd"><Document'])
def test_entities_and_document_types_are_refused(doctype):
    assert "entities" in refused(statement(entry()).replace(b"<Document", doctype.encode()))


@pytest.mark.parametrize("status", ["PDNG", "INFO"])
def test_what_is_only_announced_has_not_come(status):
    read_one = read(entry(status=status))
    assert (read_one.came_in, read_one.outgoing) == ([], 1)


def test_what_went_out_is_counted_and_what_was_called_back_is_named():
    back = entry("7.00", credit="DBIT", before="<RvslInd>true</RvslInd>")
    found = read(entry(credit="DBIT"), back)
    assert (found.came_in, found.outgoing, found.unread) == (
        [], 2, [[2, "The bank took back €7.00 EUR that had come in. Take that transfer back."]]
    )  # fmt: skip


def test_an_entry_in_another_currency_than_the_account_is_named():
    found = read(entry(currency="USD"), entry())
    assert (len(found.came_in), found.unread) == (1, [[1, "It is in USD, the account in EUR."]])


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"currency": "JPY", "amount": "10.50"}, "no coins"),
        ({"currency": "XAU"}, "do not know"),
        ({"amount": "1.005"}, "no coins"),
    ],
)
def test_what_cannot_be_booked_is_named(more, words):
    found = read(entry(**more), account=more.get("currency", "EUR"))
    assert words in found.unread[0][1]


def details(*parts: str) -> str:
    return f"<NtryDtls>{''.join(f'<TxDtls>{part}</TxDtls>' for part in parts)}</NtryDtls>"


def part(amount, currency="EUR"):
    return f'<Refs><EndToEndId>E</EndToEndId></Refs><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'


def test_a_batch_is_its_transactions():
    found = read(entry("30.00", details=details(part("10.00"), part("20.00"))))
    assert [(one.amount, one.bank_reference) for one in found.came_in] == [(1000, "B1/1"), (2000, "B1/2")]


@pytest.mark.parametrize(
    "parts", [[part("10.00"), part("19.00")], [part("10.00"), part("20.00", "USD")], [part("10.00"), "<Refs/>"]]
)
def test_a_batch_that_does_not_come_to_its_entry_is_one(parts):
    assert [one.amount for one in read(entry("30.00", details=details(*parts))).came_in] == [3000]


def test_a_batch_of_several_payers_that_is_not_told_apart_names_none():
    payer = "<RltdPties><Dbtr><Pty><Nm>{}</Nm></Pty></Dbtr></RltdPties>"
    several = details(payer.format("A"), payer.format("B"))
    assert [one.payer_name for one in read(entry("30.00", details=several)).came_in] == [""]


def test_more_lines_than_are_read_at_once_are_refused_whole(monkeypatch):
    monkeypatch.setattr("billing.row_files.rows.MOST_LINES", 1)
    with pytest.raises(Refused, match="more than 1 lines"):
        read(entry(), entry())


def test_the_amount_the_payers_bank_was_told_is_not_ours():
    told = '<AmtDtls><InstdAmt><Amt Ccy="USD">11.00</Amt></InstdAmt><TxAmt><Amt Ccy="EUR">{}</Amt></TxAmt></AmtDtls>'
    found = read(entry("30.00", version="02", details=details(told.format("10"), told.format("20"))), version="02")
    assert [one.amount for one in found.came_in] == [1000, 2000]


SCHEMA = """<xs:schema xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 elementFormDefault="qualified" targetNamespace="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
<xs:element name="Document"><xs:complexType><xs:sequence><xs:element name="{name}"/></xs:sequence></xs:complexType></xs:element>
</xs:schema>"""


@pytest.mark.parametrize(("name", "is_sound"), [("BkToCstmrStmt", True), ("Other", False)])
def test_where_the_standards_schema_is_at_hand_it_decides(tmp_path, settings, name, is_sound):
    Path(tmp_path / "camt.053.001.08.xsd").write_text(SCHEMA.format(name=name))
    settings.CAMT_SCHEMAS = str(tmp_path)
    if is_sound:
        assert sum(Decimal(one.amount) for one in read(entry()).came_in) == 25970
    else:
        assert "line 1" in refused(statement(entry()))


EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def test_the_example_of_the_documents_is_sound():
    found = read_camt(ContentFile((EXAMPLES / "statement.camt053.xml").read_bytes()))
    assert (len(found.came_in), found.outgoing, found.unread) == (1, 1, [])


def test_the_example_of_a_table_is_understood_by_its_headings():
    file = ContentFile((EXAMPLES / "statement.csv").read_bytes())
    reading = best_reading(file, FIELDS)
    columns = {key: at for at, key in guessed(headings_of(file, reading), FIELDS).items()}
    found = read_table(file, reading, columns, currency="CNY")
    assert ([one.amount for one in found.came_in], found.outgoing) == ([2_597_000, 2_120_000], 1)
