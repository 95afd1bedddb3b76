"""What most tests start from: an organization with its people, the role library, a posting."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from django.test import Client
from django_tasks_db.management.commands import db_worker
from pytest_django import Settings

from builder.library.loader import ROLES, load_library
from builder.management.commands.work import queue_worker
from builder.models import (
    Area,
    Membership,
    Occupation,
    OccupationImportance,
    OccupationPreparation,
    OccupationTechnology,
    Organization,
    Posting,
    RoleTemplate,
    Snippet,
    User,
    Wage,
)
from tests.improving.language_model import LanguageModel, running

# How long an example takes depends on the machine, and timings belong into bench/.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

ROLE_KEY = "behavioral-health-case-manager"
PASSWORD = "a quiet river at dawn"

BENEFITS = {
    "kind": "benefits",
    "name": "Benefits, Duluth",
    "place": "Duluth, MN",
    "heading": "Benefits",
    "html": "<p>Lake view in {location}.</p>",
}

Join = Callable[..., User]


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Making an account costs a fifth of a second otherwise, by intent."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> Path:
    """The folder in which this test keeps files."""
    folder = tmp_path / "files"
    default = settings.STORAGES["default"] | {"OPTIONS": {"location": folder}}
    settings.STORAGES = settings.STORAGES | {"default": default}
    return folder


@pytest.fixture(scope="session")
def one_role(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A role library of one role: loading all of them would cost each test a second."""
    folder = tmp_path_factory.mktemp("roles")
    shutil.copy(ROLES / f"{ROLE_KEY}.toml", folder)
    return folder


@pytest.fixture
def role(db: None, one_role: Path) -> RoleTemplate:
    load_library(one_role)
    return RoleTemplate.objects.shipped().get(key=ROLE_KEY)


@pytest.fixture
def organization(db: None) -> Organization:
    organization = Organization(name="Riverbend Health", country="US")
    organization.save()
    organization.change({}, based_on=0, by=None)
    return organization


@pytest.fixture
def join(db: None) -> Join:
    """Makes an account and puts it into an organization."""

    def make(organization: Organization | None, role: str = "editor", name: str = "") -> User:
        name = name or role.title()
        email = f"{name.lower().replace(' ', '.')}{User.objects.count()}@example.org"
        user = User.objects.create_user(email, PASSWORD, name=name)
        if organization:
            Membership.objects.create(organization=organization, user=user, role=role)
        return user

    return make


@pytest.fixture
def owner(organization: Organization, join: Join) -> User:
    return join(organization, "owner", "Olga Owner")


@pytest.fixture
def editor(organization: Organization, join: Join) -> User:
    return join(organization, "editor", "Edda Editor")


@pytest.fixture
def viewer(organization: Organization, join: Join) -> User:
    return join(organization, "viewer", "Vera Viewer")


@pytest.fixture
def stranger(join: Join) -> User:
    """An owner of another organization."""
    other = Organization.objects.create(name="Elsewhere Clinic", country="DE")
    return join(other, "owner", "Stan Stranger")


@pytest.fixture
def log_in() -> Callable[[User], Client]:
    """Makes a browser in which a person is logged in."""

    def make(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make


@pytest.fixture
def work_off(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Does all the long work in the queue, in this process."""
    # It would drop the connection, and with it the transaction of the test.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    return lambda: queue_worker().run()


@pytest.fixture
def posting(role: RoleTemplate, organization: Organization, editor: User) -> Posting:
    """A posting as it is right after the template was used."""
    decided = {"title": role.title, "workplace": "onsite"}
    return Posting.objects.start(role, organization, decided, editor)


@pytest.fixture
def finished(posting: Posting, editor: User) -> Posting:
    """A posting with nothing left to fill in."""
    posting.fill("[City, State]", "Austin, TX", country="US", by=editor)
    posting.fill("[email address or application portal]", "a@example.org", country="US", by=editor)
    return posting


@pytest.fixture
def snippet(organization: Organization, editor: User) -> Snippet:
    """The benefits of one place."""
    return Snippet.objects.make(organization, BENEFITS, by=editor, why="Written")


@pytest.fixture
def language_model() -> Iterator[LanguageModel]:
    """A server on this machine that plays the language model."""
    with running() as model:
        yield model


@pytest.fixture
def welders(db: None) -> Occupation:
    """An occupation with a few facts of each kind."""
    occupation = Occupation.objects.create(pk="51-4121.00", title="Welders, Cutters", job_zone=2)
    for element, importance in (("Operation and Control", 3.9), ("Monitoring", 3.6)):
        OccupationImportance.objects.create(
            occupation=occupation, kind="skill", element=element, importance=importance
        )
    for kind, element in (("knowledge", "Mechanical"), ("work_style", "Attention to Detail")):
        OccupationImportance.objects.create(
            occupation=occupation, kind=kind, element=element, importance=4
        )
    OccupationTechnology.objects.create(
        occupation=occupation, technology="AutoCAD", category="CAD", hot=True, in_demand=True
    )
    OccupationPreparation.objects.create(
        occupation=occupation,
        kind="education",
        category="High School Diploma",
        percent_of_workers=80,
    )
    Area.objects.create(pk="0000000", type="N", state_code="00", name="National")
    Area.objects.create(pk="0600000", type="S", state_code="06", name="California")
    for area, low, high in (("0000000", 45_000, 62_000), ("0600000", 52_000, 80_000)):
        Wage.objects.create(
            soc_code="51-4121", area_id=area, annual_p25=low, annual_p50=low + 5000, annual_p75=high
        )
    return occupation


@pytest.fixture
def improving(settings: Settings, language_model: LanguageModel) -> LanguageModel:
    """Sections can be improved, with `language_model`."""
    settings.IMPROVE_URL = language_model.address
    settings.IMPROVE_MODEL = "small-model"
    settings.IMPROVE_SECONDS = 30
    settings.IMPROVE_PER_MINUTE = 100
    return language_model
