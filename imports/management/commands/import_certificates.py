"""Import certificates from a file, as the pages do: read, checked row by row, answered for by two people, entered.

manage.py import_certificates --body northseal certificates.csv --dry-run
manage.py import_certificates --body northseal certificates.csv --registrar rita@… --quality-manager quinn@…
manage.py import_certificates --body northseal --take-back UUID --why "Wrong file" --registrar rita@…
"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django_tenants.utils import tenant_context

from accounts.models import User
from imports import actions, queries, results
from imports.fields import BY_KEY
from imports.looking import scheme_version
from imports.models import Batch
from lib.reading import Reading
from lib.reading.tables import Unreadable, guess
from lib.reading.wording import unreadable
from lib.refusal import Refused
from tenants.commands import body_named


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument("--body", required=True, help="The body's address, as northseal.")
        parser.add_argument("--registrar", help="E-mail of who answers first.")
        parser.add_argument("--quality-manager", help="E-mail of who answers as the second person.")
        parser.add_argument("--dry-run", action="store_true", help="Check every row and say what would happen.")
        parser.add_argument(
            "--mapping", type=Path, help='JSON: {"columns": {"heading": "field"}, "answers": {…}, "reading": {…}}.'
        )
        parser.add_argument(
            "--date-order", choices=["dmy", "mdy", "ymd"], help="Where days can be read in several ways."
        )
        parser.add_argument("--scheme", default="", help="UUID of the scheme of all these certificates.")
        parser.add_argument("--result", type=Path, help="Where the result goes, .csv or .xlsx.")
        parser.add_argument("--show-mapping", action="store_true", help="Print the mapping that was guessed, and stop.")
        parser.add_argument("--resume", type=UUID, help="Go on with an import that was interrupted.")
        parser.add_argument("--take-back", type=UUID, help="Take an import back as a whole.")
        parser.add_argument("--why", default="", help="Why it is taken back.")

    def handle(self, *args: Any, **said: Any) -> None:
        with tenant_context(body_named(said["body"])):
            try:
                self._run(said)
            except Refused as refusal:
                raise CommandError(str(refusal)) from refusal

    def _run(self, said: dict[str, Any]) -> None:
        if said["take_back"]:
            batch = queries.batch_for(said["take_back"])
            second = person(said["quality_manager"], "--quality-manager")
            actions.ask_to_take_back(batch, why=said["why"], by=person(said["registrar"], "--registrar"))
            actions.take_back(batch, by=second)
            self._finish(batch, said)
        elif said["resume"]:
            self._finish(queries.batch_for(said["resume"]), said)
        elif said["file"]:
            self._import(said)
        else:
            raise CommandError("Name a file.")

    def _import(self, said: dict[str, Any]) -> None:
        registrar = person(said["registrar"], "--registrar")
        mapping = json.loads(said["mapping"].read_text()) if said["mapping"] else {}
        with said["file"].open("rb") as file:
            batch = actions.upload(File(file, name=said["file"].name), by=registrar, reading=_reading(file, mapping))
        self.stdout.write(f"Import {batch.pk}")
        batch = actions.say_columns(batch, columns=_columns(batch, mapping), answers=_answers(batch, mapping, said), by=registrar)  # fmt: skip
        if said["show_mapping"]:
            named = {batch.headings[int(place)]: key for place, key in batch.columns.items()}
            self.stdout.write(json.dumps({"columns": named, "answers": batch.answers, "reading": batch.reading}, ensure_ascii=False, indent=2))  # fmt: skip
            actions.discard(batch, by=registrar)
            return
        batch = self._worked(actions.check(batch, by=registrar))
        if batch.trouble:
            raise CommandError(batch.trouble)
        if said["dry_run"] or not (batch.counts["new"] or batch.counts["changed"]):
            self._tell(batch, said)
            return
        second = person(said["quality_manager"], "--quality-manager")
        actions.state(batch, by=registrar, takes_responsibility=True)
        actions.confirm(batch, by=second, takes_responsibility=True)
        self._finish(batch, said)

    def _finish(self, batch: Batch, said: dict[str, Any]) -> None:
        self._tell(self._worked(batch), said)

    def _worked(self, batch: Batch) -> Batch:
        batch = actions.work(batch.pk, seconds=5)
        while batch.is_working:
            self.stdout.write(f"  {batch.get_state_display()}: {batch.position} / {batch.total}")
            batch = actions.work(batch.pk, seconds=5)
        return batch

    def _tell(self, batch: Batch, said: dict[str, Any]) -> None:
        for name, count in batch.counts.items():
            self.stdout.write(f"{name:>12} {count}")
        if said["result"]:
            write = results.as_workbook if said["result"].suffix == ".xlsx" else results.as_csv
            with write(batch) as file:
                said["result"].write_bytes(file.read())


def person(email: str | None, option: str) -> User:
    if not email:
        raise CommandError(f"Say who answers: {option}.")
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise CommandError(f"There is nobody with the address {email}.")
    return user


def _reading(file: Any, mapping: dict[str, Any]) -> Reading | None:
    """How the file is read, where the mapping says so; else it is guessed."""
    if not mapping.get("reading"):
        return None
    try:
        return Reading(**guess(file).as_json() | mapping["reading"])
    except Unreadable as failure:
        raise CommandError(unreadable(failure)) from failure


def _columns(batch: Batch, mapping: dict[str, Any]) -> dict[str, str]:
    """The mapping's columns by heading; the guess where it names none."""
    if not mapping.get("columns"):
        return dict(batch.columns)
    columns = {}
    for heading, key in mapping["columns"].items():
        if heading not in batch.headings or (key and key not in BY_KEY):
            known = ", ".join(BY_KEY)
            raise CommandError(f"“{heading}: {key}” names no column of the file, or none of these: {known}.")
        columns[str(batch.headings.index(heading))] = key
    return columns


def _answers(batch: Batch, mapping: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    answers: dict[str, Any] = batch.answers | mapping.get("answers", {})
    if said["date_order"]:
        dates = [key for key in batch.columns.values() if BY_KEY[key].is_date]
        answers["orders"] = dict.fromkeys(dates, said["date_order"]) | answers.get("orders", {})
    if said["scheme"]:
        if scheme_version(said["scheme"]) is None:
            raise CommandError("This body has published no such scheme.")
        answers["scheme"] = said["scheme"]
    return answers
