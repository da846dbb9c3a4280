"""What tests of search begin with, and tests elsewhere too."""

import pytest

from outbox.relay import deliver_all
from search.tasks import push

NODE = pytest.mark.xdist_group("elasticsearch")  # one worker waits for the node, the others go on


def heard() -> None:
    """Every fact is heard, and the node knows what changed."""
    deliver_all()
    push()
