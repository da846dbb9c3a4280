"""Writing what must be whole or absent, and saying so when the disk is full."""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from marketplace.embedded.trouble import CannotStart

MEGABYTE = 1024 * 1024
LOG_KEPT = 20 * MEGABYTE  # of each part's log


def no_space(directory: Path) -> CannotStart:
    """The sentence for a full disk."""
    with contextlib.suppress(OSError):
        free = shutil.disk_usage(directory).free // MEGABYTE
        return CannotStart(f"The disk is full: {free} MB are left at {directory}. Free some space, then start again.")
    return CannotStart(f"The disk is full at {directory}. Free some space, then start again.")


def require_space(directory: Path, *, megabytes: int) -> None:
    """Refuse to begin what could not end."""
    free = shutil.disk_usage(directory).free // MEGABYTE
    if free < megabytes:
        raise CannotStart(
            f"The disk is nearly full: {free} MB are left at {directory}, and {megabytes} MB are needed. "
            "Free some space, then start again."
        )


@contextlib.contextmanager
def watching_the_disk(directory: Path) -> Iterator[None]:
    """Turn the operating system's word for a full or read-only disk into ours."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise no_space(directory) from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise CannotStart(
                f"{error.filename or directory} cannot be written by this user. Give it the right, or work in a copy."
            ) from error
        raise


def write_whole(path: Path, text: str, *, mode: int = 0o644) -> None:
    """Write a small file so that readers see the old text or the new one, never a half."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def kept_secret(path: Path, secret: str) -> str:
    """The secret in this file, readable by its owner alone; the given one the first time."""
    with contextlib.suppress(FileNotFoundError):
        if stored := path.read_text().strip():
            return stored
    write_whole(path, secret, mode=0o600)
    return secret
