"""Who runs PostgreSQL, which refuses to run as root, and where that account can read and write."""

import hashlib
import os
import pwd
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marketplace.embedded.trouble import CannotStart

FALLBACK = Path("/var/tmp")  # noqa: S108 - what we make in it is ours alone, see reachable_home


@dataclass(frozen=True)
class Account:
    """An unprivileged account; `None` fields mean: whoever we are already."""

    uid: int | None = None
    gid: int | None = None

    @property
    def popen(self) -> dict[str, Any]:
        """What subprocess needs to become this account."""
        return {} if self.uid is None else {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Hand a file or directory over to this account."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def reaches(self, path: Path) -> bool:
        """Whether this account may walk down to the path. Root does not ask for itself: it looks at every mode."""
        if self.uid is None:
            return True
        for part in (path, *path.parents):
            status = part.stat()
            needed = 0o100 if status.st_uid == self.uid else 0o001
            if not status.st_mode & needed:
                return False
        return True


def unprivileged_account() -> Account:
    """Ourselves, or `postgres` or `nobody` where we are root."""
    if os.geteuid() != 0:
        return Account()
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise CannotStart("PostgreSQL refuses to run as root, and there is no user 'nobody' to run it as. Add one.")


def reachable_home(directory: Path, account: Account) -> Path:
    """The directory itself, or one of its own under /var/tmp where the account cannot walk down to it."""
    directory.mkdir(parents=True, exist_ok=True)
    if account.reaches(directory):
        return directory
    digest = hashlib.sha256(os.fsencode(directory)).hexdigest()[:12]
    home = FALLBACK / f"guildmark-{os.geteuid()}-{digest}"
    home.mkdir(mode=0o711, exist_ok=True)
    status = home.lstat()
    if home.is_symlink() or status.st_uid != os.geteuid() or status.st_mode & 0o022:
        raise CannotStart(f"{home} belongs to somebody else or is open to others. Remove it, then start again.")
    home.chmod(0o711)
    return home


def copied_where_unreadable(program_home: Path, home: Path, account: Account, *, name: str) -> Path:
    """The programs where they are, or a copy beside the data where the account cannot read them."""
    if account.reaches(program_home / "bin" / "postgres"):
        return program_home
    copy = home / name
    if not (copy / program_home.parent.name).exists():
        draft = home / f"{name}.{os.getpid()}.new"
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(program_home, draft / program_home.parent.name / program_home.name, symlinks=True)
        libraries = program_home.parent.with_name(f"{program_home.parent.name}.libs")
        if libraries.is_dir():  # the programs look for them two directories up and one down
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        draft.chmod(0o755)
        shutil.rmtree(copy, ignore_errors=True)
        draft.rename(copy)
    return copy / program_home.parent.name / program_home.name
