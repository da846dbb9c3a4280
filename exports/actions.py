"""What changes exports: ask for one, make it, hand it out, delete it after some days."""

import tempfile
from collections.abc import Callable
from datetime import timedelta
from hashlib import file_digest
from time import monotonic
from typing import Any
from uuid import UUID

import structlog
from django.core.files import File
from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actions import notify
from accounts.models import Organisation, User
from exports import writing
from exports.models import Export
from lib import clock
from lib.queue import later
from lib.refusal import Refused
from lib.text import in_both
from tenants.hosts import body_url, site_url
from tenants.models import CertificationBody

log = structlog.get_logger(__name__)
LOOK_AGAIN = timedelta(minutes=5)  # an export of which nothing was heard for so long has lost its worker
TELL_EVERY = 1.0  # seconds
TELL = "UPDATE public.exports_export SET percent = %s, worked_at = %s WHERE id = %s"
READY_WORDS = (
    gettext_lazy("Your export is ready"),
    gettext_lazy("Download it within seven days; then it is deleted. You can make a new one at any time."),
)


@transaction.atomic
def ask_for_export(owner: CertificationBody | Organisation, *, by: User) -> Export:
    """Begin a copy of everything that is the owner's. Refused while another is being made."""
    theirs: dict[str, Any] = {"body": owner} if isinstance(owner, CertificationBody) else {"organisation": owner}
    type(owner)._default_manager.select_for_update().get(pk=owner.pk)
    if Export.objects.filter(**theirs).open().exists():
        raise Refused(_("An export is being made already. Wait until it is ready."))
    export = Export.objects.create(**theirs, asked_by=by)
    later("exports.make", str(export.pk))
    return export


def make_export(pk: UUID) -> None:
    """Write the file. Safe to run twice: whoever comes second finds it begun, or done."""
    export = _begun(pk)
    if export is None:
        return
    with tempfile.TemporaryFile() as file:
        manifest = _write(export, file)
        file.seek(0)
        sha256, size = _measured(file)
        file.seek(0)
        export.file.save(f"exports/{export.pk}-{export.tries}.zip", File(file), save=False)
    _finish(export, manifest, sha256=sha256, size=size)


def sweep_exports() -> None:
    """Take up again what lost its worker, and delete what was kept long enough."""
    silent = clock.now() - LOOK_AGAIN
    for pk in Export.objects.open().filter(asked_at__lt=silent).values_list("pk", flat=True):
        later("exports.make", str(pk))
    for export in Export.objects.filter(state=Export.State.READY, kept_until__lte=clock.now()):
        delete_file(export)


def delete_file(export: Export) -> None:
    """The row first: a file without a row is litter, a row without its file is a lie."""
    name = export.file.name or ""
    export.state, export.file = Export.State.DELETED, ""
    export.save(update_fields=["state", "file"])
    export._meta.get_field("file").storage.delete(name)


def record_fetch(export: Export, *, by: User) -> None:
    """Somebody takes the file home."""
    export.last_fetched_at = clock.now()
    export.save(update_fields=["last_fetched_at"])
    log.info("export.fetched", export=str(export.pk), person=str(by.pk))


def record_access(person: User) -> None:
    """Somebody takes home what is kept about them."""
    log.info("person.fetched", person=str(person.pk))


@transaction.atomic
def _begun(pk: UUID) -> Export | None:
    export = Export.objects.select_for_update().filter(pk=pk).open().first()
    now = clock.now()
    if export is None or (export.worked_at and now - export.worked_at < LOOK_AGAIN):
        return None
    if export.tries >= Export.GIVEN_UP_AFTER:
        export.state = Export.State.FAILED
        export.save(update_fields=["state"])
        return None
    export.state, export.worked_at, export.percent = Export.State.WORKING, now, 0
    export.tries += 1
    export.save(update_fields=["state", "worked_at", "percent", "tries"])
    return export


def _write(export: Export, file: Any) -> dict[str, Any]:
    tell = _teller(export)
    try:
        if export.body:
            return writing.write_body(file, export.body, by=export.asked_by.email, tell=tell)
        assert export.organisation is not None  # noqa: S101  # the database says so
        return writing.write_organisation(file, export.organisation, export.asked_by, tell=tell)
    except Exception:
        Export.objects.filter(pk=export.pk).update(worked_at=None)  # the retry need not wait
        raise


def _teller(export: Export) -> Callable[[int], None]:
    """Says how far it is, each second, on a connection of its own: the one that reads stays in its one moment."""
    shown, shown_at = 0, monotonic()

    def tell(percent: int) -> None:
        nonlocal shown, shown_at
        if percent <= shown or monotonic() - shown_at < TELL_EVERY:
            return
        shown, shown_at = percent, monotonic()
        other = connection.copy()
        try:
            with other.cursor() as cursor:
                cursor.execute(TELL, [percent, clock.now(), export.pk])
        finally:
            other.close()

    return tell


def _measured(file: Any) -> tuple[str, int]:
    digest = file_digest(file, "sha256").hexdigest()
    return digest, file.tell()


@transaction.atomic
def _finish(export: Export, manifest: dict[str, Any], *, sha256: str, size: int) -> None:
    now = clock.now()
    export.state, export.percent, export.ready_at = Export.State.READY, 100, now
    export.kept_until = now + Export.KEPT_FOR
    export.sha256, export.size = sha256, size
    export.rows = sum(member.get("rows", 0) for member in manifest["members"])
    export.files = sum(member["name"].startswith("files/") for member in manifest["members"])
    export.missing = len(manifest["missing_files"])
    export.save()
    subject, text = (in_both(words) for words in READY_WORDS)
    url = body_url(export.body, "/desk/exports/") if export.body else site_url("/my/exports/")
    notify(export.asked_by, subject=subject, text=text, url=url, body=export.body)
