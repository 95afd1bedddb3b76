"""The elements of O*NET as people name them: on their own, and within a sentence."""

from builder.generating.wording import capitalized

_SPOKEN = {
    "Administration and Management": "planning and management",
    "Administrative": "office procedures",
    "Computers and Electronics": "computers and electronics",
    "Customer and Personal Service": "customer service",
    "Economics and Accounting": "accounting and economics",
    "Education and Training": "teaching and training",
    "English Language": "the English language",
    "Foreign Language": "foreign languages",
    "Management of Financial Resources": "managing money",
    "Management of Material Resources": "managing supplies and equipment",
    "Management of Personnel Resources": "managing people",
    "Mechanical": "machines and tools",
    "Operation and Control": "operating equipment",
    "Personnel and Human Resources": "human resources",
}  # fmt: skip


def spoken(element: str) -> str:
    """Return the name of a skill or an area of knowledge as it stands within a sentence."""
    return _SPOKEN.get(element, element.lower())


def headed(element: str) -> str:
    """Return the name of a skill or an area of knowledge as it stands on its own."""
    return capitalized(spoken(element).removeprefix("the "))


def listed(names: list[str]) -> str:
    """Return names as one enumeration: "a", "a and b", "a, b, and c"."""
    if len(names) < 3:
        # "design, and building and construction": where "and" alone would mislead.
        return (", and " if any(" and " in name for name in names) else " and ").join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def of_others(text: str) -> str:
    """Return an order to the reader as what others do: "you" becomes "they", "your" "their"."""
    words = text.split(" ")
    told = []
    for place, word in enumerate(words):
        bare = word.strip(",.;:")
        other = _OTHERS.get(bare)
        if bare == "you" and place and words[place - 1] in _BEFORE_OBJECTS:
            other = "them"
        if bare == "be" and place and words[place - 1] == "and":
            other = "are"
        told.append(word.replace(bare, other) if other else word)
    return " ".join(told)


_OTHERS = {
    "our": "the employer's", "us": "the employer", "we": "the employer", "you": "they",
    "your": "their", "yours": "theirs", "yourself": "themselves",
}  # fmt: skip
_BEFORE_OBJECTS = {
    "about", "around", "ask", "at", "behind", "for", "from", "give", "near", "of", "prove",
    "show", "suits", "tell", "than", "to", "with",
}  # fmt: skip
