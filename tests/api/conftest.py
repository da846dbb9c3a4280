"""What machines read: certificates as the register heard of them."""

from tests.register.conftest import stated

__all__ = ["stated"]
