"""3,053 real certificates of open hardware go in: each stands in the register, correct, or has a reason why not."""

import csv
import html
import io
from collections import Counter

from certificates.models import Certificate
from imports.models import Row
from imports.results import as_csv
from register.models import RegisterEntry
from tests.imports.making import REAL


def assert_every_row_is_in_the_register_or_has_a_reason(batch) -> None:
    """Compares the file, read anew by other means, with the certificates, the register and the result file."""
    originals = list(csv.DictReader(io.StringIO(REAL.read_text(encoding="utf-8"), newline="")))
    verdicts = Counter(batch.rows.values_list("verdict", flat=True))
    assert verdicts == {"new": 3028, "repeated": 1, "refused": 24}
    assert batch.state == "done"
    refused = batch.rows.filter(verdict="refused")
    assert {one["code"] for row in refused for one in row.problems} == {"issued_missing"}

    held = {one.number: one for one in Certificate.objects.select_related("superseded_by")}
    shown = {one.number: one for one in RegisterEntry.objects.certificates()}
    for original in originals:
        if not original["certificationDate"]:
            assert original["oshwaUid"] not in held
            continue
        one, entry = held[original["oshwaUid"]], shown[original["oshwaUid"]]
        name = " ".join(html.unescape(original["projectName"]).split())
        assert name in (one.product_zh, one.product_en)
        assert " ".join(html.unescape(original["responsibleParty"]).split()) in (one.holder_name_zh, one.holder_name_en)
        assert one.issued_on.isoformat() == original["certificationDate"][:10]
        assert (entry.status, entry.revision) == (one.status, one.revision)

    assert list(chain_from(held["DE000104"])) == [
        "DE000104", "DE000108", "DE000112", "DE000113", "DE000121", "DE000136"
    ]  # fmt: skip
    assert {one.number for one in held["US002660"].supersedes.all()} == {"US000074", "US002004"}
    assert shown["DE000104"].status == "SUPERSEDED"
    assert shown["DE000136"].status == "VALID"
    assert Row.objects.filter(remarks__contains=[{"code": "predecessor_taken"}]).count() > 0
    with as_csv(batch) as result:
        assert len(list(csv.reader(result.read().decode("utf-8-sig").splitlines(keepends=True)))) == 3054


def chain_from(certificate):
    while certificate:
        yield certificate.number
        certificate = certificate.superseded_by
