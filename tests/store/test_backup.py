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


def test_what_is_missing_is_told(archive: Archive) -> None:
    fill(archive)
    assert check_file(archive) == []
    drop = ["DROP INDEX ix_quote_day", "DROP VIEW v_topics"]
    if archive.dialect == "sqlite":
        drop.append("DROP TRIGGER quote_segment_verbatim_INSERT")
    else:
        drop.append("ALTER TABLE quote_segment DISABLE TRIGGER quote_segment_verbatim")
    with archive.engine.begin() as connection:
        for statement in drop:
            connection.exec_driver_sql(statement)
    assert [line.split()[0] for line in check_file(archive)] == [
        "ix_quote_day",
        "quote_segment_verbatim" + "_INSERT" * (archive.dialect == "sqlite"),
        "v_topics",
    ]


@pytest.mark.postgres
def test_a_server_tells_of_rows_that_refer_to_nothing(postgres_target: str) -> None:
    with open_archive(postgres_target) as archive:
        fill(archive)
        with archive.engine.begin() as connection:
            key = "CONSTRAINT fk_quote_alternative_quote_id"
            connection.exec_driver_sql(f"ALTER TABLE quote_alternative DROP {key}")
            connection.exec_driver_sql("UPDATE quote_alternative SET quote_id = 999 WHERE quote_id = 1")
            connection.exec_driver_sql(f"ALTER TABLE quote_alternative ADD {key} FOREIGN KEY (quote_id) REFERENCES quote NOT VALID")
        found = check_file(archive)
    assert found == [
        "quote_alternative: 1 row(s) whose quote_id refers to no row of quote",
        "fk_quote_alternative_quote_id was never checked",
    ]
