"""What is to be said of a posting before it goes out. A new check is a module and a line here.

`check` is the whole way: a document and what else must be known become findings. Nothing here knows
the database, the clock or the network.
"""

from collections.abc import Mapping
from dataclasses import replace

from builder.checks.check import AREAS, Area, Check
from builder.checks.complete import (
    closing_date_past,
    duplicate_bullet,
    education_above_usual,
    no_location,
    no_qualifications,
    no_responsibilities,
    no_way_to_apply,
    placeholder_unfilled,
    thin_section,
    title_extras,
    too_many_requirements,
    too_many_responsibilities,
)
from builder.checks.context import Context
from builder.checks.fair_pay import market_position, peer_pay, wide_range
from builder.checks.finding import SEVERITIES, Finding, Severity
from builder.checks.found import known_title, posting_rules
from builder.checks.inclusive import (
    age_terms,
    disability_terms,
    gender_coded,
    gendered_terms,
    house_terms,
    jargon,
    origin_terms,
    personal_terms,
)
from builder.checks.job import Job
from builder.checks.lawful import (
    criminal_record,
    equal_opportunity,
    exempt_salary,
    minimum_wage,
    pay_transparency,
    salary_history,
)
from builder.checks.readable import (
    abbreviation,
    bullet_form,
    length,
    long_paragraph,
    long_sentence,
    nominal_style,
    passive_voice,
    reading_grade,
)
from builder.checks.rules import HouseTerm, Rules, Threshold
from builder.document import JobDocument

__all__ = [
    "AREAS",
    "CHECKS",
    "SEVERITIES",
    "Area",
    "Check",
    "Context",
    "Finding",
    "HouseTerm",
    "Rules",
    "Severity",
    "Threshold",
    "check",
]

CHECKS: Mapping[str, Check] = {
    module.CHECK.name: module.CHECK
    for module in (
        placeholder_unfilled,
        no_responsibilities,
        no_qualifications,
        no_location,
        no_way_to_apply,
        closing_date_past,
        title_extras,
        thin_section,
        duplicate_bullet,
        too_many_responsibilities,
        too_many_requirements,
        education_above_usual,
        gendered_terms,
        gender_coded,
        age_terms,
        disability_terms,
        origin_terms,
        personal_terms,
        jargon,
        house_terms,
        reading_grade,
        length,
        long_sentence,
        long_paragraph,
        passive_voice,
        nominal_style,
        bullet_form,
        abbreviation,
        pay_transparency,
        minimum_wage,
        exempt_salary,
        equal_opportunity,
        salary_history,
        criminal_record,
        market_position,
        wide_range,
        peer_pay,
        known_title,
        posting_rules,
    )
}
_ORDER = list(SEVERITIES)


def check(document: JobDocument, context: Context) -> list[Finding]:
    """Return what the checks find in the document as candidates see it, the gravest first.

    Args:
        document: the posting; what is hidden in it does not count.
        context: what else must be known, with the organization's rules.

    """
    job, rules = Job(document), context.rules
    found = [
        replace(
            finding,
            check=one.name,
            severity=rules.severities.get(one.name, finding.severity),
        )
        for one in CHECKS.values()
        if one.name not in rules.off and (not one.languages or job.language in one.languages)
        for finding in one.find(job, context)
    ]
    return sorted(found, key=lambda finding: _ORDER.index(finding.severity))
