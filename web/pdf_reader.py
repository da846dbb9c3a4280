"""A program of its own that looks through a stranger's PDF for what acts or travels along. Run by `web.pdfs` alone.

As `papers.scan_reader` it knows nothing of ours and binds itself before it reads a byte. It says what it learned in JSON, a line each.
"""

import json
import os
import resource
import sys
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from typing import Any

MEMORY, SECONDS = 1024**3, 12
HEAD = 4096  # bytes of an attached file that are told
MOST_ATTACHED, DEEPEST = 50, 3  # files attached to one; how often a PDF may lie in a PDF
ACTS = {"/JavaScript": "script", "/Launch": "program"}  # kinds of action
# Names that stand in whatever acts or carries. An object without any of them needs no closer look.
TELLING = (b"/JavaScript", b"/Launch", b"/JS", b"/EF", b"/EmbeddedFile", b"/XFA")


def main() -> None:
    os.nice(5)
    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(limit, (most, most))
    content = sys.stdin.buffer.read()
    load_libraries()
    # Nothing can be written or opened any more: whatever a file makes the library do, it stays in this process.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    try:
        look_through(content)
    except (MemoryError, RecursionError):
        say(trouble="heavy")
    except Exception:  # of whatever kind: it is the file's
        say(trouble="damaged")


def load_libraries() -> None:
    """Everything that is opened on the way is opened now: an empty file is written, under a lock without a word, and read."""
    import pikepdf

    empty = BytesIO()
    made = pikepdf.new()
    made.add_blank_page()
    made.save(empty, encryption=pikepdf.Encryption(owner="owner", user=""))
    empty.seek(0)
    with pikepdf.open(empty) as pdf:
        [written(thing) for thing in pdf.objects]
    zipfile.is_zipfile(BytesIO(b""))


def say(**learned: Any) -> None:
    print(json.dumps(learned), flush=True)


def look_through(content: bytes, deep: int = 0) -> None:
    import pikepdf

    try:
        pdf = pikepdf.open(BytesIO(content))
    except pikepdf.PasswordError:
        say(trouble="locked")
        return
    with pdf:
        if not len(pdf.pages):
            say(trouble="damaged")
            return
        if "/JavaScript" in pdf.Root.get("/Names", {}):
            say(acts="script")
        look_at_objects(pdf, deep)


def look_at_objects(pdf: Any, deep: int) -> None:
    """Every object there is, also those inside compressed ones: where it hangs does not matter, only what it is."""
    attached: dict[tuple[int, int], tuple[str, Any]] = {}
    for thing in pdf.objects:
        # Written anew by the library: a name that was spelt with escapes stands here as it is read.
        if any(name in written(thing) for name in TELLING):
            tell_of_a_name(thing)
            for held in dictionaries_in(thing):
                look_at(held, attached)
    if len(attached) > MOST_ATTACHED:
        say(trouble="heavy")
        return
    for name, stream in attached.values():
        tell_attached(name, stream, deep)


def tell_of_a_name(thing: Any) -> None:
    """An action may point to the name of its kind instead of stating it. Nothing else has such a name for an object."""
    import pikepdf

    if isinstance(thing, pikepdf.Name) and str(thing) in ACTS:
        say(acts=ACTS[str(thing)])


def written(thing: Any) -> bytes:
    import pikepdf

    return bytes((thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing).unparse(resolved=True))


def dictionaries_in(thing: Any) -> Iterator[Any]:
    """The dictionaries that stand in an object itself; what it only points to is an object that has its own turn."""
    import pikepdf

    waiting = [thing]
    while waiting:
        held = waiting.pop()
        if isinstance(held, pikepdf.Stream):
            yield held
            held = held.stream_dict
        elif isinstance(held, pikepdf.Dictionary):
            yield held
        elif not isinstance(held, pikepdf.Array):
            continue
        parts = held if isinstance(held, pikepdf.Array) else held.as_dict().values()
        waiting += [
            part
            for part in parts
            if isinstance(part, (pikepdf.Dictionary, pikepdf.Array)) and not getattr(part, "is_indirect", False)
        ]


def look_at(held: Any, attached: dict[tuple[int, int], tuple[str, Any]]) -> None:
    import pikepdf

    action = held.get("/S")
    if action == pikepdf.Name.JavaScript or (action == pikepdf.Name.Rendition and "/JS" in held):
        say(acts="script")
    if action == pikepdf.Name.Launch:
        say(acts="program")
    if "/XFA" in held and any(b"<script" in part for part in streams_of(held["/XFA"])):
        say(acts="script")
    if isinstance(held, pikepdf.Stream):
        if held.get("/Type") == pikepdf.Name.EmbeddedFile:
            attached.setdefault(held.objgen, ("", held))
    elif isinstance(files := held.get("/EF"), pikepdf.Dictionary):
        name = str(held.get("/UF", held.get("/F", "")))
        attached |= {stream.objgen: (name, stream) for stream in files.as_dict().values() if is_stream(stream)}


def is_stream(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Stream)


def streams_of(form: Any) -> Iterator[bytes]:
    import pikepdf

    for part in form if isinstance(form, pikepdf.Array) else [form]:
        if is_stream(part):
            yield bytes(part.read_bytes())


def tell_attached(name: str, stream: Any, deep: int) -> None:
    """Name and first bytes of a file that travels along; one that can hold more is looked through as well."""
    content = bytes(stream.read_bytes())
    say(attached=name, head=b64encode(content[:HEAD]).decode())
    if content[:1024].find(b"%PDF-") >= 0:
        if deep >= DEEPEST:
            say(trouble="heavy")
            return
        look_through(content, deep + 1)
    elif content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if any(member.endswith("vbaProject.bin") for member in archive.namelist()):
                say(acts="script")


if __name__ == "__main__":
    main()
