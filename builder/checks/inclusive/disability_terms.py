"""Demands on a body where work is meant, and words that hurt."""

from builder.checks.check import Check
from builder.checks.inclusive.terms import Term, finder

_SOURCE = "Americans with Disabilities Act, 29 CFR 1630.2(n) and 1630.14"
_ASKED = (
    r"(?:must (?:be able to |have the ability to )?|ability to |able to |"
    r"requires? (?:the ability )?to |required to )(?:physically |regularly |frequently )?"
)


_TERMS = (
    Term(rf"{_ASKED}walk(?: (?:and|or) stand| and climb)?",
         "Say what must be done, not how: “move about the site”, for example.",
         severity="consider", unless=r"walk (?:customers|clients|users|people|through|them|away)"),
    Term(rf"{_ASKED}stand(?: (?:and|or) walk)?",
         "Say what must be done, not how: “stay at a workplace”, for example.",
         severity="consider",
         unless=r"stand (?:out|up|by|behind|in|alone|for (?:what|our|your|some))"),
    Term(rf"{_ASKED}see(?: and hear)?", "Say what must be done, not how: “notice”, “inspect”, for "
         "example.", severity="consider",
         unless=r"see (?:the|things|how|what|beyond|opportunit|it|projects?|tasks|a)\b"),
    Term(rf"{_ASKED}(?:hear|talk|speak)(?: (?:and|or) (?:hear|talk|speak|listen))?",
         "Say what must be done, not how: “exchange information with callers”, for example.",
         severity="consider",
         unless=r"(?:speak|talk) (?:\w+ and |\w+ or )?(?:English|Spanish|French|German|Chinese|"
         r"Mandarin|Cantonese|Russian|Arabic|Vietnamese|Korean|Japanese|Portuguese|Tagalog|"
         r"Creole|Somali|Hmong|fluent|another|other|a |multiple|publicly|in |to |before|with|"
         r"clearly|effectively|about|on|at|several|more|two|the language)"),
    Term(r"able-bodied", "Leave it out. Name the tasks instead.", severity="must_fix"),
    Term(r"physically fit|(?:excellent|good) physical (?:condition|shape|health|fitness)|"
         r"in good health|good (?:general )?health",
         "Leave it out. Name the tasks instead, such as “move boxes of 25 pounds”.",
         unless=r"good health (?:care|insurance|benefits|plan|outcome)|public|promot"),
    Term(r"mentally (?:fit|healthy|stable|sound)|emotionally stable|sound (?:mind|mental health)",
         "Leave it out. Name the tasks instead."),
    Term(r"(?:normal|perfect|20/20) (?:vision|eyesight|hearing)",
         "Name what must be noticed or read, “with or without correction”."),
    Term(r"no (?:physical |mental )?disabilit(?:y|ies)", "Leave it out.", severity="must_fix"),
    Term(r"handicapped", "Write “disabled”, or “accessible” for places.", "disabled",
         unless=r"handicapped (?:parking|access)"),
    Term(r"wheelchair[- ]bound|confined to a wheelchair", "Write “who uses a wheelchair”."),
    Term(r"cripp(?:led|ling|les?)|lame", "Write it another way: the word hurts disabled people.",
         unless=r"lame duck"),
    Term(r"crazy|insane(?:ly)?|psycho", "Write “very” or “surprising”: the word speaks of illness.",
         severity="consider", unless=r"criminally insane|not guilty"),
    Term(r"sanity[- ]checks?", "Write “quick check”.", "quick check", severity="consider"),
    Term(r"tone[- ]deaf", "Write “careless”.", "careless", severity="consider"),
    Term(r"turn(?:ing|ed)? a blind eye", "Write “ignore”.", severity="consider"),
)  # fmt: skip

CHECK = Check(
    name="disability_terms",
    area="inclusive",
    label="Disability",
    purpose="Demands on the body where a task is meant, and words that hurt disabled people.",
    basis=_SOURCE,
    find=finder(
        _TERMS,
        "Someone may do the same work in another way, and an essential function is what is done, "
        f"not how ({_SOURCE}).",
    ),
    languages=("en",),
)
