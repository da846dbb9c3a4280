"""Who quotes for a body under a scheme: asked by pages of the square on the body's host, answered by whoever knows its people."""

from collections.abc import Callable
from uuid import UUID

from accounts.models import User

type Answerer = Callable[[User, UUID], bool]
_answerers: list[Answerer] = []


def says_who_quotes(answer: Answerer) -> Answerer:
    """Declare who answers; it is asked inside the body's schema."""
    _answerers.append(answer)
    return answer


def may_quote(user: User, scheme: UUID) -> bool:
    """Whether a person makes quotes under a scheme of the body whose schema we are in; nobody does where nobody answers."""
    return bool(_answerers) and all(answer(user, scheme) for answer in _answerers)
