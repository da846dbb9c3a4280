"""Form fields that are needed only beside certain answers: whether they are, the form's `clean` says."""

from django.forms import Field


def needed_where[F: Field](field: F) -> F:
    """Mark a field that the browser cannot demand, so that no label calls it optional."""
    field.is_needed_where = True  # type: ignore[attr-defined]
    return field
