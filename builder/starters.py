"""Texts to start snippets from. They are offered, never put in place by themselves.

The wording is ours. What it says about United States law keeps to what federal law asks of most
employers (Title VII, ADA, ADEA, GINA, USERRA); states, cities and contracts may ask for more, so
each screen that offers these says to have them checked. Each placeholder has words of its own, for
one that stands twice is one thing to fill in.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Starter:
    """A text to start from: a snippet's kind, name and heading, and its text as Markdown."""

    kind: str
    name: str
    heading: str
    text: str


STARTERS: dict[str, Starter] = {
    "about": Starter(
        "about",
        "About us",
        "About {organization}",
        "{organization} [what you do, for whom, in one sentence]. We are [number of people] people "
        "in [where you work], and what we have in common is [what matters to all of you].\n\n"
        "[One thing a new colleague would notice in the first week.]",
    ),
    "benefits": Starter(
        "benefits",
        "Benefits, full-time",
        "Benefits",
        "What you get besides your pay:\n\n"
        "- Health, dental and vision insurance from [when cover begins]; we pay [share] of the "
        "premium\n"
        "- [Vacation days] days of paid vacation in your first year, [holidays] paid holidays, and "
        "[sick days] days of paid sick leave\n"
        "- A retirement plan to which we add [employer contribution]\n"
        "- Paid parental leave of [weeks of parental leave] weeks\n"
        "- [Money or time] a year for learning\n\n"
        "Who is eligible, and from when, is set out in the plan documents.",
    ),
    "benefits-part-time": Starter(
        "benefits",
        "Benefits, part-time",
        "Benefits",
        "If you work [weekly hours] hours a week or more, you get:\n\n"
        "- Paid sick leave, [rate at which it is earned]\n"
        "- Paid vacation in proportion to your hours\n"
        "- [Insurance that part-time staff can join]\n"
        "- A retirement plan, once you meet its hours\n\n"
        "Who is eligible, and from when, is set out in the plan documents.",
    ),
    "equal-opportunity": Starter(
        "equal_opportunity",
        "Equal opportunity",
        "Equal opportunity",
        "{organization} is an equal opportunity employer. We decide whom to hire by what the job "
        "needs and what a person can do. We do not discriminate on the basis of race, color, "
        "religion, sex (including pregnancy, sexual orientation and gender identity), national "
        "origin, age, disability, genetic information, military or veteran status, or anything "
        "else that the law protects.",
    ),
    "equal-opportunity-short": Starter(
        "equal_opportunity",
        "Equal opportunity, short",
        "Equal opportunity",
        "{organization} is an equal opportunity employer. Everyone who is qualified is considered, "
        "without regard to any characteristic that the law protects.",
    ),
    "accommodation": Starter(
        "accommodation",
        "Accommodation",
        "If you need an accommodation",
        "If a disability makes any part of applying or interviewing harder for you, tell us what "
        "would help: write to [accommodation contact]. We provide reasonable accommodations to "
        "applicants and employees, and asking for one does not count against you.",
    ),
    "application": Starter(
        "application",
        "How to apply",
        "",
        "Send your résumé and a few lines on why this job fits you. A cover letter is welcome and "
        "not required. We answer every application, usually within [weeks until an answer] weeks.",
    ),
    "travel": Starter(
        "travel",
        "Travel, some",
        "Travel",
        "You work mainly in {location} and travel about [days of travel] days a month, mostly "
        "[where to and for how long]. We book and pay for travel, and travel time counts as "
        "working time where the law says so.",
    ),
    "travel-driving": Starter(
        "travel",
        "Travel, driving",
        "Driving",
        "This job includes driving to [whom or where]. You need a license valid in the state where "
        "you work and a driving record that our insurer accepts. You use [a company car or your "
        "own]; for your own we pay [mileage rate] a mile.",
    ),
    "physical-office": Starter(
        "physical_demands",
        "Physical demands, office",
        "Physical demands",
        "Most of the day you work at a desk and a screen, talk in person and by telephone, and "
        "move about the office. Now and then you lift up to [weight] pounds. These are what the "
        "job usually involves; reasonable accommodations can be made.",
    ),
    "physical-on-your-feet": Starter(
        "physical_demands",
        "Physical demands, on your feet",
        "Physical demands",
        "You stand and walk for most of a shift, bend and reach often, and lift up to [weight] "
        "pounds, more with a colleague or a lifting aid. These are what the job usually involves; "
        "reasonable accommodations can be made.",
    ),
    "work-environment": Starter(
        "work_environment",
        "Work environment, healthcare",
        "Work environment",
        "You work in [kind of site] in {location}, with patients and families present. You may be "
        "exposed to infections and to [other exposures]; we provide protective equipment and the "
        "training to use it.",
    ),
    "at-will": Starter(
        "custom",
        "What this description is",
        "About this description",
        "This describes the main work of the {title}. It is not a list of every task, it may "
        "change as our needs do, and it is not a contract of employment.",
    ),
}
