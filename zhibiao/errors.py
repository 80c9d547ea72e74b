"""Errors that are the reader's to mend."""


class UserError(Exception):
    """One line that says what is wrong, where, and what to do next."""
