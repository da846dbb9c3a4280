"""What the vocabulary tells others: that a rule of law was recorded anew."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

LAW_CHANGES = (
    "catalog.law_changes"  # a date of `outbox.Due`: a scheme asks the law again; set by whoever knows of a change
)


@dataclass(frozen=True)
class CompulsoryRuleRecorded:
    """A rule (its `key`) has a newer edition: whoever offers something for its `category` asks again what it may."""

    version: ClassVar[int] = 1
    is_public: ClassVar[bool] = True
    is_status: ClassVar[bool] = False

    key: UUID
    category: str
