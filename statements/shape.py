"""What all statements share: how they are read and written, texts in two languages, moments, references.

Fields are only added, with defaults, so that a statement of any age can be read. What a later version says besides is
passed over and not carried: whoever keeps a statement keeps it as it came, with its hash, and never writes it again from
what they understood of it.
"""

from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    WithJsonSchema,
)


class Shape(BaseModel):
    """A part of a statement. The sentence below each field is published with its schema (`statements.schemas`)."""

    model_config = ConfigDict(extra="ignore", frozen=True, validate_by_name=True, defer_build=True)


class PublicStatement(Shape):
    """Everything that is stated of one subject at one revision, whole."""

    # Its schema's name and version. A version only grows by optional fields; what must break becomes the next one.
    SCHEMA: ClassVar[str]
    VERSION: ClassVar[int] = 1

    def content(self) -> dict[str, Any]:
        """As JSON values: what is announced, kept and hashed."""
        return self.model_dump(mode="json", by_alias=True)


def _some(words: dict[str, str]) -> dict[str, str]:
    return words if any(words.values()) else {}


# A text in both languages, {"zh": …, "en": …}; {} where nothing is said, so that a template may ask `if`.
StatedText = Annotated[
    dict[str, str],
    AfterValidator(_some),
    WithJsonSchema({"type": "object", "properties": {"zh": {"type": "string"}, "en": {"type": "string"}}}),
]


def words(zh: str, en: str) -> dict[str, str]:
    """A text in both languages as a statement carries it."""
    return {"zh": zh, "en": en} if zh or en else {}


def in_utc(moment: datetime) -> str:
    """The one way to write a moment, so that the same moment is always written the same."""
    return moment.astimezone(UTC).isoformat()


def _empty(value: Any) -> Any:
    return None if value == "" else value


Moment = Annotated[AwareDatetime, PlainSerializer(in_utc, when_used="json-unless-none")]
# Statements about cases once wrote "" where there is none.
MomentOrEmpty = Annotated[
    Moment | None,
    BeforeValidator(_empty),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date-time"}, {"const": ""}, {"type": "null"}]}),
]
KeyOrEmpty = Annotated[
    UUID | None,
    BeforeValidator(_empty),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "uuid"}, {"const": ""}, {"type": "null"}]}),
]
