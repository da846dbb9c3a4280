"""The private storage: a file takes its name once it is whole, a full disk is said in words, and how a file is handed out."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import structlog
from django.core.files.storage import FileSystemStorage
from django.http import FileResponse
from django.utils.translation import gettext as _

from lib import crash_points
from lib.refusal import Refused

log = structlog.get_logger(__name__)
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
WITHOUT_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS}
DRAFT = ".part"


def handed_out(file: Any, *, name: str, content_type: str) -> FileResponse:
    """A kept file, open for reading, as whoever may have it gets it: always as a download, never shown in our own name."""
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


class NoRoom(Refused, OSError):
    """The disk is full. Nothing of the file was kept."""


class PrivateStorage(FileSystemStorage):
    """As Django's, but what is interrupted leaves at most a draft beside, which is nobody's and is swept."""

    def _save(self, name: str, content: Any) -> str:
        draft = str(Path(name).with_name(f".{uuid4().hex}{DRAFT}"))
        try:
            super()._save(draft, content)  # type: ignore[misc]  # the stubs leave it out
            _on_the_disk(self.path(draft))
            kept = self._take_the_name(draft, name)
        except OSError as trouble:
            if trouble.errno not in FULL:
                raise
            log.error("files.no_room", trouble=type(trouble).__name__)
            raise NoRoom(
                _("There is no room left to keep this file, and nothing was saved. Please try again later.")
            ) from trouble
        finally:
            Path(self.path(draft)).unlink(missing_ok=True)
        crash_points.reached("files.kept")
        return kept

    def _take_the_name(self, draft: str, name: str) -> str:
        """Give a whole file its name, or the next one that is free: over another file nothing is ever put."""
        while True:
            with suppress(FileExistsError):
                _link(self.path(draft), self.path(name))
                return name
            name = self.get_available_name(name)


def _link(draft: str, path: str) -> None:
    try:
        os.link(draft, path)
    except OSError as trouble:
        if trouble.errno not in WITHOUT_LINKS:
            raise
        if os.path.exists(path):  # two at this very moment could meet here; where links are, they cannot
            raise FileExistsError(path) from trouble
        os.rename(draft, path)


def _on_the_disk(path: str) -> None:
    with open(path, "rb") as file:
        os.fsync(file.fileno())
