"""That somebody asks, or has reviewed the work: a body's people hear it, and read what where it lies."""

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


def tell_of_review_of(review: UUID, *, about: Bilingual, roles: Iterable[str]) -> None:
    """Tell whoever answers reviews for this body. `about`: the name of the scheme or service."""
    zh, en = about.get("zh", ""), about.get("en", "")
    subject = bilingual(f"客户评价了你们的服务：{zh}", f"A client has reviewed your work: {en}")
    text = bilingual(
        "请打开阅读。你们可以答复一次，答复显示在评价下方。",
        "Open it to read it. You can answer once; the answer stands below the review.",
    )
    for person in people_with(*roles):
        notify(person, subject=subject, text=text, url=f"/desk/reviews/{review}/", body=current_body())
