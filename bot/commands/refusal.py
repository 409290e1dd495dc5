"""The refusal of a wrong call."""


class Refusal(Exception):
    """A call that cannot be done as it is; one line that says why and how to mend it."""
