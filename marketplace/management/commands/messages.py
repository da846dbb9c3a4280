"""Keep one Chinese catalogue per app: extract from its code and templates, say what is untranslated, compile.

`locale/<app>/zh_Hans/LC_MESSAGES/django.po` holds what `<app>/` and `templates/<app>/` say; what stands in no app's
folder belongs to `marketplace`. English is the language of the code.
"""

from argparse import ArgumentParser
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import django.conf
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = """msgid ""
msgstr ""
"Language: zh_Hans\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""  # fixed, without dates: an extraction that finds nothing new changes nothing
LIBRARIES_OWN = ("account", "allauth", "mfa", "usersessions")  # their templates, in our look: accounts' words

FIT_LIBRARIES_TOO = frozenset(  # said without a context, and in the libraries' pages as well: our words are the better ones there
    ["(optional)", ", ", "Account", "Actions", "All", "Apply filters", "Document", "Documents", "Download codes", "English",
     "Enter a number.", "Enter a valid URL.", "Enter a valid date.", "Enter a valid email address.", "Enter a whole number.",
     "Filters", "History", "Key", "Messages", "Models", "Next", "Number", "Page not found", "Previous", "Profile",
     "Recovery codes", "Remove", "Roles", "Search", "Sessions", "Summary", "The submitted file is empty.",
     "Select a valid choice. That choice is not one of the available choices.", "This field is required.",
     "You have signed out.", "Your password has been changed.", "Your password has been set.", "document", "documents"]
)  # fmt: skip


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Change nothing; fail where something is untranslated."
        )
        parser.add_argument("--compile-only", action="store_true", help="Only write the .mo files.")

    def handle(self, *args: Any, check: bool, compile_only: bool, **options: Any) -> None:
        missing: list[str] = []
        for app in apps_with_words():
            catalogue = read(app)
            if not compile_only:
                missing += [f"{app}: {words!r}" for words in updated(catalogue, app)]
                if not check:
                    write(catalogue, app)
            if not check:
                compile_to_mo(catalogue, app)
        if missing:
            self.stderr.write("\n".join(missing))
            raise CommandError(f"{len(missing)} texts have no Chinese yet.")
        if torn := translated_differently():
            self.stderr.write("\n".join(torn))
            raise CommandError(f"{len(torn)} texts have several Chinese ones: say the same, or give each a context.")
        if foreign := translated_for_libraries():
            self.stderr.write("\n".join(foreign))
            raise CommandError(f"{len(foreign)} texts would speak for a library too: give each a context.")
        self.stdout.write("Every text has its Chinese.")


def apps_with_words() -> list[str]:
    """Our apps, in order of name."""
    return sorted({"marketplace", "web", "lib", *settings.JOURNEY, *settings.SQUARE, *settings.GROUND})


def po_path(app: str) -> Path:
    return Path(settings.BASE_DIR) / "locale" / app / "zh_Hans" / "LC_MESSAGES" / "django.po"


def read(app: str) -> Catalog:
    """The app's catalogue as it stands, or an empty one."""
    path = po_path(app)
    if not path.exists():
        return Catalog(locale="zh_Hans", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def updated(catalogue: Catalog, app: str) -> list[str]:
    """Bring `kept` up to what the app says today; gives the texts without a translation."""
    texts = Catalog(locale="zh_Hans", charset="utf-8")
    for path, line, words, context in texts_of(app):
        texts.add(words, locations=[(path, line)], context=context)
    catalogue.update(texts, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return [str(message.id) for message in catalogue if message.id and not _is_translated(message.string)]


def translated_differently() -> list[str]:
    """Texts that two apps translate each in its own way. Django knows one catalogue: one app's words would win in both."""
    translations: dict[tuple[str | None, str], dict[str, str]] = {}
    for app in apps_with_words():
        for message in read(app):
            if message.id:
                translations.setdefault((message.context, str(message.id)), {})[app] = str(message.string)
    torn = {words: by for (_context, words), by in translations.items() if len(set(by.values())) > 1}
    return [f"{words!r}: " + ", ".join(f"{app} {zh}" for app, zh in by.items()) for words, by in sorted(torn.items())]


def translated_for_libraries() -> list[str]:
    """Texts without a context that a library translates otherwise: ours would stand in its pages, where `New` is no certificate."""
    theirs: dict[str, dict[str, str]] = {}
    for name, path in library_catalogues():
        with path.open("rb") as file:
            for message in read_mo(file):
                if message.id and not message.context:
                    theirs.setdefault(str(message.id), {})[name] = str(message.string)
    ours = {
        str(message.id): str(message.string)
        for app in apps_with_words()
        for message in read(app)
        if message.id and not message.context and message.id not in FIT_LIBRARIES_TOO
    }
    return [
        f"{words!r}: ours {ours[words]}, " + ", ".join(f"{name} {zh}" for name, zh in by.items())
        for words, by in sorted(theirs.items())
        if words in ours and any(zh != ours[words] for zh in by.values())
    ]


def library_catalogues() -> Iterator[tuple[str, Path]]:
    """Name and Chinese catalogue of Django and of every installed app that is not ours."""
    yield "django", Path(django.conf.__path__[0]) / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.mo"
    for config in apps.get_app_configs():
        path = Path(config.path) / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.mo"
        if config.name not in apps_with_words() and path.exists():
            yield config.name, path


def texts_of(app: str) -> Iterator[tuple[str, int, Any, str | None]]:
    """Every translatable text of an app: file, line, text (a tuple where it has a plural), context."""
    root = Path(settings.BASE_DIR)
    for path in sources_of(app, root):
        text, language = path.read_text(encoding="utf-8"), "python"
        if path.suffix in {".html", ".txt"}:
            text, language = templatize(text), "javascript"  # not Python's own lexer: it minds the indentation
        for line, words, _comments, context in extract(language, BytesIO(text.encode()), KEYWORDS):
            yield path.relative_to(root).as_posix(), line, words, context


def sources_of(app: str, root: Path) -> Iterator[Path]:
    yield from sorted(path for path in (root / app).rglob("*.py") if "migrations" not in path.parts)
    folders = [app, *(LIBRARIES_OWN if app == "accounts" else ())]
    for folder in folders:
        yield from sorted(path for path in (root / "templates" / folder).rglob("*") if path.suffix in {".html", ".txt"})
    if app == "marketplace":
        claimed = {*apps_with_words(), *LIBRARIES_OWN} - {"marketplace"}
        shared = (path for path in (root / "templates").rglob("*") if path.suffix in {".html", ".txt"})
        templates = root / "templates"
        yield from sorted(
            path for path in shared if path.relative_to(templates).parts[0] not in {*claimed, "marketplace"}
        )


def write(catalogue: Catalog, app: str) -> None:
    if not len(catalogue):
        return
    path = po_path(app)
    path.parent.mkdir(parents=True, exist_ok=True)
    body = BytesIO()
    write_po(body, catalogue, omit_header=True, sort_output=True, no_location=True, width=120)
    path.write_bytes(HEADER.encode() + body.getvalue())


def compile_to_mo(catalogue: Catalog, app: str) -> None:
    path = po_path(app)
    if path.exists():
        draft = path.with_suffix(".mo.draft")
        with draft.open("wb") as file:
            write_mo(file, catalogue)
        draft.replace(path.with_suffix(".mo"))


def _is_translated(string: Any) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)
