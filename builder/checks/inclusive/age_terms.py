"""Words that ask for an age."""

from builder.checks.check import Check
from builder.checks.inclusive.terms import Term, finder

_SOURCE = "Age Discrimination in Employment Act, 29 CFR 1625.4"
# Whom the work is for may well be young.
_SERVED = (
    r"young (?:people|person|adult|child|children|men|women|learner|reader|patient|athlete|"
    r"audience|famil|student|artist|offender|girl|boy|mother|parent|scientist)"
)

_TERMS = (
    Term(r"digital natives?", "Say which tools the person must know.", severity="must_fix"),
    Term(r"(?:recent|new|fresh) (?:college |university |high school )?(?:grad(?:uate)?s?)",
         "Say what the person must know or can do. “Entry level” is open to any age.",
         unless=r"\bintern|fellowship|apprentice|new graduate (?:nurse|residency|program)|residency"
         r"|new grad (?:rn|nurse|residency|program)|any age"),
    Term(r"young,? (?:and |but )?(?:dynamic|energetic|ambitious|hungry|vibrant|talented|fun|"
         r"motivated|growing|at heart|team|professionals?|company|workforce|talents?|candidates?|"
         r"applicants?|graduates?)", "Leave “young” out.", unless=_SERVED, severity="must_fix"),
    Term(r"youthful", "Leave it out, or say what you mean: lively, cheerful, quick.",
         unless=r"youthful offender"),
    Term(r"(?:between the ages of|aged?) \d\d ?(?:to|and|-|–) ?\d\d", "Leave the ages out.",
         unless=r"\b(?:child|youth|patient|student|client|member|people|participant|serv|teach|"
         r"adults|kids|program|depend|life|insurance|cover|benefit)", severity="must_fix"),
    Term(r"(?:under|below|not? (?:older|over)(?: than)?) (?:the age of )?[2-6]\d"
         r"(?: years(?: old| of age)?)?",
         "Leave the age out.", severity="must_fix",
         unless=r"\b(?:child|youth|patient|client|dependent|adults|pounds|lbs|minutes|hours|%|"
         r"percent|seconds|days|\$|people|employees|miles|section|rule|article|title|code|feet)"),
    Term(r"maximum age|upper age limit|age limit", "Leave the limit out, or name the law that sets "
         "it.", unless=r"\bno (?:maximum |upper )?age limit"),
    Term(r"(?:no more than|maximum(?: of)?|up to|at most) \d{1,2} years(?:’|')? (?:of )?"
         r"(?:\w+ ){0,2}experience", "Ask for the least experience needed, without an upper bound.",
         severity="consider"),
    Term(r"over-?qualified", "Say what the job offers instead of who is too good for it."),
    Term(r"mature (?:person|individual|candidate|applicant|woman|man|lady)s?",
         "Say what the person must be able to do, such as “reliable”."),
    Term(r"retire(?:e|d person)s?(?= (?:welcome|wanted|preferred|ideal))",
         "Leave it out: any age is welcome."),
    Term(r"energetic young|young energetic", "Leave the age out.", severity="must_fix"),
)  # fmt: skip

CHECK = Check(
    name="age_terms",
    area="inclusive",
    label="Age",
    purpose="Words that ask for, or scare off, people of some age.",
    basis=_SOURCE,
    find=finder(_TERMS, f"People over 40 may not be kept from applying ({_SOURCE})."),
    languages=("en",),
)
