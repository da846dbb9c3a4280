"""The one exception for "the rules say no"."""


class Refused(Exception):
    """An action was asked for that the rules do not allow.

    The message is written, in the reader's language, for the person who asked.
    Nothing has been changed: actions refuse before they write, or inside a transaction that rolls back.
    """
