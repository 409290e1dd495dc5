"""What an operator can mend, each as one line; apart, so that who tells of it loads nothing heavy."""


class Refusal(Exception):
    """A call that cannot be done as it is; why, and how to mend it."""


class BadSettings(ValueError):
    """Settings nothing can run with; what is wrong, and how to mend it."""


class NoOffice(LookupError):
    """A database without the office of this bot."""
