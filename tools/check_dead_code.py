"""Say what nothing calls, tests aside: a function that only its own test calls is dead, and its test keeps it looking alive."""

import keyword
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from vulture import Vulture

ROOT = Path(__file__).resolve().parent.parent
TAGS = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
DOTTED = re.compile(r"""["'][a-z_]+(?:\.\w+)+["']""")  # "accounts.adapter.AccountAdapter", "certificates.expire"
DECORATORS = [
    "@policy*", "@register.*", "@hears*", "@when_due*", "@shared_task*", "@counts_affected*", "@counts_open*", "@hooks.*", "@guard*",
    "@daily*", "@knows_schemes", "@knows_clients*", "@knows_period", "@api.*", "@router.*",
]  # fmt: skip  # each names its function to somebody who then calls it
# What frameworks call by name, and the rooms that the desk, the reconciler and the demo ask every app for.
CALLED_BY_NAME = [
    "Command", "add_arguments", "handle", "*Config", "ready", "clean_*", "_post_clean", "validate_unique", "process_view", "send_messages", "create_superuser",
    "get_success_url", "get_context_data", "handle_starttag", "handle_endtag", "startElement", "endElement", "processingInstruction", "receive_data_chunk", "file_complete",
    "get_full_name", "checklist", "needs_you", "public_state", "NOT_YET", "SAID_OUR_WAY",
]  # fmt: skip
# Settings; overrides of django-allauth's adapter and of Django's sitemaps; the demo's steps, looked up by the name of a state; what tests count.
OF_OTHERS = {
    "accounts/adapter.py": None, "marketplace/demo/cases.py": None, "accounts/models.py": {"pending"},
    "marketplace/sitemaps.py": {"get_urls", "get_latest_lastmod", "protocol"}, "search/engines/rows.py": {"stored_of"},
    "cms/wagtail_hooks.py": {"panels"}, "marketplace/metrics.py": {"collect"}, "marketplace/beat.py": {"Scheduler"}, "accounts/requests.py": {"__call__"}, "marketplace/settings.py": None, "marketplace/settings_test.py": None,
    "marketplace/embedded/stripe_double/__main__.py": {"do_GET", "do_POST", "log_message", "close_connection"},
    "billing/providers/protocol.py": {"SplitsPayments", "freeze", "split", "release", "take_split_back"},  # a channel to come
}  # fmt: skip


def words_elsewhere() -> str:
    """The names that templates and dotted strings use, as Python: vulture sees neither."""
    names = {"_"}
    for path in (ROOT / "templates").rglob("*.*"):
        for tag in TAGS.findall(path.read_text(encoding="utf-8")):
            names.update(re.findall(r"[A-Za-z_]\w*", tag))
    for app in apps():
        for path in (ROOT / app).rglob("*.py"):
            for dotted in DOTTED.findall(path.read_text(encoding="utf-8")):
                names.update(dotted.strip("\"'").split("."))
    return "\n".join(f"_.{name}" for name in sorted(names) if name.isidentifier() and not keyword.iskeyword(name))


def apps() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(settings["tool"]["importlinter"]["root_packages"])


def dead() -> list[str]:
    vulture = Vulture(ignore_names=CALLED_BY_NAME, ignore_decorators=DECORATORS)
    vulture.scavenge([ROOT / app for app in [*apps(), "tools"]], exclude=["*/migrations/*"])
    vulture.scan(words_elsewhere())
    return [
        f"{path}:{item.first_lineno}: nothing uses the {item.typ} {item.name}"
        for item in vulture.get_unused_code(min_confidence=60)
        if counts(item) and not is_of_others(path := item.filename.relative_to(ROOT).as_posix(), item.name)
    ]


def counts(item: Any) -> bool:
    """Columns, options and members of enumerations are read by others; constants and parameters by us or by nobody."""
    if item.typ != "variable":
        return bool(item.typ != "attribute")
    line = item.filename.read_text(encoding="utf-8").splitlines()[item.first_lineno - 1]
    return bool(item.confidence == 100 or (item.name.isupper() and line.startswith(item.name)))


def is_of_others(path: str, name: str) -> bool:
    return path in OF_OTHERS and (OF_OTHERS[path] is None or name in (OF_OTHERS[path] or ()))


if __name__ == "__main__":
    found = dead()
    print("\n".join(found) or "Everything is used.")
    sys.exit(bool(found))
