"""What SQLAlchemy's tables cannot say: views and triggers, for both back ends. In: a connection. Out: views and triggers on it.

Both are derived: every upgrade drops and makes them again, so that they always fit this program. The views are the public SQL
interface; a test holds their columns.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from quotes.store.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

# How each back end joins values into one string, in order.
_JOINED = {
    "sqlite": "(SELECT group_concat(item, '$by') FROM (SELECT $distinct $item AS item FROM $rows ORDER BY $order))",
    "postgresql": "(SELECT string_agg(item, '$by') FROM (SELECT $distinct $item AS item FROM $rows ORDER BY $order) AS ordered)",
}

_V_QUOTES = """
CREATE VIEW v_quotes AS
SELECT
  q.id AS quote_id, q.kind, q.text, s.name AS speaker, s.type AS speaker_type,
  c.name AS expert, c.id AS expert_id, g.id AS organization_id, g.name AS organization,
  CASE WHEN c.id IS NOT NULL THEN $expert_names WHEN g.id IS NOT NULL THEN $organization_names END AS names,
  q.role, q.affiliation, coalesce(o.name, v.outlet_text) AS outlet, v.published, v.published_precision,
  q.said, q.said_precision, q.given_to, q.relayed_by, q.cue, q.mention,
  $topics AS topics,
  (SELECT CASE WHEN min(t.stance) = max(t.stance) THEN min(t.stance) WHEN min(t.stance) IS NOT NULL THEN 'mixed' END
     FROM quote_topic t WHERE t.quote_id = q.id) AS stance,
  q.status, q.confidence, q.lang, v.title, q.article_id, v.url, v.doc, q.start, q."end"
FROM quote q
JOIN article_version v ON v.id = q.version_id
LEFT JOIN speaker s ON s.id = q.speaker_id
LEFT JOIN expert e ON e.id = q.expert_id
LEFT JOIN expert c ON c.id = e.canonical_id
LEFT JOIN organization h ON h.id = q.organization_id
LEFT JOIN organization g ON g.id = h.canonical_id
LEFT JOIN outlet o ON o.id = q.outlet_id
"""

_V_EXPERTS = """
CREATE VIEW v_experts AS
SELECT
  c.id AS expert_id, c.name, $expert_names AS names, c.gender, c.country,
  (SELECT f.role FROM affiliation f JOIN expert m ON m.id = f.expert_id WHERE m.canonical_id = c.id AND f.role IS NOT NULL
     ORDER BY coalesce(f.last_day, 0) DESC, f.id DESC LIMIT 1) AS role,
  (SELECT coalesce(g.name, f.organization_text) FROM affiliation f JOIN expert m ON m.id = f.expert_id
     LEFT JOIN organization h ON h.id = f.organization_id LEFT JOIN organization g ON g.id = h.canonical_id
     WHERE m.canonical_id = c.id AND (f.organization_id IS NOT NULL OR f.organization_text IS NOT NULL)
     ORDER BY coalesce(f.last_day, 0) DESC, f.id DESC LIMIT 1) AS affiliation,
  coalesce(n.quotes, 0) AS quotes, coalesce(n.articles, 0) AS articles, coalesce(n.outlets, 0) AS outlets,
  n.first_day, n.last_day, c.note
FROM expert c
LEFT JOIN (
  SELECT e.canonical_id, count(*) AS quotes, count(DISTINCT q.article_id) AS articles, count(DISTINCT q.outlet_id) AS outlets,
         min(q.day) AS first_day, max(q.day) AS last_day
  FROM quote q JOIN expert e ON e.id = q.expert_id WHERE q.status = 'active' GROUP BY e.canonical_id
) n ON n.canonical_id = c.id
WHERE c.canonical_id = c.id
"""

_V_TOPICS = """
CREATE VIEW v_topics AS
SELECT
  t.id AS topic_id, t.key, t.label, b.key AS broader, $aliases AS aliases, t.note,
  coalesce(n.quotes, 0) AS quotes, coalesce(n.experts, 0) AS experts, coalesce(n.articles, 0) AS articles, n.first_day, n.last_day
FROM topic t
LEFT JOIN topic b ON b.id = t.broader_id
LEFT JOIN (
  SELECT x.topic_id, count(*) AS quotes, count(DISTINCT e.canonical_id) AS experts, count(DISTINCT q.article_id) AS articles,
         min(q.day) AS first_day, max(q.day) AS last_day
  FROM quote_topic x JOIN quote q ON q.id = x.quote_id LEFT JOIN expert e ON e.id = q.expert_id
  WHERE q.status = 'active' GROUP BY x.topic_id
) n ON n.topic_id = t.id
"""

_LISTS = {
    "expert_names": {
        "item": "n.text",
        "rows": "expert_name n JOIN expert m ON m.id = n.expert_id WHERE m.canonical_id = c.id",
        "order": "n.id",
        "by": "; ",
    },
    "organization_names": {
        "item": "n.text",
        "rows": "organization_name n JOIN organization k ON k.id = n.organization_id WHERE k.canonical_id = g.id AND n.form <> 'inflected'",
        "order": "n.id",
        "by": "; ",
    },
    "topics": {
        "item": "p.key",
        "rows": "quote_topic t JOIN topic p ON p.id = t.topic_id WHERE t.quote_id = q.id",
        "order": "p.key",
        "by": ",",
    },
    "aliases": {"item": "a.text", "rows": "topic_alias a WHERE a.topic_id = t.id", "order": "a.id", "by": "; "},
}

VIEWS = {"v_quotes": _V_QUOTES, "v_experts": _V_EXPERTS, "v_topics": _V_TOPICS}

NOT_VERBATIM = "a quote's words must stand in its article at their offsets"
NOT_CHANGED = "the text of an article is never changed; an edited page makes a new version"

_SQLITE_VERBATIM = """
CREATE TRIGGER quote_segment_verbatim_$event BEFORE $event ON quote_segment
WHEN NOT EXISTS (
  SELECT 1 FROM quote q JOIN article_version v ON v.id = q.version_id
  WHERE q.id = new.quote_id AND substr(v.text, new.start + 1, new."end" - new.start) = new.text
)
BEGIN SELECT RAISE(ABORT, '$message'); END
"""

_SQLITE_UNCHANGED = """
CREATE TRIGGER article_version_unchanged BEFORE UPDATE OF text, text_hash ON article_version
WHEN old.text IS NOT new.text OR old.text_hash IS NOT new.text_hash
BEGIN SELECT RAISE(ABORT, '$message'); END
"""

SEARCHED = (("quote", "quote_id"), ("article", "version_id"))
_SQLITE_SEARCH = tuple(
    Template(statement).substitute(what=what, id=key)
    for what, key in SEARCHED
    for statement in (
        """CREATE TRIGGER ${what}_lemmas_added AFTER INSERT ON ${what}_lemmas
BEGIN INSERT INTO fts_$what(rowid, lemmas) VALUES (new.$id, new.lemmas); END""",
        """CREATE TRIGGER ${what}_lemmas_gone AFTER DELETE ON ${what}_lemmas
BEGIN INSERT INTO fts_$what(fts_$what, rowid, lemmas) VALUES ('delete', old.$id, old.lemmas); END""",
        """CREATE TRIGGER ${what}_lemmas_changed AFTER UPDATE ON ${what}_lemmas
BEGIN
  INSERT INTO fts_$what(fts_$what, rowid, lemmas) VALUES ('delete', old.$id, old.lemmas);
  INSERT INTO fts_$what(rowid, lemmas) VALUES (new.$id, new.lemmas);
END""",
    )
)

_SQLITE_TRIGGERS = (
    Template(_SQLITE_VERBATIM).substitute(event="INSERT", message=NOT_VERBATIM.replace("'", "''")),
    Template(_SQLITE_VERBATIM).substitute(event="UPDATE", message=NOT_VERBATIM.replace("'", "''")),
    Template(_SQLITE_UNCHANGED).substitute(message=NOT_CHANGED),
    *_SQLITE_SEARCH,
)

_POSTGRES_VERBATIM = """
CREATE OR REPLACE FUNCTION quote_segment_verbatim() RETURNS trigger LANGUAGE plpgsql AS $$body$$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM quote q JOIN article_version v ON v.id = q.version_id
    WHERE q.id = new.quote_id AND substr(v.text, new.start + 1, new."end" - new.start) = new.text
  ) THEN
    RAISE EXCEPTION '$message' USING ERRCODE = 'check_violation';
  END IF;
  RETURN new;
END $$body$$
"""

_POSTGRES_UNCHANGED = """
CREATE OR REPLACE FUNCTION article_version_unchanged() RETURNS trigger LANGUAGE plpgsql AS $$body$$
BEGIN
  IF old.text IS DISTINCT FROM new.text OR old.text_hash IS DISTINCT FROM new.text_hash THEN
    RAISE EXCEPTION '$message' USING ERRCODE = 'check_violation';
  END IF;
  RETURN new;
END $$body$$
"""

_POSTGRES_TRIGGERS = (
    Template(_POSTGRES_VERBATIM).substitute(message=NOT_VERBATIM.replace("'", "''")),
    Template(_POSTGRES_UNCHANGED).substitute(message=NOT_CHANGED),
    """CREATE TRIGGER quote_segment_verbatim BEFORE INSERT OR UPDATE ON quote_segment
FOR EACH ROW EXECUTE FUNCTION quote_segment_verbatim()""",
    """CREATE TRIGGER article_version_unchanged BEFORE UPDATE ON article_version
FOR EACH ROW EXECUTE FUNCTION article_version_unchanged()""",
)

_SQLITE_TRIGGER_NAMES = (
    "quote_segment_verbatim_INSERT",
    "quote_segment_verbatim_UPDATE",
    "article_version_unchanged",
    *(f"{what}_lemmas_{when}" for what, _ in SEARCHED for when in ("added", "gone", "changed")),
)
_POSTGRES_TRIGGER_NAMES = ("quote_segment_verbatim", "article_version_unchanged")
_POSTGRES_DROPS = (
    "DROP FUNCTION IF EXISTS quote_segment_verbatim() CASCADE",
    "DROP FUNCTION IF EXISTS article_version_unchanged() CASCADE",
)


def missing_parts(connection: Connection) -> list[str]:
    """Indexes, triggers and views that this program's archives have and this one has not."""
    expected = {str(index.name) for table in metadata.sorted_tables for index in table.indexes} | {f"fts_{what}" for what, _ in SEARCHED}
    if connection.dialect.name == "sqlite":
        expected |= {*VIEWS, *_SQLITE_TRIGGER_NAMES}
        held = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars())
    else:
        expected |= {*VIEWS, *_POSTGRES_TRIGGER_NAMES}
        parts = "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
        triggers = "SELECT tgname FROM pg_trigger WHERE tgenabled = 'O'"
        held = set(connection.exec_driver_sql(f"{parts} UNION {triggers}").scalars())
    return sorted(expected - held)


def view_statements(dialect: str) -> list[str]:
    """The statements that make the views on a back end (`sqlite` or `postgresql`)."""
    lists = {}
    for name, parts in _LISTS.items():
        lists[name] = Template(_JOINED[dialect]).substitute(distinct="", **parts)
    return [Template(view).safe_substitute(lists) for view in VIEWS.values()]


def drop_views_and_triggers(connection: Connection) -> None:
    """Take all views and triggers away, where there are any."""
    for view in VIEWS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {view}")
    if connection.dialect.name == "sqlite":
        for trigger in _SQLITE_TRIGGER_NAMES:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}")
    else:
        for statement in _POSTGRES_DROPS:
            connection.exec_driver_sql(statement)


def create_views_and_triggers(connection: Connection) -> None:
    """Make all views and triggers on the tables of this program's revision."""
    dialect = connection.dialect.name
    triggers = _SQLITE_TRIGGERS if dialect == "sqlite" else _POSTGRES_TRIGGERS
    for statement in (*view_statements(dialect), *triggers):
        connection.exec_driver_sql(statement)
