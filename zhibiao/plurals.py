"""English numbers of things."""


def counted(number: int, noun: str) -> str:
    """A number and its English noun.

    >>> counted(1, "fall"), counted(3, "fall")
    ('1 fall', '3 falls')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
