"""Reference facts into an archive. In: the seeds folder. Out: organizations, outlets and topics kept, demo articles on request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.workflow.seed_files import seeds_folder

if TYPE_CHECKING:
    from quotes.store.change import Change
    from quotes.store.topics import TopicRecord
    from quotes.topics.thesaurus import Thesaurus
    from quotes.workflow.ingest_report import IngestReport

Progress = Callable[[int, int | None, str], None]


@dataclass(frozen=True, slots=True)
class SeedReport:
    """What loading the seeds did: whether the archive was made, rows written by table and action, the demo articles' report.

    `quotes_before` says that quotes stand in the archive which the topics that came now were never looked for in.
    """

    created: bool
    written: dict[str, int]
    demo: IngestReport | None = None
    quotes_before: bool = False


def seed(target: str, demo: bool = False, progress: Progress | None = None) -> SeedReport:
    """Load the reference facts into the archive at `target`, made where it is not there; loading again changes nothing.

    `demo` adds the demo articles with their invented outlets and institutes. Raises SeedError for a seed file that does not fit
    its form, ArchiveError where the archive cannot be used.
    """
    from sqlalchemy import select

    from quotes.store.engine import open_archive
    from quotes.store.tables import quote

    folder = seeds_folder()
    with open_archive(target, create=True) as archive:
        with archive.change("seed --demo" if demo else "seed") as change:
            load_seeds(change, folder)
            if demo:
                load_seeds(change, folder / "demo")
            before = change.connection.execute(select(quote.c.id).limit(1)).first() is not None
            written = {name: count for name, count in change.summary.items() if name.endswith(" insert")}
        created = archive.created
    report = None
    if demo:
        from quotes.workflow.ingest import IngestOptions, ingest

        report = ingest(target, [str(folder / "demo" / "articles")], IngestOptions(as_of="2025-11-05T12:00:00+05:00"), progress)
    return SeedReport(created, written, report, before and "topic insert" in written)


def load_seeds(change: Change, folder: Path) -> None:
    """Keep the organizations, outlets and topics of one folder, as far as it has them."""
    from quotes.outlets.registry import load_outlets
    from quotes.store.organizations import save_organization
    from quotes.store.outlets import OutletRecord, save_outlet
    from quotes.store.spellings import Spelling
    from quotes.store.topics import save_topics
    from quotes.topics.thesaurus import read_thesaurus
    from quotes.workflow.organizations import read_organizations

    for organization in read_organizations(folder / "organizations.toml"):
        save_organization(change, organization)
    if (folder / "outlets.toml").exists():
        for one in load_outlets(folder / "outlets.toml"):
            names = tuple(Spelling(name) for name in (one.name, *one.aliases))
            save_outlet(change, OutletRecord(one.key, one.name, names, one.domains, one.language, one.country, one.time_zone))
    if (folder / "topics").is_dir():
        save_topics(change, topic_records(read_thesaurus(folder / "topics")))


def topic_records(thesaurus: Thesaurus) -> list[TopicRecord]:
    """Topics as the archive keeps them: each alias with its lemma keys and every inflected form."""
    from quotes.store.topics import AliasRecord, TopicRecord

    return [
        TopicRecord(
            topic.key,
            topic.label(),
            tuple(
                AliasRecord(alias.text, alias.lang, alias.kind, alias.folded, alias.lemmas, frozenset(alias.forms()))
                for alias in topic.aliases
            ),
            topic.broader,
            topic.note,
        )
        for topic in thesaurus.topics
    ]
