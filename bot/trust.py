"""The certificates that every client trusts, loaded once in a process: that takes longer than all else at a start."""

import ssl
from functools import cache

import certifi


@cache
def trusted() -> ssl.SSLContext:
    """The authorities that browsers trust."""
    return ssl.create_default_context(cafile=certifi.where())
