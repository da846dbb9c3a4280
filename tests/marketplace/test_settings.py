"""What is refused as the program starts."""

import os
import subprocess
import sys

import pytest

from tests.support.database import ROOT


@pytest.mark.slow
@pytest.mark.parametrize("key", ["sk_live_1", "rk_live_1", "sk_org_live_1"])
def test_a_live_key_with_another_base_than_stripes_does_not_start(key):
    environment = {**os.environ, "STRIPE_SECRET_KEY": key, "STRIPE_API_BASE": "http://127.0.0.1:1"}
    started = subprocess.run(
        [sys.executable, "-c", "import marketplace.settings"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    assert "A live key of Stripe goes to Stripe alone: STRIPE_API_BASE must be empty." in started.stderr
