"""Rules that propose edits to a damaged text, one module per kind of damage.

Each module has one function ``propose(text) -> Iterator[Edit]``.  A rule looks only at the
text; ``zhibiao.repair`` asks the rules one after another and tells the edits as those of the
raw text.
"""
