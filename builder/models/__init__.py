"""What is stored, one file a thing."""

from builder.models.choices import EmploymentType, FlsaStatus, Level, PayPeriod, Workplace
from builder.models.chosen import Chosen
from builder.models.fact_release import FactRelease
from builder.models.ignored_finding import IgnoredFinding
from builder.models.import_batch import Import
from builder.models.imported_file import ImportedFile, NotAcceptable
from builder.models.invitation import AlreadyUsed, Invitation
from builder.models.occupation import (
    Occupation,
    OccupationFamily,
    OccupationImportance,
    OccupationPreparation,
    OccupationTask,
    OccupationTechnology,
    OccupationTitle,
    RelatedOccupation,
)
from builder.models.organization import CareersAddress, Logo, Membership, Organization
from builder.models.posting import Posting
from builder.models.presence import Presence
from builder.models.proposal import Proposal
from builder.models.publication import Publication, PublicationDay, Snapshot, Visibility
from builder.models.revision import Revision, RevisionNaming, StaleVersion
from builder.models.role_template import RoleTemplate
from builder.models.section import Section
from builder.models.snippet import Snippet
from builder.models.undoing import Reversal
from builder.models.unsaved_text import UnsavedText
from builder.models.user import User
from builder.models.wage import Area, Wage
from builder.models.work import Work
from builder.models.work_change import WorkChange

__all__ = [
    "AlreadyUsed",
    "Area",
    "CareersAddress",
    "Chosen",
    "EmploymentType",
    "FactRelease",
    "FlsaStatus",
    "IgnoredFinding",
    "Import",
    "ImportedFile",
    "Invitation",
    "Level",
    "Logo",
    "Membership",
    "NotAcceptable",
    "Occupation",
    "OccupationFamily",
    "OccupationImportance",
    "OccupationPreparation",
    "OccupationTask",
    "OccupationTechnology",
    "OccupationTitle",
    "Organization",
    "PayPeriod",
    "Posting",
    "Presence",
    "Proposal",
    "Publication",
    "PublicationDay",
    "RelatedOccupation",
    "Reversal",
    "Revision",
    "RevisionNaming",
    "RoleTemplate",
    "Section",
    "Snapshot",
    "Snippet",
    "StaleVersion",
    "UnsavedText",
    "User",
    "Visibility",
    "Wage",
    "Work",
    "WorkChange",
    "Workplace",
]
