"""An occupation's facts become a guide to it, for who hires for the job and who wants to do it."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.generating import guide_sentences as say
from builder.generating import preparation, technologies
from builder.generating.choices import Choices
from builder.generating.duties import duties
from builder.generating.facts import OccupationFacts, Technology, Wages
from builder.generating.items import distinct
from builder.generating.material import KNOWLEDGE, SKILLS, WORK_STYLES, Material
from builder.generating.phrases import Phrases
from builder.generating.qualifications import required
from builder.generating.spoken import headed, listed, of_others, spoken
from builder.generating.titles import in_text, plural
from builder.generating.wording import Wording, capitalized, stable_number

# Longer titles would weigh down each sentence they stand in.
_LONGEST_NAME, _LONGEST_TITLE = 4, 8
_UNNAMED = "people in this job"
# Choosing among all ways, most guides would settle on the same few.
_WAYS = 2
_DUTIES = 9
_SKILLS, _AREAS = 4, 2
# A second kind of education is told where so many percent name it.
_EVIDENT = 8.0
# By what percent of people say that a new hire needs no experience.
_STARTS = (
    (50, say.STARTS_OFTEN),
    (20, say.STARTS_SOMETIMES),
    (0.5, say.STARTS_SELDOM),
    (0, say.STARTS_NEVER),
)


@dataclass(frozen=True, slots=True)
class Use:
    """A skill, and how people in the job put it to use."""

    name: str
    use: str


@dataclass(frozen=True, slots=True)
class Step:
    """What people at one level of experience bring."""

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question people ask about the job, with its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The same parts as the guide of a written role; blank lines stand between paragraphs."""

    introduction: str
    what_they_do: str
    duties: tuple[str, ...]
    qualifications: str
    skills: tuple[Use, ...]
    experience: tuple[Step, ...]
    education: str
    training: tuple[str, ...]
    questions: tuple[Question, ...]


def guide(facts: OccupationFacts) -> Guide:
    """Return the guide for these facts: the same ones give the same guide."""
    return _Writer(facts).guide()


class _Writer:
    """Writes one guide, part by part, and does not repeat itself."""

    def __init__(self, facts: OccupationFacts) -> None:
        self.facts = facts
        self.material = Material(facts, Choices())
        self.words = self.material.words
        self.field = self.words.slots["field"][0]
        full_title = in_text(plural(facts.title))
        short = "," not in full_title and len(full_title.split()) <= _LONGEST_NAME
        self.workers = full_title if short else _UNNAMED
        self.wording = Wording(facts.code, self.words)
        self.wording.slots = {
            name: tuple(of_others(phrase) for phrase in phrases)
            for name, phrases in self.material.wording.slots.items()
        }
        readable = len(full_title.split()) <= _LONGEST_TITLE
        self.wording.define(
            full_title=full_title if readable else f"people in {self.field}",
            workers=self.workers,
            main_duty=of_others(self.words.main_duty),
            duty=of_others(self.words.duty),
        )
        self.done: set[tuple[str, ...]] = set()

    def guide(self) -> Guide:
        introduction, what_they_do = self._introduction(), self._what_they_do()
        told = self._duties()
        return Guide(
            introduction=introduction,
            what_they_do=what_they_do,
            duties=told,
            qualifications=self._qualifications(),
            skills=tuple(self._skills()),
            experience=tuple(self._experience()),
            education=self._education(),
            training=tuple(self._training()),
            questions=tuple(self._questions()),
        )

    def _say(self, ways: tuple[str, ...], topic: str, section: str, **slots: str) -> str:
        """Return one of two ways that the occupation's code picks, whichever repeats less."""
        self.wording.define(**slots)
        start = stable_number(self.facts.code, "guide", topic) % len(ways)
        picked = (*ways[start:], *ways[:start])[:_WAYS]
        return self.wording.say(picked, f"guide {topic}", section)

    def _introduction(self) -> str:
        # A placeholder is for a posting; a guide has nobody who could fill it.
        particular = "[" not in self.words.main_duty
        opening = say.OPENING if particular else say.OPENING_AT_LARGE
        first = [
            self._say(opening, "opening", "introduction"),
            self._say(say.DAILY, "daily", "introduction"),
            self._say(say.PREPARATION[self.facts.job_zone or 2], "preparation", "introduction"),
        ]
        second = [self._say(say.READERS, "readers", "introduction")]
        if lenders := self.facts.borrowed_from:
            names = listed([in_text(plural(title)) for title in lenders])
            second.append(self._say(say.BORROWED, "borrowed", "introduction", lenders=names))
        return _paragraphs(first, second)

    def _what_they_do(self) -> str:
        def told(ways: tuple[str, ...], topic: str) -> str:
            return self._say(ways, topic, "what they do")

        return _paragraphs(
            [told(say.PURPOSE, "purpose"), told(say.AIM, "aim")],
            [told(say.PLACE, "place"), told(say.CONDITIONS, "conditions")],
            [told(say.RULES, "rules"), told(say.TOOLS, "tools")],
        )

    def _duties(self) -> tuple[str, ...]:
        items = list(distinct(duties(self.material)))
        chosen = [item.text.removesuffix(".") for item in items if item.preselected][:_DUTIES]
        self.done.update(_beginning(text) for text in chosen)
        return tuple(chosen)

    def _qualifications(self) -> str:
        skills = [spoken(name) for name in self.material.skills[:3]]
        areas = [spoken(name) for name in self.material.knowledge[:2]]
        styles = [
            self._say(WORK_STYLES[name].do, f"style {name}", "styles")
            for name in self.material.styles[:2]
        ]
        joint = ", and " if "," in styles[0] else " and "
        joined = joint.join(style[0].lower() + style[1:] for style in styles)
        return _paragraphs(
            [
                self._say(
                    say.STANDS_OUT,
                    "stands out",
                    "qualifications",
                    skills=listed(skills),
                    areas=listed(areas),
                ),
                self._say(say.SUITS, "suits", "qualifications", styles=joined),
            ]
        )

    def _skills(self) -> Iterator[Use]:
        skills = self.material.skills[:_SKILLS]
        areas = [name for name in self.material.knowledge if name not in skills][:_AREAS]
        for name, phrases in (
            *((name, SKILLS[name]) for name in skills),
            *((name, KNOWLEDGE[name]) for name in areas),
        ):
            yield Use(headed(name), f"{self._use(name, phrases)}.")
        for name in self.material.styles[2:3]:
            style = self._say(WORK_STYLES[name].do, f"one style {name}", "style of one")
            style = style[0].lower() + style[1:]
            text = self._say(say.STYLE_OF_ONE, "style of one", "skills", style=style)
            yield Use(headed(name.split("/")[0]), text)

    def _use(self, name: str, phrases: Phrases) -> str:
        """Return what people do with a skill, in words that no other part of the guide has."""
        ways = phrases.do
        start = stable_number(self.facts.code, "use", name) % len(ways)
        for way in (*ways[start:], *ways[:start]):
            text = self.material.wording.say((way,), f"use {name}", "uses")
            if _beginning(text) not in self.done:
                break
        return f"They {of_others(text[0].lower() + text[1:])}"

    def _experience(self) -> Iterator[Step]:
        years = {
            level: preparation.years_of_experience(self.facts, level)
            for level in ("entry", "mid", "senior")
        }
        studied = Material(self.facts, Choices(level="entry")).stage == "graduate"
        start = say.AT_ENTRY_STUDIED if studied else say.AT_ENTRY
        entry = [self._say(start, "entry", "experience")]
        entry.append(self._say(say.SHOWN_AT_ENTRY, "shown at entry", "experience"))
        needed = "right after training" if studied else "no experience needed"
        if years["entry"]:
            needed = f"about {preparation.in_years(years['entry'])}"
        yield Step(f"Entry level: {needed}", " ".join(entry))
        mid = [self._say(say.AT_MID, "mid", "experience")]
        if related := self._related(2, "close by"):
            mid.append(self._say(say.CLOSE_BY, "close by", "experience", related=related))
        least = preparation.in_years(years["mid"] or years["senior"])
        yield Step(f"Experienced: {'about' if years['mid'] else 'up to'} {least}", " ".join(mid))
        senior = [self._say(say.AT_SENIOR, "senior", "experience")]
        senior.append(self._say(say.SHOWN_AT_SENIOR, "shown at senior", "experience"))
        least = preparation.in_years(years["senior"])
        yield Step(f"Senior: {least} or more", " ".join(senior))

    def _education(self) -> str:
        told = []
        shares = preparation.education_named(self.facts)
        if shares and not self.facts.prepared_like:
            (usual, percent), *others = shares
            told.append(
                self._say(
                    say.USUAL_EDUCATION, "usual", "education", usual=usual, percent=f"{percent:.0f}"
                )
            )
            if others and others[0][1] >= _EVIDENT:
                further, percent = others[0]
                told.append(
                    self._say(
                        say.FURTHER_EDUCATION,
                        "further",
                        "education",
                        further=further,
                        percent=f"{percent:.0f}",
                    )
                )
        else:
            told.append(self._say(say.EDUCATION_UNKNOWN, "unknown", "education"))
        items = {item.id: item.text for item in required(self.material)}
        told.append(
            self._say(say.POSTING_SAYS, "posting says", "education", wording=items["education"])
        )
        rest = []
        if licence := self.words.licence:
            rest.append(self._say(say.LICENCE, "licence", "education", licence=licence))
        else:
            rest.append(self._say(say.NO_LICENCE, "no licence", "education"))
        span = preparation.time_to_learn(self.facts)
        if span and not self.facts.prepared_like:
            rest.append(self._say(say.TRAINING, "training", "education", span=span))
        return _paragraphs(told, rest)

    def _training(self) -> Iterator[str]:
        """Yield what to learn for the job: areas of knowledge, with what they are for."""
        areas = [
            name for name in self.material.knowledge if name not in self.material.skills[:_SKILLS]
        ]
        if len(areas) <= _AREAS:
            yield f"{capitalized(self.words.study)}: courses at school, or training on the job"
        for name in areas[_AREAS : _AREAS + 3]:
            ways = KNOWLEDGE[name].bring
            text = self.material.wording.say(ways, f"learn {name}", "training")
            yield f"{headed(name)}: {of_others(text[0].lower() + text[1:])}"

    def _questions(self) -> Iterator[Question]:
        named = f"people in {self.field}" if self.workers == _UNNAMED else self.workers
        yield Question(f"How much do {named} earn?", self._earnings())
        yield Question(f"Can you start in {self.field} without experience?", self._start())
        yield Question(f"Who are the colleagues of {named}?", self._company())
        yield Question(f"What is hard about {self.field}?", self._hard())
        yield Question(f"Which tools do {named} use?", self._tools())
        if related := self._related(3, "next"):
            answer = [
                self._say(say.NEXT_JOBS, "next", "questions", related=related),
                self._say(say.WIDEN_SEARCH, "widen", "questions"),
            ]
            yield Question(f"Which jobs are close to {self.field}?", " ".join(answer))

    def _earnings(self) -> str:
        nation = next((one for one in self.facts.wages if one.area_code == "0000000"), None)
        told = list(self._pay(nation)) if nation else []
        if not told:
            return self._say(say.NO_WAGES, "no wages", "questions")
        if not self.facts.code.endswith(".00"):
            told.append(self._say(say.WIDER_GROUP, "wider group", "questions"))
        return " ".join(told)

    def _pay(self, wages: Wages) -> Iterator[str]:
        if wages.p25 and wages.p75:
            low, high = _dollars(wages.p25), _dollars(wages.p75)
            yield self._say(say.EARNINGS, "earnings", "questions", low=low, high=high)
        if wages.p50:
            yield self._say(say.MEDIAN, "median", "questions", median=_dollars(wages.p50))
        if wages.p10 and wages.p90:
            bottom, top = _dollars(wages.p10), _dollars(wages.p90)
            yield self._say(say.SPREAD, "spread", "questions", bottom=bottom, top=top)
        if not wages.p50 and wages.hourly_p50:
            yield self._say(say.HOURLY_ONLY, "hourly", "questions", hour=f"${wages.hourly_p50:.2f}")

    def _start(self) -> str:
        without = preparation.percent_without_experience(self.facts)
        if without is None or self.facts.prepared_like:
            year = preparation.in_years(preparation.years_of_experience(self.facts, "mid") or 1)
            first = self._say(say.STARTS_UNKNOWN, "start", "questions", year=year)
        else:
            ways = next(ways for least, ways in _STARTS if without >= least)
            first = self._say(ways, "start", "questions", percent=f"{without:.0f}")
        return f"{first} {self._say(say.BETTER_CHANCES, 'chances', 'questions')}"

    def _company(self) -> str:
        first = self._say(say.WORKS_WITH, "works with", "questions")
        boss = self.words.reports_to
        return f"{first} {self._say(say.ANSWERS_TO, 'answers to', 'questions', boss=boss)}"

    def _hard(self) -> str:
        first = self._say(say.HARD, "hard", "questions")
        return f"{first} {self._say(say.HARD_HELPS, 'hard helps', 'questions')}"

    def _tools(self) -> str:
        equipment = self._say(say.TOOLS_ASKED, "equipment", "questions")
        if self.facts.equipped_like:
            return equipment
        software = technologies.best(self.facts)
        everywhere = {*technologies.BASICS, "Operating system software"}
        special = [one for one in software if one.category not in everywhere]
        wanted = [one for one in special if one.in_demand or one.hot] or special
        names = [_in_text(one) for one in wanted[:3] or software[:2]]
        if not names:
            return f"{equipment} {self._say(say.NO_SOFTWARE, 'no software', 'questions')}"
        told = self._say(say.SOFTWARE, "software", "questions", software=listed(names))
        return f"{equipment} {told}"

    def _related(self, count: int, topic: str) -> str:
        titles = [in_text(plural(title)) for title in self.facts.related]
        short = [title for title in titles if "," not in title and " and " not in title] or titles[
            :1
        ]
        return listed(short[:count])


def _paragraphs(*paragraphs: list[str]) -> str:
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs)


def _in_text(technology: Technology) -> str:
    """Return the name of software as it stands within a sentence."""
    name = technologies.tidy_name(technology.name)
    return name[0].lower() + name[1:] if technologies.is_kind(technology) else name


def _beginning(text: str) -> tuple[str, ...]:
    """Return the first words: the same thing told of other people begins with the same ones."""
    return tuple(text.split()[:3])


def _dollars(amount: int) -> str:
    return f"${amount:,}"
