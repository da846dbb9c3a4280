"""What holds for a draft of a scheme and of a service alike: who saved it, whether it may still be changed, what its lists hold."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from pydantic import TypeAdapter
from pydantic import ValidationError as ShapeError

from catalog.models import SchemeVersion, ServiceVersion
from lib.refusal import Refused


def open_to_change[Draft: (SchemeVersion, ServiceVersion)](draft: Draft | None, edition: int | None) -> Draft:
    """A draft under its row's lock, as it may be written; `edition`: what the person saw, where two might write at once."""
    if draft is None:
        raise Refused(_("This draft has been discarded."))
    if not draft.is_draft:
        raise Refused(_("This version is published and stays as it is. Start a new draft."))
    if edition is not None and edition != draft.edition:
        raise Refused(
            _("%(name)s saved this draft since you opened it. Open it anew in a second window and compare.")
            % {"name": draft.edited_by or _("Somebody")}
        )
    return draft


def check_shapes(draft: SchemeVersion | ServiceVersion, shapes: Mapping[str, TypeAdapter[Any]]) -> None:
    """What is kept as JSON has the shape in which it is stated."""
    for name, shape in shapes.items():
        try:
            shape.validate_python(getattr(draft, name))
        except ShapeError as error:
            words = next(field.verbose_name for field in draft._meta.fields if field.name == name)
            raise Refused(_("“%(field)s” could not be read.") % {"field": words}) from error
