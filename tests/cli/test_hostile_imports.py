"""Files handed in that are damaged, endless or made to harm: one complaint that names file and cure each, and the archive as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quotes.cli.app import run
from quotes.store.engine import open_archive
from tests.reports.conftest import tell
from tests.store.samples import dump

DEEP = 100_000
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

COMMANDS = {
    "topics": ("topics", "import"),
    "entries": ("add", "--file"),
    "stances": ("stance", "set", "--file"),
    "people": ("experts", "import"),
    "judgements": ("experts", "judgements", "import"),
    "bodies": ("organizations", "judgements", "import"),
    "parts": ("load",),
    "labels": ("stance", "suggest"),
    "names": ("names", "cluster"),
    "pairs": ("names", "compare"),
}
TABLES = {"topics": "topic", "entries": "quote", "stances": "stance"}
COLUMNS = {
    "entries": "words,speaker",
    "stances": "quote,topic,value",
    "people": "name,role",
    "labels": "sentence,entity,entity_pos_start_rel,entity_pos_end_rel",
    "names": "name",
    "pairs": "left,right",
}


def toml(table: str) -> dict[str, bytes]:
    """What no TOML file of `[[table]]` may hold."""
    start = f"[[{table}]]\n"
    return {
        "cut": f'{start}key = "по'.encode()[:-1],
        "cut in a string": f'{start}key = "port\n'.encode(),
        "deep": f"{start}key = {'[' * DEEP}".encode(),
        "deep tables": f"{start}key = {'{a=' * DEEP}".encode(),
        "dotted": f"{start}{'a.' * 500}b = 1".encode(),
        "a huge number": f"{start}key = {'9' * 50_000}".encode(),
        "no number": f"{start}key = nan".encode(),
        "infinity": f"{start}key = -inf".encode(),
        "twice a key": f'{start}key = "a"\nkey = "b"'.encode(),
        "half a letter": f'{start}key = "\\ud800"'.encode(),
        "a null": f'{start}key = "a\0b"'.encode(),
        "a terminal's command": f'{start}key = "\x1b]0;owned\x07"'.encode(),
        "a terminal's command as a key": f'{start}"\\u001b[31m\\u0007" = 1'.encode(),
        "another encoding": f'{start}key = "порт"'.encode("cp1251"),
        "two bytes a letter": f'{start}key = "порт"'.encode("utf-16"),
        "a table that is a word": f'{table} = "port"'.encode(),
        "tables that are numbers": f"{table} = [1, 2]".encode(),
        "tables of tables": f"{table} = [[{{}}]]".encode(),
        "a table that is a date": f"{table} = 1979-05-27".encode(),
        "a date for a word": f"{start}key = 1979-05-27\nwords = 1979-05-27\nquote = 1979-05-27".encode(),
        "a table for a word": f"{start}key = {{a = 1}}\nwords = {{a = 1}}\nquote = {{a = 1}}".encode(),
        "other fields": f"{start}owned = true".encode(),
        "nothing in it": f"{start}".encode(),
    }


def tables(columns: str) -> dict[str, bytes]:
    """What no CSV file of these columns may hold."""
    names = columns.split(",")
    return {
        "nothing": b"",
        "no columns": b"one,two\n1,2\n",
        "an endless cell": f"{columns}\n{'a' * 200_000}{',b' * (len(names) - 1)}\n".encode(),
        "another encoding": f"{columns}\nпорт,канал\n".encode("cp1251"),
        "two bytes a letter": f"{columns}\nпорт,канал\n".encode("utf-16"),
        "cut in a letter": f"{columns}\nпорт,кана".encode()[:-1],
        "bytes": bytes(range(256)) * 20,
    }


JSONS = {
    "cut": '[{"name": "Лев Про'.encode()[:-1],
    "deep lists": b"[" * DEEP,
    "deep objects": b'{"a":' * DEEP,
    "a huge number": b'[{"name": ' + b"9" * 50_000 + b"}]",
    "no number": b'[{"name": NaN}]',
    "infinity": b'[{"name": -Infinity}]',
    "half a letter": b'[{"name": "\\ud800"}]',
    "a null": b'[{"name": "a\\u0000b"}]',
    "a terminal's command": b'[{"name": "\\u001b]0;owned\\u0007", "gender": "\\u001b[31m"}]',
    "a list for a word": b'[{"name": ["a"]}]',
    "an object for a word": b'[{"name": {"a": 1}}]',
    "a word for an object": b'["a"]',
    "another encoding": '[{"name": "Лев Проверов"}]'.encode("cp1251"),
    "two bytes a letter": '[{"name": "Лев Проверов"}]'.encode("utf-16"),
    "an object of nothing": b"{}",
}
PEOPLE = {
    "twice a key": b'[{"name": "a", "name": ""}]',
    "persons that are a word": b'{"persons": "all"}',
    "a wrong day": '[{"name": "Лев Проверов", "role": "r", "from": "2024-99-99"}]'.encode(),
    "a day without end": '[{"name": "Лев Проверов", "role": "r", "from": 20249999999999999999}]'.encode(),
    "an endless name": ('[{"name": "' + "а" * 1_000_000 + '"}]').encode(),
    "identifiers that are lists": '[{"name": "Лев Проверов", "identifiers": {"wikidata": ["Q1"]}}]'.encode(),
}
SIDES = '"left": {"name": "a"}, "right": {"name": "b"}'
JUDGEMENTS = {
    **{name: data.replace(b"[{", b"{").replace(b"}]", b"}") for name, data in JSONS.items()},
    "no verdict": f'{{{SIDES}, "verdict": ["same"], "who": "a", "at": "2024-01-01"}}'.encode(),
    "a moment without end": f'{{{SIDES}, "verdict": "same", "who": "a", "at": "99999-01-01"}}'.encode(),
    "a moment before all": f'{{{SIDES}, "verdict": "same", "who": "a", "at": "0001-01-01T00:00:00+23:59"}}'.encode(),
    "a number for a moment": f'{{{SIDES}, "verdict": "same", "who": "a", "at": 1e999}}'.encode(),
    "a coder who is half a letter": f'{{{SIDES}, "verdict": "same", "who": "\\ud800", "at": "2024-01-01"}}'.encode(),
    "identifiers that are a list": b'{"left": {"name": "a", "identifiers": ["Q1"]}, "right": {"name": "b"}, "verdict": "same", "who": "a", "at": "2024-01-01"}',  # noqa: E501
}


def rdf(body: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<rdf:RDF xmlns:rdf="{RDF}" xmlns:skos="{SKOS}">{body}</rdf:RDF>'.encode()


CONCEPT = '<skos:Concept rdf:about="urn:a:port"><skos:prefLabel xml:lang="en">port</skos:prefLabel>{}</skos:Concept>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
XML = {
    "an entity of this machine": rdf("&e;", '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]>'),
    "an entity that grows": rdf("&l29;", f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]>'),
    "a document type elsewhere": rdf("", '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/r.dtd">'),
    "a document type after a comment": rdf("", "<!-- a --><!DOCTYPE r [<!ENTITY e 'a'>]>"),
    "a document type in another encoding": rdf("&e;", "<!DOCTYPE r [<!ENTITY e 'a'>]>").decode().encode("utf-16"),
    "cut": rdf(CONCEPT)[:-60],
    "deep": rdf("<skos:Concept><skos:related>" * DEEP),
    "deep, of one name": rdf("<a>" * DEEP),
    "a null": rdf(CONCEPT.format("\0")),
    "a terminal's command": rdf(CONCEPT.format("\x1b]0;owned\x07")),
    "no concept": rdf(""),
    "imports only": rdf(
        '<o:Ontology xmlns:o="http://www.w3.org/2002/07/owl#"><o:imports rdf:resource="http://127.0.0.1:9/"/></o:Ontology>'
    ),
    "twice a key": rdf(CONCEPT.replace("urn:a", "urn:b") + CONCEPT),
}
TURTLE = {
    "cut": b"@prefix skos: <" + SKOS.encode() + b"> . <urn:a> a skos:Con",
    "deep": b"<urn:a> <urn:b> " + b"[ <urn:b> " * DEEP,
    "deep lists": b"<urn:a> <urn:b> " + b"( " * DEEP,
    "a null": b'<urn:a> <urn:b> "\0" .',
    "bytes": bytes(range(256)) * 20,
    "elsewhere": f"<urn:a> a <{SKOS}Concept> ; <http://www.w3.org/2002/07/owl#imports> <http://127.0.0.1:9/> .".encode(),
}
JSONLD = {
    **{name: data for name, data in JSONS.items() if name != "a huge number"},
    "a context elsewhere": b'{"@context": "http://127.0.0.1:9/c", "@id": "a"}',
    "a context imported": b'{"@context": {"@import": "http://127.0.0.1:9/c"}, "@id": "a"}',
    "a context inside": b'{"@context": {"a": {"@id": "urn:a", "@context": "http://127.0.0.1:9/c"}}, "a": {"b": 1}}',
    "a context that is a number": b'{"@context": 7, "@id": "a"}',
    "deeper than a walk": b'{"a": ' * 480 + b"1" + b"}" * 480,
    "deep contexts": b'{"@context": ' * DEEP,
}
FILES: dict[tuple[str, str], dict[str, bytes]] = {
    **{(form, "toml"): toml(table) for form, table in TABLES.items()},
    **{(form, "csv"): tables(columns) for form, columns in COLUMNS.items()},
    ("people", "json"): JSONS | PEOPLE,
    ("judgements", "jsonl"): JUDGEMENTS,
    ("bodies", "jsonl"): {"cut": JUDGEMENTS["cut"]},
    ("topics", "rdf"): XML,
    ("topics", "ttl"): TURTLE,
    ("topics", "jsonld"): JSONLD,
    ("parts", "parquet"): {
        "nothing": b"",
        "bytes": b"PAR1" + bytes(range(256)) * 4 + b"PAR1",
        "a lie about its length": b"PAR1\xff\xff\xff\x7fPAR1",
    },
}
CASES = [(form, ending, name) for (form, ending), files in FILES.items() for name in files]


@pytest.fixture(scope="module")
def kept(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, object]:
    """An archive's file, and what it holds."""
    path = tmp_path_factory.mktemp("kept") / "quotes.db"
    shutil.copy(sqlite_template, path)
    with open_archive(str(path)) as archive:
        with archive.change("tell", "tester") as change:
            tell(change)
        held = dump(archive)
    return path.read_bytes(), held


@pytest.mark.parametrize(("form", "ending", "name"), CASES)
def test_a_bad_file_is_named_with_its_cure_and_changes_nothing(
    form: str, ending: str, name: str, kept: tuple[bytes, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target, path = tmp_path / "quotes.db", tmp_path / f"hostile.{ending}"
    target.write_bytes(kept[0])
    path.write_bytes(FILES[form, ending][name])
    code = run(["--db", str(target), *COMMANDS[form], str(path)])
    said = capsys.readouterr()
    lines = [line for line in said.err.splitlines() if not line.startswith("  ")]
    assert code in (1, 2), said
    assert any("hostile." in line for line in lines if line.startswith("error: ")) or form == "parts", said
    assert "defect" not in said.err and "Traceback" not in said.err, said
    assert [line for line in lines if line.startswith("hint: ")] or form == "parts", said
    assert not any(letter < " " and letter != "\n" for letter in said.err + said.out), said
    if target.read_bytes() != kept[0]:  # the history may tell of the attempt
        with open_archive(str(target)) as archive:
            assert dump(archive) == kept[1]


@pytest.mark.parametrize("form", ["topics", "entries", "stances", "people", "judgements", "names"])
def test_a_file_too_large_is_not_read_to_its_end(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotes.cli.tables_in.LARGEST", 1000)
    path = tmp_path / "hostile.toml"
    path.write_bytes(b"#" * 1001)
    assert run(["--db", str(tmp_path / "quotes.db"), *COMMANDS[form], str(path)]) == 1
    assert "hostile.toml is larger than 0 MB" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["hostile.toml"]
