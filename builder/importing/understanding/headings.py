"""What headings of job descriptions mean, and which lines are headings though not marked so."""

import re
from functools import lru_cache

from builder.document import SectionKind
from builder.importing.understanding.wording import words_in

# What a heading says, by the words in it; the first that fits counts. "apply" becomes a field.
_MEANINGS: tuple[tuple[str, str], ...] = (
    ("job_brief", r"^(?:general (?:statement|summary|description)|brief description|definition"
     r"|nature of work|job goal)\b"),
    ("equal_opportunity", r"equal (?:employment )?opportunit|\beeo\b|\beoe\b|non-?discriminat"
     r"|\bdiversity\b|\binclusion\b|\bdei\b|affirmative action|reasonable accommodation"
     r"|^accommodations?$"),
    ("physical_demands", r"\bphysical|\bada (?:requirements|statement|checklist)|sensory demands"),
    ("apply", r"\bhow (?:to|do i) apply|^(?:to )?apply\b|^applying\b|application "
     r"(?:process|procedure|instruction|information|materials)|^applicant information"
     r"|^materials required|\bhiring process|recruit\w+ process|selection process|^next steps"
     r"|interview process"),
    ("work_environment", r"work(?:ing)? (?:environment|conditions?|schedule|hours|setting)"
     r"|environmental (?:factors|conditions|demands)|^(?:hours|schedule|travel|environment"
     r"|conditions)\b|hours of work|telecommut|telework|remote work|^tools and equipment"
     r"|special (?:conditions|working)|^conditions of employment"),
    ("benefits", r"\bbenefits?\b|\bperks\b|we offer|what'?s in it for you|\btotal rewards"
     r"|\bcompensation\b|^(?:salary|pay)\b|what you'?ll (?:get|receive|enjoy)|we(?:'ll| will)? "
     r"provide|^why (?:join|work|you'?ll love|choose)|our offer|you(?:'ll| will) get"),
    ("qualifications", r"qualif|requirement|\bskills?\b|\bexperience\b|\beducation|knowledge"
     r"|\babilit(?:y|ies)\b|competenc|credential|licens|certificat|must[- ]haves?|nice[- ]to"
     r"|who you are|about you\b|(?:what|if|skills|things|ideally) you (?:bring|have|are|need)"
        r"|(?:you'?ll|you will) (?:bring|need|have)"
     r"|we'?re looking|are we looking|we are looking|looking for|ideal candidate|your profile"
     r"|^preferred|^desired|^minimum|^bonus|^required|^your background|what it takes|success looks"
     r"|^training\b|\bksas?\b|you might be|good fit|^tech(?:nology|nical)? stack|attributes"),
    ("responsibilities", r"responsib|\bduties|\bduty\b|what you(?:'ll| will|'d| would)?"
     r" (?:\w+ )?(?:do|be doing|own|work)|essential (?:job )?(?:functions?|tasks)|functions\b"
     r"|day[- ]to[- ]day|^a day in|day to day|examples? of work|\btasks\b|accountabilit"
     r"|description of work|your (?:impact|mission|tasks)|^the work\b|scope of work|deliverables"
     r"|typical work|work performed|you(?:'ll| will) (?:do|be doing|make)|your role|key areas"
     r"|^the opportunity.*work"),
    ("job_brief", r"\bsummary\b|\boverview\b|job brief|(?:job|position|role|general|work) "
     r"(?:description|statement|profile)|^description$|about (?:the|this) (?:role|position|job"
     r"|opportunity)|^(?:the|this|our) (?:role|position|job|opportunity)|purpose|^introduction"
     r"|^role$|^position$|^job details$|^details$|basic function|nature of work|^main function"),
    ("about", r"^about\b|who we are|\bour (?:company|mission|values|culture|team|story|people"
     r"|organi[sz]ation|vision)|(?:company|agency|organi[sz]ation|employer|department|division"
     r"|team|community|client) (?:overview|profile|description|culture|background|information)"
     r"|overview of|description of (?:agency|division|department|company)|^mission\b|^culture"
     r"|great (?:department|company|employer|place)"),
)  # fmt: skip
_COMPILED = [(kind, re.compile(pattern)) for kind, pattern in _MEANINGS]
_COMPANY = re.compile(
    r"\b(?:company|agency|organi[sz]ation|employer|department|division|community|client|office|team)\b"
)

# Words that fill a heading and mean nothing alone.
_FILLING = words_in(
    """
    a an and any are as at be can do for from have in is it key main more must of on or
    other our primary some special specific that the their this to typical us we what who
    will with you your general basic additional essential major core job position role work
    working required minimum preferred desired desirable bonus ideal candidate professional
    technical related necessary applicable standard common marginal secondary nonessential
    important statement information section profile description details summary overview
    list may not include responsibilities duties requirements qualifications skills
    abilities knowledge experience education training benefits perks compensation salary pay
    equal employment opportunity eeo diversity equity inclusion physical mental demands
    environment conditions schedule hours how apply application process about functions
    tasks environmental culture company team mission values tools equipment licenses
    licensure license certifications certificates certification registrations competencies
    accommodations accommodation commitment package offer what's you'll we're looking bring
    need purpose mindset personal strengths & / ada nice must-have must-haves nice-to-have
    nice-to-haves plus who's total rewards why join
    """
)
_SMALL = words_in(
    """
    a an and as at by for from in into is nor of off on or per the to up via with
    """
)


@lru_cache(maxsize=10_000)
def kind_of(text: str, *, whole: bool = False) -> SectionKind | str | None:
    """Return the kind of section that a heading opens, "apply", or nothing where it says none.

    Args:
        text: the heading.
        whole: whether every word must be one that headings are made of, so that a sentence or a
            label with other words is none.

    """
    words = " ".join(text.replace("’", "'").casefold().split()).strip(' :*#-–—.?!"')
    if not words or len(words) > 90:
        return None
    if whole and not set(re.findall(r"[^\s,()/]+", words)) <= _FILLING:
        return None
    for kind, pattern in _COMPILED:
        if pattern.search(words):
            if kind == "job_brief" and _COMPANY.search(words):
                return "about"
            return kind
    return None


def is_heading(
    text: str,
    *,
    strong: bool,
    apart: bool,
    after: str,
    after_is_item: bool,
    after_is_apart: bool,
) -> bool:
    """Say whether a line that is not marked as a heading is meant as one.

    Args:
        text: the line.
        strong: whether all of it is bold.
        apart: whether it does not simply follow a line of text.
        after: the next line's text; empty where there is none.
        after_is_item: whether the next line is an item of a list.
        after_is_apart: whether there is a blank line before the next one.

    """
    words = text.split()
    if not after or len(text) > 90 or len(words) > 12 or not re.search(r"[^\W\d_]{2}", text):
        return False
    if re.search(r"[.;,]$|@|https?:|www\.|\d{3}[-.]\d{4}", text) or "$" in text:
        return False
    colon = text.endswith(":")
    known = kind_of(text) is not None
    if ":" in text[:-1]:
        return False
    if strong:
        return True
    if text.isupper() and len(words) <= 10 and any(len(word) > 3 for word in words):
        return True
    if kind_of(text, whole=True) and text[0].isupper():
        return apart or colon or _is_titled(words)
    if colon:
        return (known and len(words) <= 9) or (_is_titled(words) and len(words) <= 6)
    if text.endswith("?"):
        return known and len(words) <= 8
    if known and _is_titled(words) and len(words) <= 6:
        return apart or after_is_item or len(after) > 100
    return (
        apart
        and _is_titled(words)
        and 2 <= len(words) <= 6
        and "," not in text
        and (after_is_item or (len(after) > 120 and not after_is_apart) or len(after) > 200)
    )


def _is_titled(words: list[str]) -> bool:
    return words[0][:1].isupper() and all(
        word[:1].isupper() or word.casefold() in _SMALL or not word[:1].isalpha() for word in words
    )
