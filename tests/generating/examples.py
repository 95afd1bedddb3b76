"""Occupations with made-up facts, for tests that need no database."""

from dataclasses import replace
from decimal import Decimal

from builder.generating.facts import (
    OccupationFacts,
    Rating,
    Share,
    Task,
    Technology,
    Wages,
)

NATION = Wages(
    area_code="0000000",
    area_name="United States",
    p10=60_210,
    p25=72_340,
    p50=86_070,
    p75=101_500,
    p90=129_400,
    hourly_p50=Decimal("41.38"),
    release="May 2025",
)
CHICAGO = replace(
    NATION, area_code="0016980", area_name="Chicago-Naperville-Elgin, IL-IN", p25=80_260, p75=None
)

NURSE = OccupationFacts(
    code="29-1141.00",
    title="Registered Nurses",
    job_zone=4,
    skills=(
        Rating(element="Service Orientation", importance=4.0),
        Rating(element="Social Perceptiveness", importance=4.12),
        Rating(element="Coordination", importance=4.0),
        Rating(element="Active Listening", importance=4.0),
        Rating(element="Critical Thinking", importance=4.0),
        Rating(element="Speaking", importance=4.0),
        Rating(element="Programming", importance=1.2),
    ),
    knowledge=(
        Rating(element="Medicine and Dentistry", importance=4.36),
        Rating(element="Psychology", importance=4.58),
        Rating(element="Therapy and Counseling", importance=3.43),
        Rating(element="Biology", importance=3.02),
        Rating(element="English Language", importance=4.18),
    ),
    work_styles=(
        Rating(element="Concern for Others", importance=4.49),
        Rating(element="Stress Tolerance", importance=4.49),
        Rating(element="Cooperation", importance=4.55),
        Rating(element="Dependability", importance=4.63),
    ),
    technologies=(
        Technology(name="Epic Systems", category="Medical software", hot=True, in_demand=True),
        Technology(name="Microsoft Excel", category="Spreadsheet software", hot=True),
        Technology(name="Action Arcade", category="Action games"),
    ),
    education=(
        Share(category="Associate's Degree (or other 2-year degree)", percent=42),
        Share(category="Bachelor's Degree", percent=58),
    ),
    experience=(
        Share(category="None", percent=20),
        Share(category="Over 1 year, up to and including 2 years", percent=50),
        Share(category="Over 4 years, up to and including 6 years", percent=30),
    ),
    training=(Share(category="Over 3 months, up to and including 6 months", percent=100),),
    wages=(NATION,),
    titles=("Staff Nurse", "Staff Charge Nurse", "Charge Nurse", "CCU Nurse"),
    release="O*NET 29.3",
)
TASKS = tuple(
    Task(number=number, text=f"Record the {what} of each patient.", core=number != 3)
    for number, what in enumerate(("pulse", "weight", "height", "diet", "wishes"), start=1)
)
ROOFER = OccupationFacts(
    code="47-2181.00",
    title="Roofers",
    job_zone=2,
    skills=(Rating(element="Coordination", importance=3.62),),
    knowledge=(Rating(element="Building and Construction", importance=4.58),),
    work_styles=(Rating(element="Dependability", importance=4.72),),
    education=(Share(category="High School Diploma - or the equivalent", percent=100),),
    wages=(replace(NATION, p25=40_000, p50=50_000, p75=62_400),),
)
UNKNOWN = OccupationFacts(code="99-9999.00", title="Star Gazers")
EXAMPLES = (NURSE, replace(NURSE, tasks=TASKS), ROOFER, UNKNOWN)
