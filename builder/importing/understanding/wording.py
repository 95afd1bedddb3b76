"""Lists of words, written as text."""


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text that stand apart by white space."""
    return frozenset(text.split())
