"""Whether a name leads to the machine it is typed on, and nowhere else (RFC 6761)."""


def is_here(host: str) -> bool:
    return host == "localhost" or host.endswith(".localhost")
