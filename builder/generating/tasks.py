"""Imported task statements, made into lines of a list of duties."""

import re

from builder.generating.facts import Task

# Longer ones (in words) and harder ones (Flesch-Kincaid grade) are offered but not ticked: among
# easier lines, those up to here keep the whole at grade 12, over all occupations of O*NET 29.3.
_LONGEST = 24
_HARDEST = 16.0

_AS_MANY = re.compile(
    r"^(Act|Serve|Work) as (advisers|advisors|liaisons|mediators|members|representatives|"
    r"consultants|experts|instructors|intermediaries|managers|mentors|leaders)\b"
)


def ranked(tasks: tuple[Task, ...]) -> list[Task]:
    """Return the core tasks first, otherwise in the order given; the same text only once."""
    seen: set[str] = set()
    found = []
    for task in sorted(tasks, key=lambda task: not task.core):
        text = as_duty(task.text)
        if text and text.lower() not in seen:
            seen.add(text.lower())
            found.append(task)
    return found


def as_duty(text: str) -> str:
    """Return a task statement as an order with a full stop, changed no further than that."""
    text = " ".join(text.split()).strip(" .;")
    if not text:
        return ""
    first, _, rest = text.partition(" ")
    text = f"{_base_form(first)} {rest}".strip()
    text = _AS_MANY.sub(_as_one, text)
    return f"{text[:1].upper()}{text[1:]}."


def is_readable(text: str) -> bool:
    """Say whether a duty is easy enough to stand in a list that people read."""
    words = text.split()
    syllables = sum(_syllables(word) for word in words)
    grade = 0.39 * len(words) + 11.8 * syllables / len(words) - 15.59
    return len(words) <= _LONGEST and grade <= _HARDEST


def _syllables(word: str) -> int:
    word = word.lower().strip(".,;:")
    return max(1, len(re.findall(r"[aeiouy]+", word)) - word.endswith("e"))


def _base_form(verb: str) -> str:
    """Return "Prepare" for "Prepares"; a verb in the base form stays as it is."""
    if not re.fullmatch(r"[A-Za-z]+s,?", verb) or re.search(r"(ss|us|is|as|os),?$", verb):
        return verb
    end = "," if verb.endswith(",") else ""
    verb = verb.rstrip(",")
    if verb.endswith("ies"):
        return f"{verb[:-3]}y{end}"
    if verb.endswith(("sses", "ches", "shes", "xes", "zzes", "oes")):
        return f"{verb[:-2]}{end}"
    return f"{verb[:-1]}{end}"


def _as_one(match: re.Match[str]) -> str:
    noun = match.group(2)
    one = f"{noun[:-3]}y" if noun.endswith("ies") else noun[:-1]
    return f"{match.group(1)} as {'an' if one[0] in 'aeiou' else 'a'} {one}"
