"""SKOS, the exchange format of thesauri. In: topics, or the text of a SKOS file. Out: the text, or topics; nothing is ever fetched.

Labels and aliases are prefLabel and altLabel with their language, abbreviations altLabel without one, the key the notation; what
SKOS has no word for (propositions) stands under a name of our own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from quotes.errors import SeedError
from quotes.lang.lemmas import phrase_key
from quotes.topics.thesaurus import LANGUAGES, Alias, Topic

if TYPE_CHECKING:
    from rdflib import Graph

FORMATS = {"turtle": "turtle", "rdfxml": "pretty-xml", "jsonld": "json-ld"}
LARGEST = 16_000_000  # characters
DEEPEST = 100  # elements within elements in RDF/XML
_TOPIC = "urn:quotes:topic:"
_PROPOSITION = "urn:quotes:proposition"
_TAGS = {lang.casefold(): lang for lang in LANGUAGES}


def write_skos(topics: Sequence[Topic], form: str) -> str:
    """The topics as SKOS; `form` is one of FORMATS."""
    from rdflib import RDF, SKOS, Graph, Literal, URIRef

    graph = Graph()
    graph.bind("skos", SKOS)
    scheme = URIRef("urn:quotes:topics")
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    for topic in topics:
        place = URIRef(_TOPIC + topic.key)
        graph.add((place, RDF.type, SKOS.Concept))
        graph.add((place, SKOS.inScheme, scheme))
        graph.add((place, SKOS.notation, Literal(topic.key)))
        for alias in topic.aliases:
            name = SKOS.prefLabel if alias.kind == "label" else SKOS.altLabel
            graph.add((place, name, Literal(alias.text, lang=alias.lang or None)))
        if topic.broader:
            graph.add((place, SKOS.broader, URIRef(_TOPIC + topic.broader)))
        if topic.note:
            graph.add((place, SKOS.definition, Literal(topic.note)))
        for other in topic.related:
            graph.add((place, SKOS.related, URIRef(_TOPIC + other)))
        for text in topic.propositions:
            graph.add((place, URIRef(_PROPOSITION), Literal(text)))
    return str(graph.serialize(format=FORMATS[form]))


def parse_skos(text: str, form: str, name: str) -> tuple[Topic, ...]:
    """The topics of a SKOS text; `name` (of its file) stands in every complaint.

    Labels in languages nobody here reads are passed over. Raises SeedError for a text that is none, is too large, has no concepts,
    or asks for something outside itself (entities, remote contexts).
    """
    if len(text) > LARGEST:
        raise SeedError(f"{name} is larger than {LARGEST // 1_000_000} million characters", "split the file")
    graph = _graph(_closed(text, form, name), form, name)
    from rdflib import RDF, SKOS

    places = sorted(set(graph.subjects(RDF.type, SKOS.Concept)), key=str)
    if not places:
        raise SeedError(f"{name} holds no SKOS concept", "each topic is a skos:Concept with a skos:prefLabel")
    keys = {place: _key(graph, place) for place in places}
    if len(set(keys.values())) < len(keys):
        raise SeedError(f"{name}: two concepts have the same key", "give each its own skos:notation")
    found = []
    for place in places:
        topic = _topic(graph, place, keys)
        if not any(alias.kind == "label" for alias in topic.aliases):
            raise SeedError(f"{name}: {topic.key} has no label in {', '.join(LANGUAGES)}", "give it a skos:prefLabel with a language")
        found.append(topic)
    return tuple(found)


def _closed(text: str, form: str, name: str) -> str:
    """The text, if it asks for nothing outside itself."""
    if form == "rdfxml":
        text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.removeprefix("\ufeff"))
        _demand_shallow(text, name)
    if form == "jsonld":
        try:
            remote = _asks_outside(json.loads(text))
        except (ValueError, RecursionError) as error:
            raise SeedError(f"{name}: {error}", "mend the JSON") from error
        if remote:
            raise SeedError(f"{name}: a remote @context is not fetched", "write the context into the file")
    return text


def _demand_shallow(text: str, name: str) -> None:
    """Raises SeedError for XML with a document type (and so with entities), or nested deeper than any thesaurus."""
    from xml.parsers import expat

    parser, depth = expat.ParserCreate(), 0

    def enter(*_: Any) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            place = f"{name}:{parser.CurrentLineNumber}"
            raise SeedError(f"{place}: elements are nested more than {DEEPEST} deep", "name concepts by rdf:resource, each on its own")

    def leave(*_: Any) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_: Any) -> None:
        place = f"{name}:{parser.CurrentLineNumber}"
        raise SeedError(f"{place}: a document type or entity is not read", "save it without <!DOCTYPE …>")

    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = enter, leave, refuse
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise SeedError(f"{name}: {error}", "mend the XML, or say what it is by --format") from error


def _asks_outside(tree: Any) -> bool:
    if isinstance(tree, list):
        return any(_asks_outside(item) for item in tree)
    if not isinstance(tree, dict):
        return False
    context = tree.get("@context", [])
    remote = any(isinstance(part, str) for part in (context if isinstance(context, list) else [context]))
    return remote or "@import" in tree or any(_asks_outside(value) for value in tree.values())


def _graph(text: str, form: str, name: str) -> Graph:
    from rdflib import Graph

    graph = Graph()
    try:
        graph.parse(data=text, format="xml" if form == "rdfxml" else FORMATS[form])
    except Exception as error:  # the library has an error for every parser
        raise SeedError(f"{name}: {' '.join(str(error).split())[:200]}", f"it is read as {form}; --format says otherwise") from error
    return graph


def _key(graph: Graph, place: Any) -> str:
    from rdflib import SKOS

    notation = graph.value(place, SKOS.notation)
    text = str(notation) if notation is not None else re.split("[:/#]", str(place).rstrip("/#"))[-1]
    return re.sub(r"[\s_]+", "-", text.strip().lower())


def _topic(graph: Graph, place: Any, keys: dict[Any, str]) -> Topic:
    from rdflib import SKOS, URIRef

    aliases: dict[tuple[str, str], Alias] = {}
    for name, kind in ((SKOS.prefLabel, "label"), (SKOS.altLabel, "alias"), (SKOS.hiddenLabel, "alias")):
        for label in sorted(graph.objects(place, name), key=lambda item: (str(getattr(item, "language", "")), str(item))):
            tag = str(getattr(label, "language", None) or "").casefold()
            lang = _TAGS.get(tag) or _TAGS.get(tag.partition("-")[0], "")
            text = " ".join(str(label).split())
            if not phrase_key(text) or (tag and not lang):
                continue
            alias = Alias(text, lang or ("en" if kind == "label" else ""), kind if lang or kind == "label" else "abbreviation")  # type: ignore[arg-type]
            aliases.setdefault((alias.lang, alias.folded), alias)
    above = sorted(keys[other] for other in (*graph.objects(place, SKOS.broader), *graph.subjects(SKOS.narrower, place)) if other in keys)
    related = {keys[other] for other in (*graph.objects(place, SKOS.related), *graph.subjects(SKOS.related, place)) if other in keys}
    notes = [str(text) for name in (SKOS.definition, SKOS.scopeNote, SKOS.note) for text in sorted(graph.objects(place, name), key=str)]
    sayings = sorted(str(text) for text in graph.objects(place, URIRef(_PROPOSITION)))
    return Topic(
        keys[place],
        tuple(aliases.values()),
        above[0] if above else None,
        notes[0] if notes else None,
        tuple(sorted(related - {keys[place]})),
        tuple(sayings),
    )
