"""Shapes that every part of the API shares."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

LONGEST_WORDS = 300


def lazily(text: str) -> str:
    """Words of a description, written in the language of whoever reads it. Imported as `_`, so that they are collected."""
    return cast("str", gettext_lazy(text))


_ = lazily

# What somebody typed: no text of ours is longer, and no database takes NUL.
Words = Annotated[str, StringConstraints(max_length=LONGEST_WORDS, pattern=r"^[^\x00]*$")]
Bilingual = dict[Literal["zh", "en"], str]


class SentShape(BaseModel):
    """What is sent. A field that is none of these is a slip, and is told: a check that passes it over checks less."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class AnsweredShape(BaseModel):
    """What is answered. Fields are only added."""

    model_config = ConfigDict(frozen=True)


class ProblemPart(AnsweredShape):
    """What is wrong with one part of what was sent."""

    pointer: str
    detail: str


class Problem(AnsweredShape):
    """Any answer but a good one (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[ProblemPart] = []


class BodyNamed(AnsweredShape):
    """A body, as others name it."""

    slug: str
    name: Bilingual
    standing: str
    url: str = Field(description=_("Its page"))


class Read(AnsweredShape):
    """One subject of the register with its whole statement, as it is hashed and kept."""

    id: str
    url: str = Field(description=_("Its page, for people"))
    body: BodyNamed
    revision: int
    sha256: str = Field(description=_("Of the statement, by RFC 8785"))
    recorded_at: AwareDatetime
    schema_: str = Field(alias="schema", description=_("What the statement's fields mean"))


ERRORS: dict[Any, Any] = {(400, 404, 405, 413, 422, 429): Problem}


class Unanswerable(Exception):
    """What was sent has the right shape and cannot be answered: which parts, and why."""

    def __init__(self, errors: Sequence[tuple[str, object]]) -> None:
        super().__init__(errors)
        self.errors = errors


def answered(request: HttpRequest, content: dict[str, Any]) -> HttpResponse:
    """A good answer, written as it is: what is hashed is handed on to the letter."""
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False})
