"""Copies are consistent, also while others write."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.errors import ArchiveError, ConflictError
from quotes.store.backup import back_up, check_file
from quotes.store.engine import Archive, open_archive
from tests.store.samples import dump, fill


def test_a_backup_holds_every_row_kept_so_far(sqlite_target: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with open_archive(sqlite_target) as archive:
        fill(archive)
        before = dump(archive)
        with archive.change("being written") as change:
            assert change.id
            assert back_up(archive, copy) == copy.stat().st_size
        with open_archive(str(copy)) as restored:
            assert dump(restored) == before
            assert check_file(restored) == []
        with pytest.raises(ConflictError, match="is there already"):
            back_up(archive, copy)
        with pytest.raises(ArchiveError, match="no folder"):
            back_up(archive, tmp_path / "none" / "copy.db")


@pytest.mark.postgres
def test_a_server_makes_its_own_backups(postgres_target: str, tmp_path: Path) -> None:
    with open_archive(postgres_target) as archive, pytest.raises(ArchiveError, match="own backups") as caught:
        back_up(archive, tmp_path / "copy.db")
    assert "pg_dump" in caught.value.hint


def test_a_sound_archive_has_no_complaint(archive: Archive) -> None:
    fill(archive)
    assert check_file(archive) == []
