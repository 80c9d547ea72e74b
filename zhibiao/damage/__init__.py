"""Rules that propose edits to a damaged text, one module per kind of damage.

Each module has one function ``propose(raw) -> Iterator[Edit]``.  A rule looks only at the
text; ``zhibiao.repair`` decides which proposals stand where two of them meet.
"""
