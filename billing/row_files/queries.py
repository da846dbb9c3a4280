"""What was said of the columns of files like this one."""

import hashlib
from collections.abc import Iterable
from typing import Any

from billing.models import StatementLayout
from lib.reading.headings import folded_heading
from tenants.models import CertificationBody


def key_of(headings: Iterable[str], *, kind: str = "") -> str:
    """By which a layout of columns is known again. `kind`: what sort of table, since two may have the same headings."""
    folded = [folded_heading(one) for one in headings]
    return hashlib.sha256("\n".join([kind, *folded] if kind else folded).encode()).hexdigest()


def layout_for(body: CertificationBody, headings: Iterable[str], *, kind: str = "") -> dict[str, Any]:
    """What was said of files with these headings; {} where nothing was."""
    known = StatementLayout.objects.filter(body=body, key=key_of(headings, kind=kind)).first()
    return dict(known.columns) if known else {}
