"""Words that make the person a man or a woman."""

from builder.checks.check import Check
from builder.checks.inclusive.terms import Term, finder

_SOURCE = "29 CFR 1604.5 on job advertisements that state a preference by sex"
_THEY = "Write “they”, or “you”: the person may be of any gender."


def _title(pattern: str, instead: str, unless: str = "") -> Term:
    return Term(pattern, f"Write “{instead}”: the word names one gender.", instead, unless)


_TERMS = (
    Term(r"(?:he|she) ?(?:or|/) ?(?:he|she)|s/he|\(s\)he", _THEY, "they", severity="consider",
         unless="pronouns"),
    Term(r"(?:his|her)s? ?(?:or|/) ?(?:his|her)s?", "Write “their” or “your”.", "their",
         severity="consider"),
    Term(r"(?:him|her) ?(?:or|/) ?(?:him|her)", "Write “them” or “you”.", "them",
         severity="consider"),
    # In capitals they stand for something else, such as Safety, Health and Environment.
    Term(r"[Hh]e|[Ss]he", _THEY, exact=True, unless=r"pronouns"),
    Term(r"[Hh]is|[Hh]im(?:self)?|[Hh]er(?:s|self)?", "Write “their” and “them”, or “your” and "
         "“you”.", exact=True, unless=r"pronouns|\bHer Majesty"),
    _title(r"chairm[ae]n", "chair"),
    _title(r"chairwom[ae]n", "chair"),
    _title(r"waitress", "server"),
    _title(r"waitresses", "servers"),
    _title(r"stewardess", "flight attendant"),
    _title(r"salesm[ae]n", "salesperson"),
    _title(r"foreman", "supervisor"),
    _title(r"foremen", "supervisors"),
    _title(r"firem[ae]n", "firefighter"),
    _title(r"policem[ae]n", "police officer"),
    _title(r"mailm[ae]n", "mail carrier"),
    _title(r"businessm[ae]n", "business person"),
    _title(r"spokesm[ae]n", "spokesperson"),
    _title(r"handym[ae]n", "maintenance worker"),
    _title(r"draftsm[ae]n", "drafter"),
    _title(r"council(?:wo)?man", "council member"),
    _title(r"middleman", "intermediary"),
    _title(r"repairman", "repair technician"),
    _title(r"man[- ]?hours", "working hours"),
    _title(r"manpower", "staff", unless=r"Manpower(?:Group|,? Inc)"),
    _title(r"mankind", "people"),
    _title(r"man-made", "artificial"),
    _title(r"cleaning lady", "cleaner"),
    _title(r"girl friday|man friday", "assistant"),
    Term(r"(?:you |our |the |these |those |hey,? )guys", "Write “people” or “team”."),
    Term(r"(?:the |our |office )girls|gals", "Write “people” or “team”.",
         unless=r"\b(?:boys|scouts?|school|clubs?|students|coach)\b"),
    Term(r"man(?:ning)? (?:the|a|our) (?:booth|desk|phones?|front|counter|station|table)s?",
         "Write “staff” or “look after”."),
)  # fmt: skip

CHECK = Check(
    name="gendered_terms",
    area="inclusive",
    label="He, she, and titles with a gender",
    purpose="Pronouns and job titles that speak of a man or a woman.",
    basis=_SOURCE,
    find=finder(_TERMS, f"The job is open to any gender ({_SOURCE})."),
    languages=("en",),
)
