"""Carry facts to their hearers until told to stop (SIGTERM, SIGINT)."""

import gc
import signal
import sys
from threading import Event, Thread
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connections

from outbox import pulses, relay
from outbox.hearing import prepare_to_hear


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--threads", type=int, default=2, help="How many carry everything.")
        parser.add_argument("--drain", action="store_true", help="Deliver what is due and end.")

    def handle(self, *args: Any, threads: int, drain: bool, **options: Any) -> None:
        if drain:
            self.stdout.write(f"{relay.deliver_all()} delivered.")
            return
        pulses.begin(pulses.RELAY)
        prepare_to_hear()
        gc.freeze()  # all that is loaded stays: looking through it again and again would hold a delivery up
        # Each thread keeps one connection: a pool would only stand between it and a database that comes back.
        connections.settings["default"]["OPTIONS"].pop("pool", None)
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        sys.setswitchinterval(0.0005)  # so that who carries a status does not wait for who reads a long fact
        workers = [Thread(target=relay.run, args=(stop.is_set,), name=f"relay-{number}") for number in range(threads)]
        workers.append(Thread(target=relay.run, args=(stop.is_set,), kwargs={"only_status": True}, name="relay-status"))
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
