"""Job descriptions in the styles that people have them in, written for these tests."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Example:
    """A text, and what must be understood of it. What is empty must not be claimed."""

    text: str
    title: str
    employer: str = ""
    cities: tuple[str, ...] = ()
    region: str = ""
    country: str = "US"
    pay: tuple[Decimal | None, Decimal | None] | None = None
    period: str = "year"
    currency: str = "USD"
    employment: str = ""
    workplace: str = ""
    flsa: str = ""
    closes_on: date | None = None
    fields: dict[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()


def money(low: str | None, high: str | None) -> tuple[Decimal | None, Decimal | None]:
    """Return both ends of a range."""
    return ((low and Decimal(low)) or None, (high and Decimal(high)) or None)


EXAMPLES = {
    "startup": Example(
        """# Senior Backend Engineer

**Lumenfield** · Portland, OR (Hybrid) · Full-time

## About us

Lumenfield builds irrigation controllers for small farms. We raised a $12 million Series A in 2024.

## What you'll do

- Own the service that turns sensor readings into watering plans
- Keep our deploys boring
- Pair with agronomists to turn a hunch into a feature

## What you'll bring

- 5+ years with Python or Go
- Comfort with Postgres at 2 TB

### Nice to have

- You have fixed a tractor

## Compensation

We pay $145k–$170k depending on experience, plus equity and a 4% 401(k) match. You also get a
$1,500 home office budget.

We are an equal opportunity employer.
""",
        "Senior Backend Engineer",
        cities=("Portland",), region="OR",
        pay=money("145000", "170000"), workplace="hybrid", employment="full_time",
        kinds=("about", "responsibilities", "qualifications", "benefits"),
    ),
    "county": Example(
        """JOB TITLE: Wastewater Treatment Operator II
DEPARTMENT: Public Works
REPORTS TO: Plant Superintendent
FLSA STATUS: Non-Exempt
SALARY GRADE: 23
SALARY RANGE: $24.15 - $31.80 per hour
LOCATION: 1200 River Road, Millbrook, AL 36054
CLOSING DATE: March 14, 2027

GENERAL STATEMENT OF DUTIES

Under the direction of the Plant Superintendent, operates and maintains the treatment plant.

ESSENTIAL FUNCTIONS

Monitors gauges, meters and control panels.
Collects samples and performs laboratory tests.
Adjusts chemical feed pumps.
Keeps logs of flows and readings.

MINIMUM QUALIFICATIONS

High school diploma or GED. Two years of experience in plant operations. Grade II license.

PHYSICAL DEMANDS

Must lift 50 pounds and climb ladders. Works around chlorine.

The City is an Equal Opportunity Employer and does not discriminate on the basis of race, color,
religion, sex, national origin, age or disability.
""",
        "Wastewater Treatment Operator II",
        cities=("Millbrook",), region="AL", pay=money("24.15", "31.80"), period="hour",
        flsa="nonexempt", closes_on=date(2027, 3, 14),
        fields={"department": "Public Works", "reports_to": "Plant Superintendent"},
        kinds=("job_brief", "responsibilities", "qualifications", "physical_demands"),
    ),
    "hospital": Example(
        """Registered Nurse - Emergency Department (Nights)

Saint Brigid Medical Center
Dubuque, Iowa

Position Summary
The Registered Nurse assesses, plans and gives care to patients of all ages in a 22-bed emergency department. Reports to the Nurse Manager.

Responsibilities
• Triage patients as they arrive
• Give medication as ordered
• Chart in Epic before the end of the shift
• Take part in daily huddles

Requirements
• Current Iowa RN license
• BLS and ACLS
• One year of acute care experience preferred

Pay and Benefits
Starting at $34.50/hour, with a $6.00/hour night differential and a $10,000 sign-on bonus. Tuition help up to $5,250 a year.

Apply at https://careers.saintbrigid.example/jobs/4471
""",
        "Registered Nurse - Emergency Department (Nights)",
        cities=("Dubuque",), region="IA", pay=money("34.50", None), period="hour",
        fields={"reports_to": "Nurse Manager",
                "apply_url": "https://careers.saintbrigid.example/jobs/4471"},
        kinds=("job_brief", "responsibilities", "qualifications", "benefits"),
    ),
    "prose": Example(
        """Do you love bread? So do we. Hartwell & Daughters is a family bakery on the square, open since 1961, and we are looking for a Head Baker to run our overnight shift.

You will mix, shape and bake some 900 loaves a night with a crew of three. You will order flour, teach apprentices and close the books each morning with Ruth.

You should have baked for a living for at least three years. A culinary degree is nice but your hands matter more. You can lift a 50 lb sack, and you do not mind flour in your hair.

We pay $58,000 a year, close for two weeks every August, and cover half of your health insurance. The bakery is in Corvallis, Oregon.

Bring a loaf to the back door any weekday before 9, or write to ruth@hartwell.example to apply.
""",
        "Head Baker",
        employer="Hartwell & Daughters",
        pay=money("58000", "58000"),
        fields={"apply_email": "ruth@hartwell.example"},
    ),
    "federal": Example(
        """Position Title: Supervisory Hydrologist
Agency: Bureau of Upland Waters
Duty Station: Grand Junction, Colorado
Salary: $103,409 - $134,435 per year
Pay scale & grade: GS 13
Appointment type: Permanent
Work schedule: Full-time
Telework eligible: Yes, as determined by agency policy
Open & closing dates: 04/02/2027 to 04/16/2027
Number of vacancies: 2

Summary

This position leads a team that measures stream flow in three basins.

Duties

- Plans the yearly field season.
- Assigns work to nine hydrologists and technicians.
- Reviews reports before release.

Requirements

Conditions of Employment
- You must be a U.S. citizen.
- A background check is required.

Qualifications
- One year of specialized experience at GS-12
- A degree in hydrology or a related science

Benefits

Federal employees have access to health, dental and life insurance of up to $200,000.
""",
        "Supervisory Hydrologist",
        employer="Bureau of Upland Waters",
        cities=("Grand Junction",), region="CO", pay=money("103409", "134435"),
        employment="full_time", closes_on=date(2027, 4, 16),
        kinds=("job_brief", "responsibilities", "qualifications", "benefits"),
    ),
    "european": Example(
        """Bauleiter (m/w/d) / Construction Site Manager

Location: Linz or Graz, Austria
Salary: 4.200 € - 5.100 € gross per month
Start: as soon as possible
Application deadline: 30.04.2027

Your tasks
- Run two to three building sites at a time
- Agree dates with subcontractors
- Keep costs within the plan

Your profile
- Degree in civil engineering
- Very good German
- Driving licence B

We offer
- 38.5 hours a week
- Company car, private use too
""",
        "Bauleiter (m/w/d) / Construction Site Manager",
        cities=("Linz", "Graz"), country="AT", pay=money("4200", "5100"), period="month",
        currency="EUR", closes_on=date(2027, 4, 30),
        kinds=("responsibilities", "qualifications", "benefits"),
    ),
    "school": Example(
        """Pine Hollow School District No. 14
JOB DESCRIPTION

Title: Instructional Aide, Special Education
Classification: Classified, part-time (25 hours per week)
Supervisor: Building Principal
Terms of Employment: 180 days

Job Goal: To help students with disabilities take part in class and school life.

Performance Responsibilities:
1. Works with students one to one and in small groups.
2. Helps with toileting, feeding and mobility as the plan says.
3. Records behavior data each day.
4. Rides the bus with students when assigned.

Qualifications:
1. High school diploma or equivalent.
2. Patience, and a sense of humor.

Salary: According to the current collective agreement.
""",
        "Instructional Aide, Special Education",
        employment="part_time",
        kinds=("responsibilities", "qualifications"),
    ),
    "agency": Example(
        """We're hiring: Warehouse Associate (2nd shift)!!

Northgate Staffing is hiring 15 warehouse associates for a client in Joliet, IL.

Pay: $18-$20.50/hr + weekly attendance bonus up to $75
Shift: Mon-Fri 2:30pm-11pm
Temp to hire

WHAT YOU'LL DO
* Pick and pack orders with an RF scanner
* Load trailers
* Keep your area clean

WHAT YOU NEED
* Steel-toe boots
* Able to lift 40 lbs
* No experience needed

Text JOBS to 815-555-0142 or email joliet@northgate.example to apply.
""",
        "Warehouse Associate (2nd shift)",
        employer="Northgate Staffing",
        pay=money("18", "20.50"), period="hour",
        fields={"apply_email": "joliet@northgate.example"},
        kinds=("responsibilities", "qualifications"),
    ),
    "nonprofit": Example(
        """Job Announcement: Development Director

Organization: Shoreline Land Trust
Location: Remote (must live in Maine)
Status: Full-time, exempt
Compensation: Low 80s to mid 90s, DOE

About Shoreline Land Trust
Since 1988 we have protected 14,300 acres of coast. Our annual budget is $2.4 million.

The Role
The Development Director raises $900,000 a year from individuals and foundations, and leads a team of two. The Director reports to the Executive Director.

To Apply
Send a letter and a résumé as one PDF to jobs@shoreline.example by May 3, 2027. No calls please.

Shoreline Land Trust is an equal opportunity employer.
""",
        "Development Director",
        employer="Shoreline Land Trust",
        employment="full_time", workplace="remote", flsa="exempt", closes_on=date(2027, 5, 3),
        fields={"apply_email": "jobs@shoreline.example"},
        kinds=("about", "job_brief"),
    ),
    "wrapped": Example(
        """From: Personnel <personnel@marlowe.example>
Subject: Opening in Accounts Payable

Position: Accounts Payable Clerk
Company: Marlowe Tool & Die, Inc.
Location: Erie, PA

Marlowe Tool & Die needs an Accounts Payable Clerk who can keep up with
about 600 invoices a month without losing the thread. You will match
invoices to purchase orders, chase missing receipts, and run the weekly
check batch.

Duties:

  - Match invoices, purchase orders and receiving slips, and clear the
    differences with buyers
  - Prepare the weekly check run for the controller's signature
  - Reconcile vendor statements each month

Requirements:

  - Two years of accounts payable work in a manufacturing company or a
    similar place
  - Good with Excel

The pay is $21 to $24 an hour. Health insurance starts after 60 days;
the deductible is $2,000.
""",
        "Accounts Payable Clerk",
        employer="Marlowe Tool & Die, Inc.",
        cities=("Erie",), region="PA", pay=money("21", "24"), period="hour",
        kinds=("responsibilities", "qualifications"),
    ),
    "university": Example(
        """Assistant Professor of Marine Biology
Calder University, Department of Biology

The Department of Biology at Calder University invites applications for a tenure-track position at the rank of Assistant Professor, to begin August 2027. The nine-month salary range is $82,000-$91,000, with a start-up package of up to $400,000.

Duties include teaching two courses per term and leading a research program that involves undergraduates.

Required Qualifications
PhD in marine biology or a closely related field by the start date.
A record of publication.

Preferred Qualifications
Postdoctoral experience.
Experience with reef ecology.

How to Apply
Submit a cover letter, CV, and the names of three referees through https://jobs.calder.example/postings/8812. Review begins November 1, 2026.
""",
        "Assistant Professor of Marine Biology",
        pay=money("82000", "91000"),
        fields={"apply_url": "https://jobs.calder.example/postings/8812"},
        kinds=("qualifications", "qualifications"),
    ),
    "benefits only": Example(
        """JOB DESCRIPTION

Sales Representative

Territory: Ohio and western Pennsylvania

What we offer: Uncapped commission, a $600 monthly car allowance, a $50 phone stipend, and 401(k) with a match of up to $3,000. Top reps sold $1.8 million in 2025.

Responsibilities: Call on hardware stores, set up displays, open at least 20 new accounts a year, and report each Friday to the regional manager.

Requirements: Two years in outside sales, a clean driving record, and overnight travel up to 40% of the time are all required for this position.
""",
        "Sales Representative",
        kinds=("benefits", "responsibilities", "qualifications"),
    ),
    "biweekly": Example(
        """Class Title: BUILDING MAINTENANCE ENGINEER
Bargaining Unit: Local 39
Biweekly salary: $2,846.40 - $3,459.20

DEFINITION
Performs skilled work in the repair of heating, plumbing and electrical systems.

EXAMPLES OF DUTIES
Inspects boilers and records readings.
Repairs pumps, valves and motors.
Orders parts and keeps the stockroom.
Answers calls from building users.

KNOWLEDGE AND ABILITIES
Knowledge of building codes.
Knowledge of boilers and chillers.
Ability to read plans.
""",
        "Building Maintenance Engineer",
        pay=money("74006.40", "89939.20"),
        kinds=("responsibilities", "qualifications"),
    ),
}  # fmt: skip
