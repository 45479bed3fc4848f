"""`quotes topics`: what quotes are about. In: filters, or names of topics. Out: rows, a page, or one change set."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion, options
from quotes.cli.narrowing import narrowed_by

if TYPE_CHECKING:
    from quotes.reports.filters import Filters

group = typer.Typer(invoke_without_command=True)

Topic = Annotated[str, typer.Argument(help="A topic: its key, t3, or any of its names.", autocompletion=completion.topics)]
Lang = Annotated[str, typer.Option("--lang", help="The language of the names: ru, en, kk, kk-Latn or az.")]


@group.callback()
def topics(context: typer.Context, like: options.Like = None, limit: options.Limit = None, format_name: options.Format = "table") -> None:
    """List topics by how many quotes they have; add, alias, show them.

    Example: quotes topics --like corridor
    """
    if context.invoked_subcommand:
        return
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.lists import topics as list_topics

    with open_for(context) as archive, archive.connect() as connection:
        sheet = list_topics(connection, like, limit)
    write_sheet(sheet, format_name)


@group.command("show")
def show(context: typer.Context, topic: Topic, format_name: options.Format = "table") -> None:
    """Show a topic: its names by language, what it is part of, who speaks about it.

    Example: quotes topics show "Middle Corridor"
    """
    from quotes.cli.state import open_for
    from quotes.lookup.topics import demand_topics
    from quotes.output.writing import write_page
    from quotes.reports.pages import topic_page

    with open_for(context) as archive, archive.connect() as connection:
        pages = [topic_page(connection, number) for number in demand_topics(connection, topic)]
    for page in pages:
        write_page(page, format_name)


@group.command("add")
def add(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="A stable key: lower-case words joined by hyphens.")],
    label: Annotated[str, typer.Option("--label", help="The preferred label.")],
    lang: Lang = "en",
    also: Annotated[list[str] | None, typer.Option("--also", help="An alias in that language; may be repeated.")] = None,
    broader: Annotated[str | None, typer.Option("--part-of", help="The broader topic.", autocompletion=completion.topics)] = None,
    note: options.Note = None,
) -> None:
    """Add a topic by hand; articles read from now on are tagged with it.

    Example: quotes topics add test-canal --label "Test Canal" --lang en --also "TC waterway"
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.workflow.thesaurus import NewTopic, add_topic

    with open_for(context) as archive, archive.change("topics add") as change:
        number = add_topic(change, NewTopic(key, label, lang, tuple(also or ()), broader, note))
    say(f"added t{number} {key}; quotes retag --topic {key} looks for it in the quotes kept before")


@group.command("alias")
def alias(
    context: typer.Context,
    topic: Topic,
    names: Annotated[list[str], typer.Argument(help="Further names.", metavar="NAME…")],
    lang: Lang = "en",
) -> None:
    """Give a topic further names; their inflected forms are found by themselves.

    Example: quotes topics alias test-canal "Пробный канал" --lang ru
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.workflow.thesaurus import add_names

    with open_for(context) as archive, archive.change("topics alias") as change:
        key, new = add_names(change, topic, names, lang)
    say(f"{key}: {new} new" + (f"; quotes retag --topic {key} looks for them in the quotes kept before" if new else ""))


@group.command("tree")
def tree(
    context: typer.Context,
    topic: Annotated[str | None, typer.Argument(help="Only this topic and all below it.", autocompletion=completion.topics)] = None,
    format_name: options.Format = "table",
) -> None:
    """Print topics as a tree, with the quotes of each and of all below it.

    Example: quotes topics tree "Transport corridors"
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.topic_tree import topic_tree

    with open_for(context) as archive, archive.connect() as connection:
        sheet = topic_tree(connection, topic)
    write_sheet(sheet, format_name)


@group.command("merge")
def merge(
    context: typer.Context,
    topic: Topic,
    gone: Annotated[str, typer.Argument(help="The topic that becomes part of it.", autocompletion=completion.topics)],
) -> None:
    """Make two topics one: names, quotes, stances and narrower topics of the second go to the first; undo parts them again.

    Example: quotes topics merge middle-corridor trans-caspian-route
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.store.topic_links import merge_topics
    from quotes.workflow.finding import topic_named

    with open_for(context) as archive, archive.change("topics merge") as change:
        (kept, key), (other, old) = topic_named(change.connection, topic), topic_named(change.connection, gone)
        moved = merge_topics(change, kept, other)
    say(f"{old} is {key} now; {moved} quotes moved")


@group.command("relate")
def relate(
    context: typer.Context,
    topic: Topic,
    other: Annotated[str, typer.Argument(help="A topic it has to do with.", autocompletion=completion.topics)],
    remove: Annotated[bool, typer.Option("--remove", help="They have nothing to do with each other.")] = False,
) -> None:
    """Say that two topics have to do with each other, neither being part of the other.

    Example: quotes topics relate "Middle Corridor" "Port of Aktau"
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.store import topic_links
    from quotes.workflow.finding import topic_named

    with open_for(context) as archive, archive.change("topics relate") as change:
        (left, key), (right, name) = topic_named(change.connection, topic), topic_named(change.connection, other)
        done = (topic_links.unrelate if remove else topic_links.relate)(change, left, right)
    said = f"{key} and {name} are {'not related' if remove else 'related'}"
    say(said if done else f"{said} already")


@group.command("propose")
def propose(
    context: typer.Context,
    topic: Topic,
    text: Annotated[str, typer.Argument(help="A sentence one can agree or disagree with.")],
) -> None:
    """Put a proposition under a topic, such as "the Zangezur corridor should open"; quotes are coded on it like on topics.

    Example: quotes topics propose "Zangezur corridor" "The Zangezur corridor should open"
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.workflow.thesaurus import propose as keep

    with open_for(context) as archive, archive.change("topics propose") as change:
        new, key, words = keep(change, topic, text)
    say(f"p{new} {key}: {words}" if new else f"{key} has this proposition already")


@group.command("withdraw")
def withdraw(
    context: typer.Context,
    proposition: Annotated[str, typer.Argument(help="The proposition: p3, or its words.")],
    yes: options.Yes = False,
) -> None:
    """Take a proposition away, and the stances on it; undo brings both back.

    Example: quotes topics withdraw p3
    """
    from quotes.cli.narration import confirm, say
    from quotes.cli.state import open_for
    from quotes.store.propositions import count_standing, remove_proposition
    from quotes.workflow.finding import proposition_named

    with open_for(context) as archive:
        with archive.connect() as connection:
            subject = proposition_named(connection, proposition)
            number = subject.proposition_id or 0
            stances = count_standing(connection, number)
        if stances and not confirm(f"{subject.label} goes, and {stances} stance(s) on it?", yes=yes):
            say("nothing withdrawn")
            return
        with archive.change("topics withdraw") as change:
            remove_proposition(change, number)
    say(f"{subject.label} withdrawn" + (f", with {stances} stance(s) on it; quotes undo brings them back" if stances else ""))


@group.command("suggest")
@narrowed_by("lang", "expert", "affiliation", "outlet", "kind", "since", "until", "limit", limit=30)
def suggest(
    context: typer.Context,
    least: Annotated[int, typer.Option("--min", min=1, help="Only phrases of at least so many statements.")] = 3,
    *,
    filters: Filters,
    format_name: options.Format = "table",
) -> None:
    """Phrases that recur in quotes without a topic, with counts and examples, and the command that makes a topic of one.

    Example: quotes topics suggest --lang ru --min 5
    """
    from quotes.cli.narration import progress
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.suggesting import suggested_topics

    with open_for(context) as archive, archive.connect() as connection, progress("reading") as step:
        sheet = suggested_topics(connection, filters, least, step)
    write_sheet(sheet, format_name)


Form = Annotated[
    str | None, typer.Option("--format", "-f", help="toml, turtle, rdfxml or jsonld (default: by the file's ending, else toml).")
]


@group.command("export")
def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The file to write; - is standard output.", dir_okay=False, allow_dash=True)] = Path("-"),
    form: Form = None,
) -> None:
    """Write all topics as TOML or as SKOS (Turtle, RDF/XML, JSON-LD).

    Example: quotes topics export thesaurus.ttl
    """
    from quotes.cli.state import open_for
    from quotes.cli.tables_in import write_text
    from quotes.workflow.exchange import export_topics, form_of

    chosen = form_of(str(file), form)
    with open_for(context) as archive, archive.connect() as connection:
        text = export_topics(connection, chosen)
    write_text(file, text)


@group.command("import")
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A thesaurus in TOML or SKOS; - is standard input.", dir_okay=False, allow_dash=True)],
    form: Form = None,
) -> None:
    """Read topics from TOML or SKOS; nothing outside the file is fetched, and topics of a known key are brought up to date.

    Example: quotes topics import thesaurus.ttl
    """
    from quotes.cli.narration import say, say_counts
    from quotes.cli.state import open_for
    from quotes.cli.tables_in import read_text
    from quotes.workflow.exchange import form_of, import_topics, parse_thesaurus

    topics = parse_thesaurus(read_text(file), form_of(str(file), form), file.name)
    with open_for(context) as archive, archive.change("topics import") as change:
        counts = import_topics(change, topics)
    say_counts([("topics read", len(topics)), *((f"new {label}", count) for label, count in counts.items())])
    say("quotes retag looks for them in the quotes kept before")
