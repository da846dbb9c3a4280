"""Tax numbers of Chinese taxpayers."""

from stdnum.cn import uscc


def tax_number_of(typed: str) -> str:
    """A unified social credit code as it is written on a fapiao, or "" where its check digit does not fit."""
    return str(uscc.compact(typed)).upper() if uscc.is_valid(typed) else ""
