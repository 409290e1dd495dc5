"""The certificates that every client trusts, loaded once in a process: that takes longer than all else at a start."""

import ssl
from functools import cache

import httpx


@cache
def trusted() -> ssl.SSLContext:
    """What httpx trusts by default."""
    return httpx.create_ssl_context()
