"""What tests of applications begin with, and tests elsewhere too."""

import zipfile
from io import BytesIO

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(client, url: str, **query) -> int:
    """How many queries a page costs; the least of three, since what is remembered of a host lasts a second only."""
    costs = []
    for _number in range(3):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url, query).status_code == 200
        costs.append(len(queries))
    return min(costs)


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()
