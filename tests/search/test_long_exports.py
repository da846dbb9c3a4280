"""More than a file may hold: fifty thousand rows, and a sentence that says so."""

import csv
import io

import pytest
from django.db import connection

from register.models import RegisterEntry
from search.exporting import MOST
from search.models import IndexRow, ProductDocument
from tests.search.making import certificate, heard
from tests.support.database import guards_at_rest

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.long]
COUNT = 50_100
KEY = "md5(n::text)::uuid"
CUT = "Cut after 50,000 of 50,100 rows: narrow the search to have the rest."


@pytest.fixture
def filled(northseal) -> None:
    """One certificate and its row in the index, so many times over: nothing of it is stated or analysed anew."""
    first = certificate(
        northseal, number="NS-0", models=[{"model": "AC-7KW"}], standards=[{"number": "GB/T 23119-2017"}]
    )
    heard()
    with guards_at_rest(), connection.cursor() as cursor:
        _copied(cursor, RegisterEntry, first, id=KEY, statement_id="-n", number="'NS-' || n")
        _copied(cursor, ProductDocument, first, id=KEY, newest="k.newest - n")


def _copied(cursor, model: type[RegisterEntry] | type[IndexRow], pk, **otherwise: str) -> None:
    columns = [str(field.column) for field in model._meta.concrete_fields]
    values = ", ".join(otherwise.get(column, f"k.{column}") for column in columns)
    table = model._meta.db_table
    source = f"{table} k, generate_series(2, %s) n WHERE k.id = %s"
    cursor.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {source}", [COUNT, pk])


def test_a_csv_of_fifty_thousand_rows_is_whole_and_says_it_was_cut(filled, site):
    numbers, last = set[str](), []
    answer = site.get("/find/products.csv")
    for piece in answer.streaming_content:
        for row in csv.reader(io.StringIO(piece.decode("utf-8-sig"))):
            numbers.add(row[1] if len(row) > 1 else "")
            last = row
    assert last == [CUT]
    assert len(numbers - {"", "Number"}) == MOST
