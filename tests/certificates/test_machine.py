"""Whatever anybody tries, a certificate's status takes only the ways of statemachine.yaml, by those it names.

Hypothesis walks two certificates with people of every role, raw writes and a clock that goes on; a model made from the
machine copy says what each attempt must come to.
"""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from django.db import DatabaseError, transaction
from django_tenants.utils import tenant_context
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from certificates import actions
from certificates.models import Certificate, CertificateEvent, Task
from lib import clock
from lib.refusal import Refused
from outbox import relay
from register.models import RegisterEntry
from tests.certificates.making import content, decide, letter, suspend_at_request
from tests.support.exploring import STAY_THE_SAME, examples

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MACHINE = yaml.safe_load((Path(__file__).parents[1] / "cases" / "statemachine.yaml").read_text())["certificate"]
WAYS = {
    (before, edge["to"], edge["by"])
    for edge in MACHINE["transitions"]
    for before in (edge["from"] if isinstance(edge["from"], list) else [edge["from"]])
}
ROLE_OF = {"rita": "registrar", "otto": "decision_maker", "quinn": "quality_manager", "mira": "evaluator"}
PEOPLE = st.sampled_from(sorted(ROLE_OF))
WHICH = st.integers(0, 1)
VALID_DAYS = 200


def is_a_way(before: str, after: str, who: str) -> bool:
    """Whether this person may change the status so; ways from a status to itself are revisions."""
    return before != after and (before, after, ROLE_OF.get(who, who)) in WAYS


class Life(RuleBasedStateMachine):
    """`cast` is set by the test: Hypothesis makes the machine itself."""

    cast: dict

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.now = clock.now()
        with self.at_its_time():
            self.pks = [self.entered(number).pk for number in range(2)]
        self.status = ["VALID", "VALID"]
        self.revision = [1, 1]
        self.ends_at = [Certificate.objects.get(pk=pk).ends_at for pk in self.pks]

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    def at_its_time(self):
        return clock.frozen_at(self.now)

    def entered(self, number: int) -> Certificate:
        first = clock.today()
        dates = {"issued_on": first, "valid_from": first, "valid_until": first + timedelta(days=VALID_DAYS)}
        prepared = actions.prepare_import(content(f"N-{number}", **dates), by=self.cast["rita"])
        return actions.confirm_import(prepared, by=self.cast["quinn"], takes_responsibility=True)

    def certificate(self, which: int) -> Certificate:
        return Certificate.objects.get(pk=self.pks[which])

    def tried(self, which: int, act, *, after: str, expected: bool, revisions: int = 1) -> None:
        """Do it; it must succeed exactly where the machine has a way."""
        try:
            with self.at_its_time(), transaction.atomic():
                act(self.certificate(which))
            done = True
        except Refused:
            done = False
        assert done == expected, (self.status[which], after)
        if done:
            self.status[which] = after
            self.revision[which] += revisions

    @rule(which=WHICH, who=PEOPLE, days=st.integers(0, 180))
    def holder_asks_to_suspend(self, which, who, days):
        ends_on = clock.day_of(self.now) + timedelta(days=days)
        expected = is_a_way(self.status[which], "SUSPENDED", who) and ROLE_OF[who] == "registrar"
        self.tried(
            which,
            lambda one: suspend_at_request(one, ends_on=ends_on, by=self.cast[who]),
            after="SUSPENDED",
            expected=expected,
        )

    @rule(
        which=WHICH,
        proposer=st.sampled_from(["rita", "quinn", "mira"]),
        decider=PEOPLE,
        outcome=st.sampled_from(["suspend", "restore", "withdraw", "cancel"]),
    )
    def propose_and_decide(self, which, proposer, decider, outcome):
        after = {"suspend": "SUSPENDED", "restore": "VALID", "withdraw": "WITHDRAWN", "cancel": "CANCELLED"}[outcome]
        before = self.status[which]
        is_way = (before, after) in {(one, two) for one, two, _by in WAYS} and before != after
        is_way = is_way and before in {"VALID", "SUSPENDED"}  # a withdrawn one comes back by an appeal only

        def act(one: Certificate) -> None:
            decide(one, outcome, proposed_by=self.cast[proposer], by=self.cast[decider], **when)

        when = {"ends_on": clock.day_of(self.now) + timedelta(days=60)} if outcome == "suspend" else {}
        expected = is_way and ROLE_OF[decider] == "decision_maker"
        self.tried(which, act, after=after, expected=expected)

    @rule(which=WHICH, who=PEOPLE)
    def holder_asks_to_cancel(self, which, who):
        self.tried(
            which,
            lambda one: actions.cancel_on_request(one, paper=letter(), by=self.cast[who]),
            after="CANCELLED",
            expected=is_a_way(self.status[which], "CANCELLED", who),
        )

    @rule(which=WHICH, decider=PEOPLE)
    def supersede(self, which, decider):
        other = 1 - which
        is_way = self.status[which] == self.status[other] == "VALID" and ROLE_OF[decider] == "decision_maker"
        self.tried(
            which,
            lambda one: decide(
                one,
                "supersede",
                proposed_by=self.cast["rita"],
                by=self.cast[decider],
                successor=self.certificate(other),
            ),
            after="SUPERSEDED",
            expected=is_way,
        )
        if is_way:
            self.revision[other] += 1

    @rule(days=st.integers(1, 90))
    def time_goes_by(self, days):
        self.now += timedelta(days=days)
        with self.at_its_time():
            relay.deliver_all()
        for which in range(2):
            if self.status[which] in {"VALID", "SUSPENDED"} and self.now >= self.ends_at[which]:
                self.status[which] = "EXPIRED"
                self.revision[which] += 1

    @rule(which=WHICH)
    def the_clock_is_asked_too_early(self, which):
        with self.at_its_time():
            actions.expire(self.pks[which])
            actions.open_task_at_suspension_end(self.pks[which])

    @rule(which=WHICH, after=st.sampled_from(MACHINE["states"]))
    def write_raw(self, which, after):
        with pytest.raises(DatabaseError), transaction.atomic():
            Certificate.objects.filter(pk=self.pks[which]).update(status=after)

    @invariant()
    def each_stands_where_the_machine_says(self):
        for which in range(2):
            one = self.certificate(which)
            assert (one.status, one.revision) == (self.status[which], self.revision[which])
            assert one.events.count() == one.revision

    @invariant()
    def the_clock_neither_suspends_nor_withdraws(self):
        by_clock = CertificateEvent.objects.filter(by=None)
        assert not by_clock.filter(status_after__in=MACHINE["never_by_clock"]).exists()
        for which in range(2):
            one = self.certificate(which)
            if one.suspension_ends_at and self.now >= one.suspension_ends_at + timedelta(days=91):
                assert Task.objects.filter(certificate=one, kind="suspension_ended").exists()

    @invariant()
    def the_register_says_the_same(self):
        with self.at_its_time():
            relay.deliver_all()
        shown = dict(RegisterEntry.objects.filter(pk__in=self.pks).values_list("pk", "status"))
        assert [shown[pk] for pk in self.pks] == self.status


def test_certificates_take_only_the_ways_of_the_machine(northseal, rita, otto, quinn, mira):
    class Here(Life):
        cast = {"rita": rita, "otto": otto, "quinn": quinn, "mira": mira}

    with tenant_context(northseal):
        run_state_machine_as_test(
            Here,
            settings=settings(
                max_examples=examples(15),
                stateful_step_count=25,
                phases=[Phase.generate],
                deadline=None,
                database=None,
                derandomize=STAY_THE_SAME,
                suppress_health_check=list(HealthCheck),
            ),
        )
