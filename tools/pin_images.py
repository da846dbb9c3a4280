"""Write behind each image's tag the digest that it has today, in the files named: what is started tomorrow is what was tried today.

Asks the registries by `docker buildx imagetools`, one image at a time; a file is written only when all its images answered. Our
own image, built here, and one named by a variable stay as they are.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

IMAGE = re.compile(
    r"^(?P<before>\s*image:\s*|FROM\s+)(?P<name>[\w./-]+:[\w.-]+)(?:@sha256:[0-9a-f]{64})?(?=\s|$)", re.MULTILINE
)
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


def pinned(text: str, digest_of: Callable[[str], str]) -> str:
    """The text with each image's digest. An older digest goes."""
    return IMAGE.sub(lambda image: f"{image['before']}{image['name']}@{digest_of(image['name'])}", text)


def ask_registry(image: str) -> str:
    """Exits with what docker said where the registry gives no digest."""
    command = ["docker", "buildx", "imagetools", "inspect", image, "--format", "{{.Manifest.Digest}}"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        sys.exit("There is no docker here, and only it knows how to ask a registry.")
    digest = answer.stdout.strip()
    if answer.returncode or not DIGEST.fullmatch(digest):
        sys.exit(f"No digest for {image}: {answer.stderr.strip() or digest}\nNothing was written.")
    print(f"{image}  {digest}")
    return digest


if __name__ == "__main__":
    written = {path: pinned(path.read_text(), ask_registry) for path in map(Path, sys.argv[1:])}
    for path, text in written.items():
        path.write_text(text)
