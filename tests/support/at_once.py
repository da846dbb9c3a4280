"""Several people act at the same moment, each on a connection of their own."""

from threading import Barrier, Thread

from django.db import connection
from django_tenants.utils import tenant_context

from lib.refusal import Refused


def at_once(body, *acts) -> list[str]:
    """Run acts at the same moment in threads of their own. Gives "done" or "refused" for each."""
    outcomes, together = [], Barrier(len(acts))

    def run(act) -> None:
        with tenant_context(body):
            together.wait()
            try:
                act()
                outcomes.append("done")
            except Refused:
                outcomes.append("refused")
        connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(outcomes)
