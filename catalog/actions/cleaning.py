"""What a model's own rules have against a row, as a refusal."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import Model

from lib.refusal import Refused


def clean(row: Model, *, besides: Iterable[str] = ()) -> None:
    """Refuse what the row's validators and constraints refuse, before the database does; `besides`: fields not asked."""
    try:
        row.full_clean(exclude=besides, validate_constraints=True)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
