"""Whatever was done, undoing it newest first brings back every earlier state, row by row; and undoing the undoing, the later ones."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from quotes.model.spans import Span
from quotes.store import tables
from quotes.store.anchors import carry_over
from quotes.store.articles import find_saved, remove_article, save_article
from quotes.store.change import Change
from quotes.store.changes import list_changes, undo
from quotes.store.engine import open_archive
from quotes.store.judgements import Verdicts, judge
from quotes.store.quotes import Link, save_reading
from quotes.store.reviews import accept, correct_kind, correct_speaker, correct_words, reject
from tests.store.samples import ANNA, LEV, TEXT, article, dump, fill, ingest, notes, reading

Ids = dict[str, int]


def edit_page(change: Change, ids: Ids) -> None:
    text = f"{TEXT}\n\nДополнено {change.id}."
    saved = save_article(change, article(text), outlet_id=ids["outlet"])
    if saved.version_id and saved.is_new:
        carry_over(change, saved.article_id, saved.version_id)
        links = {LEV: Link(ids["lev"], how="exact"), ANNA: Link(how="none")}
        save_reading(change, saved.version_id, reading(text), links, notes(ids, text))


def remove(change: Change, ids: Ids) -> None:
    standing = change.connection.scalar(select(tables.article.c.id).where(tables.article.c.removed_at.is_(None)))
    if standing:
        remove_article(change, standing, "asked")


def on_quote(act: Callable[[Change, int], object]) -> Callable[[Change, Ids], None]:
    def run(change: Change, _ids: Ids) -> None:
        newest = change.connection.scalar(select(tables.quote.c.id).order_by(tables.quote.c.id.desc()).limit(1))
        if newest:
            act(change, newest)

    return run


ACTS: dict[str, Callable[[Change, Ids], object]] = {
    "ingest": lambda change, ids: ingest(change, ids) if find_saved(change.connection, article()) is None else None,
    "edit page": edit_page,
    "remove": remove,
    "reject": on_quote(lambda change, quote: reject(change, quote, "duplicate")),
    "accept": on_quote(lambda change, quote: accept(change, quote, "words")),
    "kind": on_quote(lambda change, quote: correct_kind(change, quote, "mixed")),
    "words": on_quote(lambda change, quote: correct_words(change, quote, [Span(0, 4), Span(5, 11)])),
    "nobody": on_quote(lambda change, quote: correct_speaker(change, quote, None, Link())),
    "same": lambda change, ids: judge(change, "expert", (ids["lev"], ids["anna"]), Verdicts("same")),
    "different": lambda change, ids: judge(change, "expert", (ids["lev"], ids["anna"]), Verdicts("different")),
    "rename": lambda change, ids: change.update(tables.expert, tables.expert.c.id == ids["lev"], {"name": f"Лев {change.id}"}),
}


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(sorted(ACTS)), min_size=1, max_size=6))
def test_undo_walks_back_and_forth_through_every_state(sqlite_template: Path, acts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quotes.db"
        shutil.copy(sqlite_template, path)
        with open_archive(str(path)) as archive:
            ids = fill(archive)
            states = [dump(archive)]
            done: list[int] = []
            for act in acts:
                with archive.change(act, "tester") as change:
                    ACTS[act](change, ids)
                with archive.connect() as connection:
                    newest = list_changes(connection, 1)[0].id
                if newest not in (1, 2, *done):
                    done.append(newest)
                    states.append(dump(archive))
            undone = []
            for number, expected in zip(reversed(done), reversed(states[:-1]), strict=True):
                with archive.change("undo", "tester") as change:
                    undo(change, number)
                    undone.append(change.id)
                assert dump(archive) == expected
            for number, expected in zip(reversed(undone), states[1:], strict=True):
                with archive.change("redo", "tester") as change:
                    undo(change, number)
                assert dump(archive) == expected
