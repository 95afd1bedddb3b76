"""Words on family and religion, which have no place in a job."""

from builder.checks.check import Check
from builder.checks.inclusive.terms import Term, finder

_SOURCE = (
    "Title VII of the Civil Rights Act of 1964; EEOC, “Prohibited Employment Policies/Practices”"
)
_FAITHS = r"(?:christian|catholic|protestant|muslim|jewish|hindu|buddhist|mormon|evangelical)"

_TERMS = (
    Term(r"(?:un)?married (?:men|women|man|woman|applicants?|candidates?|couples?|persons?)",
         "Leave it out: being married has nothing to do with the work.", severity="must_fix",
         unless=r"\b(?:serve|clients?|patients?|counsel|family law|marital status)\b"),
    Term(r"(?:no|without|free (?:of|from)) (?:family|child(?:ren|care)?|parental) "
         r"(?:obligations?|commitments?|responsibilit(?:y|ies)|ties)|childless|no children",
         "Say which hours and travel the work takes. Who can do that decides for themselves.",
         severity="must_fix", unless=r"no child left|clients|patients|families"),
    Term(r"family (?:man|woman)", "Leave it out.", severity="must_fix"),
    Term(r"not (?:be )?pregnant|pregnancy[- ]free", "Leave it out.", severity="must_fix"),
    Term(r"(?:stay-at-home|working|returning) (?:moms?|mums?|mothers?)",
         "Write “parents” or “people who return to work”.", severity="should_fix",
         unless=r"\b(?:serve|support|clients?|program for|patients)\b"),
    Term(rf"(?:must be|practicing|devout|only|committed) (?:an? )?{_FAITHS}s?"
         rf"|{_FAITHS}s? (?:only|preferred|applicants|candidates)",
         "Leave it out, unless you are a religious organization and the law lets you ask.",
         severity="must_fix"),
    Term(r"church-?going|god-?fearing", "Leave it out.", severity="must_fix"),
    Term(r"clean[- ]shaven|no (?:beards|facial hair|head ?scar(?:f|ves)|turbans|hijabs?)",
         "Say what safety asks for, such as a tight mask, and that you make exceptions for faith.",
         unless=r"respirator|mask|N95|SCBA"),
)  # fmt: skip

CHECK = Check(
    name="personal_terms",
    area="inclusive",
    label="Family and religion",
    purpose="Words that ask for a family status or a religion.",
    basis=_SOURCE,
    find=finder(_TERMS, f"An employer may not choose by these ({_SOURCE})."),
    languages=("en",),
)
