"""Make the pictures of docs/screens.md anew, from the browser tests that walk the journeys.

python tools/pictures.py            walks, then writes docs/pictures/<screen>-<language>-<width>.webp
python tools/pictures.py FOLDER     takes what JOURNEY_PICTURES=FOLDER left there
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
TESTS = [
    f"tests/journeys/test_{name}.py"
    for name in (
        "an_enterprise_is_certified",
        "somebody_finds",
        "the_guide_is_asked",
        "somebody_compares",
        "somebody_chooses",
        "a_buyer_demands",
        "a_buyer_checks_many",
        "a_file_is_verified",
        "a_test_is_ordered",
        "a_card_pays",
        "a_transfer_is_matched",
        "a_fee_is_corrected",
    )
]
SCREENS = {
    "scheme": "scheme",
    "application": "application-units",
    "my-desk": "my-desk-to-pay",
    "case": "case-findings",
    "decision": "decision",
    "suggestions": "suggestions",
    "results": "products",
    "guide": "answered",
    "comparison": "compare",
    "enquiry": "choose-ask",
    "quote-draft": "choose-draft",
    "quotes": "choose-quotes",
    "demand": "demand-answered",
    "check-many": "checked-many",
    "wallet": "wallet",
    "for-buyers": "for-buyers",
    "verified-file": "verified",
    "services": "alice-services",
    "service": "test-service",
    "order-check": "test-check",
    "order": "test-delivered",
    "reports": "test-reports",
    "invoice": "card-invoice",
    "invoices": "finance-desk",
    "getting-paid": "getting-paid-on-the-way",
    "dispute": "card-dispute",
    "bank-statement": "statement-proposed",
    "credit-note": "credit-to-confirm",
    "account": "account-of-client",
}
WALKS = {"en-1280": (960, 1500), "zh-390": (390, 1500)}  # how wide a picture is shown, and how much of its height


def main(folder: Path) -> None:
    for screen, page in SCREENS.items():
        for walk, (width, height) in WALKS.items():
            if not (source := folder / f"{walk}-{page}.png").exists():
                continue  # of a journey that was not walked this time
            picture = Image.open(source).convert("RGB")
            picture = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
            picture = picture.crop((0, 0, width, min(height, picture.height)))
            picture.save(ROOT / "docs" / "pictures" / f"{screen}-{walk}.webp", quality=80, method=6)


def walk(folder: str) -> None:
    wanted = " or ".join(f"{language}-{width}" for language, width in (walk.split("-") for walk in WALKS))
    command = [sys.executable, "-m", "pytest", *TESTS, "-q", "-n0", "-k", wanted]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"JOURNEY_PICTURES": folder}, check=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as made:
            walk(made)
            main(Path(made))
