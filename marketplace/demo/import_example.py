"""A body that moved in with a file: public data of the Open Source Hardware Association (OSHWA), or what looks like it.

The association's data is not part of this project. Where a copy of its public directory is at hand it goes in by the very
import that a body uses; else a small invented file of the same shape does, and says so in every row.
"""

import csv
import io
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django_tenants.utils import tenant_context

from accounts.models import User
from imports import actions
from imports.parting import DIVIDERS, KEEP
from lib import clock
from marketplace.demo.bodies import Tenant
from tenants.models import CertificationBody

AT_HAND = Path(settings.BASE_DIR).parent / "shared" / "data" / "oshwa_certificates.csv"
TENANT = Tenant(
    "import-example", "body", "导入示例：OSHWA 公开数据（演示，非 OSHWA 颁发）",
    "Import example: public OSHWA data (demo, not issued by OSHWA)", (),
    "演示整批导入：开源硬件协会（OSHWA）公开名录中的证书，由两人负责、逐行核对后进入名录。本站与 OSHWA 无关，证书并非由 OSHWA 在此颁发。",
    "Shows a whole file moving in: certificates from the public directory of the Open Source Hardware Association, checked "
    "row by row, on the word of two people. This site has nothing to do with OSHWA; OSHWA issued none of them here.",
    country="US",
)  # fmt: skip
STAFF = ("admin", "registrar", "quality")
HEADINGS = [
    "oshwaUid", "responsibleParty", "country", "projectName", "projectWebsite", "projectVersion", "projectDescription",
    "primaryType", "additionalType", "projectKeywords", "citations", "documentationUrl", "hardwareLicense",
    "softwareLicense", "documentationLicense", "certificationDate", "previousVersions",
]  # fmt: skip
MAKERS = [
    "Larkfield Workshop",
    "Studio Minke",
    "Atelier d&#039;Essai",
    "青竹创客空间",
    "Nordlicht Labor",
    "Oficina do Rio",
]
THINGS = [
    "sensor board",
    "motor driver",
    "LED badge",
    "weather station",
    "MIDI controller",
    "bench supply",
    "学习开发板",
]


def move_in(body: CertificationBody, staff: dict[str, User], random: Random, path: Path | None = None) -> int:
    """Import the file at `path`, else the one at hand, else an invented one. Gives the number of certificates entered."""
    path = path or (AT_HAND if AT_HAND.exists() else None)
    with tenant_context(body):
        if path is None:
            return _enter(ContentFile(look_alike(random), name="look-alike.csv"), staff)
        with path.open("rb") as file:
            return _enter(File(file, name=path.name), staff)


def _enter(file: "File[Any]", staff: dict[str, User]) -> int:
    """As on the pages: the registrar uploads, has every row checked and signs; the quality manager confirms."""
    registrar = staff["registrar"]
    batch = actions.upload(file, by=registrar)
    versions_are_one_name = {"parts": {"model": dict.fromkeys(DIVIDERS, KEEP)}}  # "1,2" and "1 & 2" are no lists there
    answers = batch.answers | versions_are_one_name
    actions.check(actions.say_columns(batch, columns=batch.columns, answers=answers, by=registrar), by=registrar)
    while (batch := actions.work(batch.pk)).is_working:
        pass
    actions.state(batch, by=registrar, takes_responsibility=True)
    actions.confirm(batch, by=staff["quality"], takes_responsibility=True)
    while (batch := actions.work(batch.pk)).is_working:
        pass
    return int(batch.counts["entered"])


def look_alike(random: Random, rows: int = 60) -> bytes:
    """A file of the directory's shape with nothing real in it: an unknown date, a repeated row, chains of versions."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, HEADINGS)
    table.writeheader()
    made = [_invented(number, random) for number in range(1, rows + 1)]
    made[6]["certificationDate"] = ""
    table.writerows([*made, made[3]])
    return text.getvalue().encode()


def _invented(number: int, random: Random) -> dict[str, str]:
    issued = clock.today() - timedelta(days=random.randint(30, 2000))
    return {
        "oshwaUid": f"XX{number:06d}",
        "responsibleParty": random.choice(MAKERS),
        "projectName": f"Invented {random.choice(THINGS)} no. {number}",
        "projectVersion": "1 & 2" if number == 5 else "1.0",
        "projectDescription": "An example of the demo.\nNothing of it exists.",
        "primaryType": "Electronics",
        "certificationDate": f"{issued:%Y-%m-%d}T00:00-04:00",
        "previousVersions": f"XX{number - 1:06d}" if number % 9 == 0 else "",
    }
