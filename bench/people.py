"""Who acts at northseal in the benchmarks: people of the snapshot, authorised there since long ago."""

from functools import cache

from accounts.models import User


@cache
def registrar() -> User:
    return User.objects.get(email="rita@example.org")


@cache
def quality_manager() -> User:
    return User.objects.get(email="quinn@example.org")


@cache
def decision_maker() -> User:
    return User.objects.get(email="otto@example.org")
