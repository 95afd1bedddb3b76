"""Abbreviations that are nowhere explained."""

import re
from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

_ABBREVIATION = re.compile(r"(?<![\w&/.-])[A-Z]{2,6}s?(?![\w&/-])")
# What everybody who looks for work knows, and names of degrees, states and file formats.
_KNOWN = frozenset(
    """AA AAS AB AI AM ADA ADHD AIDS API APPLY AS ATM BA BBA BLS BS BSN CA CAD CD CDL CEO CFO COO
    COVID CPA CPR CRM CSS CSV CTO CV DC DEI DNA DOE DVD EEO EEOC EKG ER ERP ESL EST ET EU EUR
    FAQ FBI FLSA FT FTE FY GED GBP GPA GPS HIPAA HIV HR HTML HTTP HTTPS HVAC ICU ID IDS II III
    IV IQ IRS IT ITIL IV JD JPG JSON KPI LGBT LGBTQ LLC LPN MA MBA MD MPH MS MSW NASA NE NO NP
    NW OK OR OSHA OT PA PC PDF PHD PM PMP POS PR PT PTO QA QC RFP RN ROI SAAS SAT SE SEO SMS SQL
    SSN SW TB TV UI UK UN URL US USA USB USD UX VA VI VII VIII VP VPN WIFI WPM XML XI XII ZIP AL
    AK AZ AR CO CT DE FL GA HI IA IL IN KS KY LA ME MI MN MO MT NC ND NH NJ NM NV NY OH RI SC SD
    TN TX UT VT WA WI WV WY""".split()
)
# Nobody wants a list of thirty.
_MOST = 5
# Words that people write in capitals to stress them.
_STRESSED = frozenset(
    """ALL AND ANY ARE AT BUT BY DO FOR FROM HAS HOW IF IN IS JOB JOBS MAY MUST NEED NEW NOT NOTE
    NOW OF ON ONE ONLY OPEN OUR OUT PAY PER SALARY SHALL THE THIS TO TOP WE WHAT WHO WHY WILL WITH
    YES YOU YOUR PLEASE""".split()
)
_LEFT_ALONE = _KNOWN | _STRESSED


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield the first place of each abbreviation that the posting does not explain."""
    whole = "\n".join(text.text for text in job.texts)
    seen: set[str] = set()
    for text in job.bodies:
        for match in _ABBREVIATION.finditer(text.text):
            short = match.group().rstrip("s")
            if short in seen or short in _LEFT_ALONE or _shouted(text.text, match):
                continue
            seen.add(short)
            if _explained(short, whole) or short in job.document.organization.name:
                continue
            yield text.found(
                match.start(),
                match.start() + len(short),
                f"Write out what {short} stands for, the first time it is used.",
                "Who comes from another employer may do the same work under another name.",
                "consider",
            )
            if len(seen) >= _MOST:
                return


def _explained(short: str, whole: str) -> bool:
    """Say whether the words stand beside the short form, one of them in brackets."""
    return re.search(rf"\({re.escape(short)}s?\)|\b{re.escape(short)}s? \(\w", whole) is not None


def _shouted(text: str, match: re.Match[str]) -> bool:
    """Say whether the word is among others in capitals, and so no abbreviation."""
    around = text[max(0, match.start() - 20) : match.end() + 20].split()
    return sum(len(word) > 3 and word.isupper() and word.isalpha() for word in around) > 1


CHECK = Check(
    name="abbreviation",
    area="readable",
    label="Unexplained abbreviation",
    purpose="Short forms in capitals whose words are nowhere in the posting.",
    basis="U.S. federal plain language guidelines, “Minimize abbreviations”.",
    find=find,
    languages=("en",),
)
