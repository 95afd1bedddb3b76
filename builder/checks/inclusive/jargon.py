"""Corporate and military jargon, and idioms that not everyone knows."""

from builder.checks.check import Check
from builder.checks.inclusive.terms import Term, finder

_PEOPLE = "Name the skill: nobody searches for it by this name."


def _plain(pattern: str, instead: str, unless: str = "") -> Term:
    return Term(pattern, f"Write “{instead}”.", instead, unless, "consider")


_TERMS = (
    Term(r"(?:code |coding |sales |data |marketing )?(?:ninja|guru|wizard|superhero|unicorn)s?",
         _PEOPLE, unless=r"ninja forms|wizards? of|tabletop|install(?:ation|er)? wizard"),
    Term(r"rock ?-?stars?", _PEOPLE, unless=r"rockstar games|rock star (?:energy|drink)"),
    Term(r"(?:a|top)[- ]players?|best of the best|cream of the crop|top 1 ?%", _PEOPLE,
         severity="consider"),
    Term(r"work hard,? (?:and )?play hard", "Say what hours and what company people can expect.",
         severity="consider"),
    Term(r"(?:crush(?:es|ing)?|kill(?:s|ing)?) (?:it|your (?:goals|targets|quota))",
         "Say what success looks like.", severity="consider"),
    _plain(r"hit the ground running", "start soon"),
    _plain(r"move the needle", "make a difference"),
    _plain(r"low[- ]hanging fruit", "easy gains"),
    _plain(r"(?:think(?:ing)?|thinkers?) (?:outside|out of) (?:the|of the) box", "find new ways"),
    _plain(r"wear(?:ing|s)? (?:many|multiple|several|different) hats", "do varied work"),
    _plain(r"drink(?:ing)? from (?:the|a) fire ?hose", "learn fast"),
    _plain(r"boots on the ground", "people on site"),
    _plain(r"in the trenches", "in daily work"),
    _plain(r"war[- ]room", "project room"),
    _plain(r"battle[- ]tested", "proven"),
    _plain(r"mission[- ]critical", "essential"),
    _plain(r"bleeding[- ]edge", "newest"),
    _plain(r"circle back", "return to it"),
    _plain(r"synerg(?:y|ies|ize|istic)", "working together"),
    _plain(r"raise the bar", "improve"),
    _plain(r"go(?:ing|es)? the extra mile", "do more than asked"),
    _plain(r"at the end of the day", "in the end", unless=r"end of the day (?:clos|count|shift)"),
    _plain(r"ball(?:s)? rolling", "work started"),
    _plain(r"open the kimono", "be open"),
    _plain(r"pow[- ]?wow", "meeting", unless=r"\b(?:tribal|tribe|native|nation|cultural|annual)"),
    _plain(r"spirit animal", "model"),
    _plain(r"blacklist(?:ed|s)?", "blocklist"),
    _plain(r"whitelist(?:ed|s)?", "allowlist"),
    _plain(r"grandfathered", "exempted"),
    _plain(r"peanut gallery", "audience"),
)  # fmt: skip

CHECK = Check(
    name="jargon",
    area="inclusive",
    label="Jargon and idioms",
    purpose="Slogans, military and sports pictures, idioms that newcomers to the language miss.",
    basis="Ours; the U.S. federal plain language guidelines ask for the same.",
    find=finder(
        _TERMS,
        "Who does not know the saying, or does not see themselves in it, reads on elsewhere.",
    ),
    languages=("en",),
)
