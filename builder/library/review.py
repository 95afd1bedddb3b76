"""Reads the shipped roles critically: what is missing, hard to read, or said by two of them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

import pyphen

from builder.library.schema import Role

# Flesch-Kincaid grade that no text of a role goes beyond.
HARDEST = 12.0
# How many of their words two bullets must share, counted once each, to say the same.
ALIKE = 0.6
_KINDS = (
    *("job_brief", "responsibilities", "qualifications", "benefits"),
    *("work_environment", "equal_opportunity"),
)


def problems(roles: Mapping[str, Role]) -> list[str]:
    """Return what is wrong with roles, given by the names of their files, one line each."""
    found = []
    for name, role in roles.items():
        kinds = {section.kind for section in role.template.sections}
        found += [f"{name}: no section {kind}" for kind in _KINDS if kind not in kinds]
        for part, text in (("template", template_text(role)), ("guide", guide_text(role))):
            if (grade := reading_grade(text)) > HARDEST:
                found.append(f"{name}: the {part} reads at grade {grade:.1f}")
    found += [
        f"{name}: like {other}: {bullet!r} and {twin!r}"
        for name, bullet, other, twin in shared_bullets(roles)
    ]
    return found


def shared_share(roles: Mapping[str, Role]) -> float:
    """Return the share (0 to 1) of bullets that another role has too, but for other words."""
    all_bullets = sum(len(bullets(role)) for role in roles.values())
    shared = {(name, bullet) for name, bullet, _, _ in shared_bullets(roles)}
    return len(shared) / all_bullets if all_bullets else 0.0


def shared_bullets(roles: Mapping[str, Role]) -> Iterator[tuple[str, str, str, str]]:
    """Yield each bullet that another role has too: its role, it, the other role, the twin."""
    words = [
        (name, bullet, frozenset(_words(bullet)))
        for name, role in roles.items()
        for bullet in bullets(role)
    ]
    for name, bullet, own in words:
        for other, twin, theirs in words:
            if other != name and len(own & theirs) > ALIKE * len(own | theirs):
                yield name, bullet, other, twin
                break


def bullets(role: Role) -> list[str]:
    """Return a role's bullets but for benefits and equal opportunity, its duties included."""
    own = [
        bullet
        for section in role.template.sections
        if section.kind not in {"benefits", "equal_opportunity"}
        for bullet in section.bullets
    ]
    return [*own, *role.guide.duties]


def template_text(role: Role) -> str:
    """Return what the posting says, a line a paragraph or bullet."""
    sections = role.template.sections
    return "\n".join(line for part in sections for line in (part.text, *part.bullets) if line)


def guide_text(role: Role) -> str:
    """Return what the guide says, a line a paragraph."""
    guide = role.guide
    lines = [guide.introduction, guide.what_they_do, guide.qualifications, guide.education]
    lines += [*guide.duties, *guide.training]
    lines += [skill.use for skill in guide.skills]
    lines += [step.text for step in guide.experience]
    lines += [line for item in guide.questions for line in (item.question, item.answer)]
    return "\n".join(lines)


def reading_grade(text: str) -> float:
    """Return the U.S. school grade that a text needs (Flesch-Kincaid, Kincaid et al. 1975)."""
    sentences = [part for part in re.split(r"[.!?:;\n]+", text) if _words(part)]
    words = [word for part in sentences for word in _words(part)]
    if not words:
        return 0.0
    syllables = sum(count * _syllables(word) for word, count in Counter(words).items())
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z][a-z']*", text.lower())


@cache
def _syllables(word: str) -> int:
    return len(_hyphenation().positions(word)) + 1


@cache
def _hyphenation() -> pyphen.Pyphen:
    # One letter on each side may stand alone: this counts syllables, it breaks no lines.
    return pyphen.Pyphen(lang="en_US", left=1, right=1)
