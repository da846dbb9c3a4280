"""The one exception of this package: something keeps us from starting, said so that a person can act on it."""


class CannotStart(Exception):
    """Its message is a sentence for whoever typed the command: what is wrong, and what to do next."""
