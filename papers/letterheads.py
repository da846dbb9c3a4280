"""How a body is named at the head of its papers: asked of the app that knows, which stands above whoever writes one."""

from collections.abc import Callable

from papers.kinds import Letterhead

type Source = Callable[[], Letterhead]
_sources: list[Source] = []


def names_the_body(source: Source) -> Source:
    """Register who knows, from `<app>/papers.py`: one function, which answers for the body whose schema is entered."""
    if _sources and source not in _sources:
        raise TypeError("A body is named at the head of its papers in one way.")
    _sources[:] = [source]
    return source


def letterhead() -> Letterhead:
    """The body whose schema is entered, as its papers name it today."""
    return _sources[0]()
