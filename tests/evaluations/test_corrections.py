"""The client answers nonconformities on one page: what was typed is kept whichever button was pressed."""

import pytest

from cases.transitions import State
from evaluations.actions import raise_nonconformity, tell_nonconformities
from tests.support.signing_in import signed_in


@pytest.fixture
def case(case_at, mira):
    case = case_at(State.EVALUATING)
    for text in ("No label", "No manual"):
        raise_nonconformity(case, grade="minor", criterion="5.2", text=text, by=mira)
    tell_nonconformities(case, by=mira)
    case.refresh_from_db()
    return case


@pytest.fixture
def send(case, visit, northseal, alice):
    client = signed_in(visit(northseal), alice)

    def sent(act: str, **typed: str) -> str:
        answers = {f"nc{number}-{name}": "" for number in (1, 2) for name in ("cause", "action")}
        answers |= {name.replace("_", "-"): words for name, words in typed.items()}
        answer = client.post(f"/cases/{case.pk}/nonconformities/", {"act": act} | answers, follow=True)
        case.refresh_from_db()
        return answer.content.decode()

    return sent


def texts(case) -> list[tuple[str, str]]:
    return list(case.nonconformities.order_by("number").values_list("cause", "action"))


def test_handing_in_keeps_and_hands_in_what_was_typed(case, send):
    send("hand-in", nc1_cause="Forgotten", nc1_action="Printed", nc2_cause="Lost", nc2_action="Written")
    assert texts(case) == [("Forgotten", "Printed"), ("Lost", "Written")]
    assert case.state == State.EVALUATING


def test_handing_in_too_early_loses_nothing(case, send):
    page = send("hand-in", nc1_cause="Forgotten", nc1_action="Printed")
    assert "Nonconformity 2 has no corrective action yet" in page
    assert texts(case) == [("Forgotten", "Printed"), ("", "")]
    assert case.state == State.NC_OPEN


def test_what_is_half_typed_stays_in_the_form_and_the_rest_is_saved(case, send):
    page = send("hand-in", nc1_cause="Forgotten", nc1_action="Printed", nc2_cause="Lost on the way")
    assert "Say what caused it, and what you did about it" in page
    assert "Lost on the way</textarea>" in page
    assert texts(case) == [("Forgotten", "Printed"), ("", "")]
    assert case.state == State.NC_OPEN


def test_saved_they_can_be_handed_in_later(case, send):
    page = send("save", nc1_cause="Forgotten", nc1_action="Printed")
    assert "Your corrective actions are saved" in page
    assert "(optional)" not in page.partition("<main")[2]
    given = {"nc1_cause": "Forgotten", "nc1_action": "Printed"}
    send("hand-in", nc2_cause="Lost", nc2_action="Written", **given)
    assert texts(case) == [("Forgotten", "Printed"), ("Lost", "Written")]
    assert case.state == State.EVALUATING
