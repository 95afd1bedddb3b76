"""What the parts of a menu are made from: the facts, the choices, and the words for both."""

from builder.generating import preparation
from builder.generating.basic_skills import BASIC_SKILLS
from builder.generating.choices import Choices, Stage
from builder.generating.facts import OccupationFacts
from builder.generating.knowledge import KNOWLEDGE
from builder.generating.lexicon import words_for
from builder.generating.phrases import Phrases
from builder.generating.ranking import (
    KNOWLEDGE_MEANS,
    SKILL_MEANS,
    WORK_STYLE_MEANS,
    standing_out,
)
from builder.generating.technical_skills import TECHNICAL_SKILLS
from builder.generating.titles import singular
from builder.generating.wording import Wording
from builder.generating.work_styles import WORK_STYLES

SKILLS: dict[str, Phrases] = BASIC_SKILLS | TECHNICAL_SKILLS

# The job brief speaks of so many work styles; the qualifications go on from there.
STYLES_IN_BRIEF = 2


# Legal, teaching, media, and office work is done with words.
_WORK_WITH_WORDS = ("23", "25", "27-3", "43")


# From this job zone on, most people have studied for the job.
_TAKES_STUDY = 4


class Material:
    """One draft's material. `skills`, `knowledge`, and `styles`: what stands out comes first."""

    def __init__(self, facts: OccupationFacts, choices: Choices) -> None:
        self.facts = facts
        self.choices = choices
        self.words = words_for(facts.code, singular(facts.title))
        self.wording = Wording(facts.code, self.words)
        self.wording.define(study=self.words.study)
        self.skills = standing_out(facts.skills, SKILL_MEANS)
        self.knowledge = _by_use(facts.code, standing_out(facts.knowledge, KNOWLEDGE_MEANS))
        self.styles = standing_out(facts.work_styles, WORK_STYLE_MEANS)

    @property
    def years(self) -> int:
        """How many years of experience to ask for."""
        return preparation.years_of_experience(self.facts, self.choices.level)

    @property
    def stage(self) -> Stage:
        """The level as the wording needs it."""
        level = self.choices.level
        studied = bool(self.words.degree) or (self.facts.job_zone or 0) >= _TAKES_STUDY
        if level == "entry":
            return "graduate" if studied else "entry"
        if level == "mid" and not self.years:
            return "graduate" if studied else "open"
        return level

    def important(self, kind: str, element: str) -> str:
        """Return the source of an item that rests on how important an element is."""
        others = self.facts.borrowed_from
        where = f", as rated for {' and '.join(others[:2])}" if others else ""
        return f"Important {kind}: {element}{where}"


def _by_use(code: str, areas: list[str]) -> list[str]:
    """Return `areas` with those last that only some jobs may fairly ask for.

    Asking for a command of English where the work does not need it shuts people out.
    """
    if code.startswith(_WORK_WITH_WORDS):
        return areas
    return sorted(areas, key=lambda name: name in {"English Language", "Foreign Language"})


__all__ = ["KNOWLEDGE", "SKILLS", "STYLES_IN_BRIEF", "WORK_STYLES", "Material"]
