"""Words that ask where someone comes from."""

from builder.checks.check import Check
from builder.checks.inclusive.terms import Term, finder

_SOURCE = (
    "EEOC Enforcement Guidance on National Origin Discrimination (2016); Immigration and "
    "Nationality Act, 8 U.S.C. 1324b"
)
_BY_LAW = (
    r"clearance|required by (?:federal |state )?(?:law|statute|regulation|contract)|ITAR|EAR\b|"
    r"export control|federal (?:law|contract|statute|regulation)|peace officer|government code|"
    r"elected|election code|registered voter|permanent resident|or legal|authorized|lawful"
)

_TERMS = (
    Term(r"native(?:-level)? (?:level )?(?:\w+ )?(?:speaker|fluency|proficiency|command|tongue)s?",
         "Write “fluent in …”, with what the language is needed for.", severity="must_fix",
         unless=r"near-native|native or (?:near|fluent|bilingual)|native american|alaska native"),
    Term(r"native (?:English|American English|Spanish|French|German)(?! (?:american|name))",
         "Write “fluent”, with what the language is needed for.", severity="must_fix",
         unless=r"native or|native american"),
    Term(r"mother[- ]tongue|first language",
         "Write “fluent in …”: how well is what counts, not since when.",
         unless=r"(?:not|other than|whose|students?|learners?|patients?|families|second)\b"),
    Term(r"(?:no|without an?|neutral|unaccented|american) accents?|accent[- ]?(?:free|less)",
         "Say what must be understood by whom, such as “easily understood on the telephone”.",
         severity="must_fix"),
    Term(r"(?:must be|only|are) (?:an? )?(?:U\.?S\.?A?\.?|American|United States) citizens?"
         r"(?: only)?"
         r"|(?:U\.?S\.?|American) citizens only",
         "Ask for the right to work in the United States, unless a law or contract asks for "
         "citizenship. Then name it.", unless=_BY_LAW),
    Term(r"(?:american|u\.?s\.?)[- ]born|born in (?:the )?(?:U\.?S|America|United States)",
         "Leave it out.", severity="must_fix"),
    Term(r"culture fit|cultural fit|fit (?:in|with|into) our culture",
         "Say what the person should value or do. “Fit” is often read as “like us”.",
         severity="consider"),
)  # fmt: skip

CHECK = Check(
    name="origin_terms",
    area="inclusive",
    label="Origin",
    purpose="Words that ask where someone comes from, where a skill is meant.",
    basis=_SOURCE,
    find=finder(_TERMS, f"Ask for the skill, not for where it comes from ({_SOURCE})."),
    languages=("en",),
)
