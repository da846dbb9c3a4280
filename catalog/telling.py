"""That somebody asks: a body's people hear it, and read what where it lies."""

from collections.abc import Iterable
from uuid import UUID

from accounts.actions import notify
from lib.text import Bilingual, bilingual
from staff.queries import people_with
from tenants.context import current_body


def tell_of_question_about(thread: UUID, *, scheme: Bilingual, is_first: bool, roles: Iterable[str]) -> None:
    """Tell whoever answers questions for this body. `scheme`: the name of what it is about, or nothing."""
    zh, en = scheme.get("zh", ""), scheme.get("en", "")
    about = bilingual(f"（{zh}）" if zh else "", f": {en}" if en else "")
    if is_first:
        subject = bilingual(f"有人提问{about['zh']}", f"Somebody asks you a question{about['en']}")
    else:
        subject = bilingual(f"提问者又来信{about['zh']}", f"More about a question{about['en']}")
    text = bilingual(
        "请打开阅读并答复。未答复的提问排在工作台最前面。",
        "Open it to read and answer it. Your desk shows what waits first.",
    )
    for person in people_with(*roles):
        notify(person, subject=subject, text=text, url=f"/desk/questions/{thread}/", body=current_body())
