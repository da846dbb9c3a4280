"""Many new rows at once by COPY: the ORM's INSERT takes a parameter for each cell, several times as long."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import CharField, Field, JSONField, Model, TextField


def copy_in(rows: Iterable[Model]) -> None:
    """Insert rows that are not in the database yet; a key that the database numbers is not read back.

    Everything the table asks for (constraints, triggers) is asked for as it is of any INSERT.
    """
    rows = list(rows)
    if not rows:
        return
    model = type(rows[0])
    fields = [field for field in model._meta.concrete_fields if not (field.primary_key and field.db_returning)]
    cells = [(field.attname, _writer(field)) for field in fields]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    sql = f"COPY {connection.ops.quote_name(model._meta.db_table)} ({columns}) FROM STDIN"
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.connection.cursor().copy(sql) as copy:
        for row in rows:
            held = row.__dict__
            copy.write_row([write(held[name]) for name, write in cells])
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _writer(field: "Field[Any, Any]") -> Callable[[Any], Any]:
    if isinstance(field, JSONField):
        encode = DjangoJSONEncoder(ensure_ascii=False).encode  # made once: `json.dumps` makes another for each cell
        return lambda value: None if value is None else encode(value)
    if isinstance(field, CharField | TextField):
        return lambda value: None if value is None else str(value)  # a choice is written as its value
    return lambda value: value
