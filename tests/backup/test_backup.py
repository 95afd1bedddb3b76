import json
import os
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from builder.models import Organization, Posting, Revision, User, Work

OLDER = Path(__file__).parent / "made-before-0022.zip"

Manage = Callable[..., subprocess.CompletedProcess[str]]


def address_of(database: object) -> str:
    """Return the address of another database of the tests' server."""
    here = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(here._replace(path=f"/{database}"))


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Manage]:
    """Runs a command of an installation whose database is empty, with files of its own."""
    name = f"backup_{uuid.uuid4().hex}"
    here = os.environ["DATABASE_URL"]
    with psycopg.connect(here, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    environment = {
        **os.environ,
        "DATABASE_URL": address_of(name),
        "JOBDESC_DATA": str(tmp_path / "elsewhere"),
    }

    def manage(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(settings.BASE_DIR / "manage.py"), *map(str, arguments)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    yield manage
    with psycopg.connect(here, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def backup(db: None, tmp_path: Path) -> Path:
    """A sound backup."""
    path = tmp_path / "sound.zip"
    path.write_bytes(OLDER.read_bytes())
    return path


def changed(backup: Path, name: str, content: bytes | None) -> Path:
    """Return the backup with another content of one member, or without it."""
    other = backup.with_name("changed.zip")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(other, "w") as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
            elif content is not None:
                new.writestr(member, content)
    return other


def refusal(path: Path, *options: str) -> str:
    """Return why the backup is not restored, and see that nothing was touched."""
    Organization.objects.create(name="Still here")
    with pytest.raises(CommandError) as refused:
        call_command("restore", path, *options)
    assert Organization.objects.filter(name="Still here").exists()
    return str(refused.value)


@pytest.mark.django_db(transaction=True)
def test_a_backup_restored_elsewhere_is_the_same_byte_for_byte(
    posting: Posting, owner: User, tmp_path: Path, elsewhere: Manage
) -> None:
    Organization.objects.update(name="Tab\t, newline\n, back\\slash, ünïcode 职位 and \\N")
    work = Work.objects.create(
        organization=posting.organization, created_by=owner, kind="download", title="Two postings"
    )
    work.file = default_storage.save("work/two.zip", ContentFile(bytes(range(256)) * 9000))
    work.save()
    call_command("backup", str(tmp_path / "first.zip"))

    elsewhere("createcachetable")
    restored = elsewhere("restore", "--replace", tmp_path / "first.zip")
    assert restored.returncode == 0, restored.stderr
    again = elsewhere("backup", tmp_path / "second.zip")
    assert again.returncode == 0, again.stderr
    with (
        zipfile.ZipFile(tmp_path / "first.zip") as first,
        zipfile.ZipFile(tmp_path / "second.zip") as second,
    ):
        assert first.namelist() == second.namelist()
        assert f"files/{work.file}" in first.namelist()
        said = [json.loads(archive.read("manifest.json")) for archive in (first, second)]
        assert said[0] | {"made_at": ""} == said[1] | {"made_at": ""}
        for name in first.namelist()[:-1]:
            assert first.read(name) == second.read(name), name


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    tmp_path: Path, elsewhere: Manage
) -> None:
    restored = elsewhere("restore", OLDER)
    assert restored.returncode == 0, restored.stderr
    assert "227 rows of 44 tables" in restored.stderr
    assert elsewhere("migrate", "--check").returncode == 0
    written = tmp_path / "posting.json"
    posting = "31d02ac8-6b50-4520-95a0-73b0fe1afbd7"
    exported = elsewhere("export_posting", posting, "--format=json", "--output", written)
    assert exported.returncode == 0, exported.stderr
    assert json.loads(written.read_text())["title"] == "Behavioral Health Case Manager"

    refused = elsewhere("restore", OLDER)
    assert refused.returncode == 1
    assert "The database is not empty" in refused.stderr


def test_a_damaged_backup_is_refused_before_anything_is_touched(backup: Path) -> None:
    other = changed(backup, "tables/builder_organization", b"made up\n")
    said = refusal(other, "--replace")
    assert said == "Damaged: tables/builder_organization is not what was backed up."
    other = changed(backup, "tables/builder_posting", None)
    assert refusal(other, "--replace") == "Damaged: tables/builder_posting cannot be read."


def test_flipped_bits_are_found(backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 3] ^= 0xFF
    backup.write_bytes(content)
    assert "Damaged" in refusal(backup, "--check")


def test_a_backup_that_was_cut_off_is_refused(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-200])
    assert "not copied to the end" in refusal(backup, "--replace")


def test_something_else_is_refused(tmp_path: Path, db: None) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Sir or Madam")
    assert "This is no backup" in refusal(other, "--replace")
    assert "cannot be read" in refusal(tmp_path / "nothing.zip")


def test_a_backup_of_a_later_version_is_refused(backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    manifest["migrations"].append(["builder", "9999_from_the_future"])
    later = changed(backup, "manifest.json", json.dumps(manifest).encode())
    assert "builder 9999_from_the_future" in refusal(later, "--replace")
    manifest["format"] = 2
    later = changed(backup, "manifest.json", json.dumps(manifest).encode())
    assert "not of the form 1" in refusal(later, "--replace")


def test_what_is_there_is_not_replaced_unasked(backup: Path) -> None:
    assert "The database is not empty" in refusal(backup)


def test_a_sound_backup_is_said_to_be_whole(
    backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("restore", backup, "--check")
    assert "Whole: the backup of" in capsys.readouterr().err
    assert not Revision.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_backup_never_overwrites_another(tmp_path: Path) -> None:
    path = tmp_path / "kept.zip"
    path.write_text("kept")
    with pytest.raises(CommandError, match="there is such a file already"):
        call_command("backup", str(path))
    assert path.read_text() == "kept"
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_said_plainly(posting: Posting) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, str(settings.BASE_DIR / "manage.py"), "backup", "-"],
            env={**os.environ, "DATABASE_URL": address_of(connection.settings_dict["NAME"])},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode != 0
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
