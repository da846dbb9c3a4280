"""What programs do every few seconds while the queue is away, they do twenty times as often here.

Three things count time then, and nothing else: ours leaves a server that did not answer alone for five seconds
(`AWAY_FOR`), a worker that takes nothing is ended after a minute (`DEAF_AFTER`), and Celery waits 2, 4, 6 … 30 seconds between its tries to connect. Divided by the same number they come
in the same order and as often as in production, so sixty seconds are three. Time-outs of sockets stay as they are: a
server that is gone refuses at once.
"""

from kombu.connection import Connection

from lib import cache, queue
from marketplace import watching

TIMES = 20
MINUTE = 60 / TIMES  # seconds

# What each program has seen of a minute in which it asked in vain.
TRIES_TO_CONNECT = 8  # of a worker: at 0, 2, 6, 12, 20, 30, 42, 56 seconds
TIMES_AWAY = 12  # of the web server: every five seconds somebody's letter asks


def hurry() -> None:
    for ours in (queue, cache):
        ours.AWAY_FOR /= TIMES
    watching.DEAF_AFTER /= TIMES
    watching.LOOKS_EVERY /= TIMES
    ensure = Connection._ensure_connection  # its defaults are changed: some pass their own, by position
    errback, tries, start, step, longest, *rest = ensure.__defaults__
    ensure.__defaults__ = (errback, tries, start / TIMES, step / TIMES, longest / TIMES, *rest)
