"""What the facts of a job are chosen from."""

from django.db import models


class Workplace(models.TextChoices):
    """Where people work."""

    ONSITE = "onsite", "On site"
    HYBRID = "hybrid", "Hybrid"
    REMOTE = "remote", "Remote"


class EmploymentType(models.TextChoices):
    """On what terms people work."""

    FULL_TIME = "full_time", "Full-time"
    PART_TIME = "part_time", "Part-time"
    CONTRACT = "contract", "Contract"
    TEMPORARY = "temporary", "Temporary"
    INTERNSHIP = "internship", "Internship"
    PER_DIEM = "per_diem", "Per diem"
    VOLUNTEER = "volunteer", "Volunteer"


class PayPeriod(models.TextChoices):
    """For what time a pay range is stated."""

    HOUR = "hour", "an hour"
    DAY = "day", "a day"
    WEEK = "week", "a week"
    MONTH = "month", "a month"
    YEAR = "year", "a year"


class FlsaStatus(models.TextChoices):
    """Whether U.S. overtime rules (Fair Labor Standards Act) cover the job."""

    EXEMPT = "exempt", "Exempt"
    NONEXEMPT = "nonexempt", "Nonexempt"


class Level(models.IntegerChoices):
    """How far up a role stands, lowest first. The gaps leave room for levels in between."""

    ENTRY = 10, "Entry"
    INTERMEDIATE = 20, "Intermediate"
    SENIOR = 30, "Senior"
    LEAD = 40, "Lead"
    MANAGER = 50, "Manager"
    DIRECTOR = 60, "Director"
    EXECUTIVE = 70, "Executive"
