"""Web pages to text. In: the bytes of a page. Out: its article with untouched words, and what its metadata state.

`trafilatura` finds the article; the publication date is taken from metadata alone (JSON-LD, meta, time), because a date guessed from
the rest of a page is often its footer's year.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from quotes.errors import TextError
from quotes.text.datelines import find_date_literals
from quotes.text.formats.converted import Converted

_MAX_TREE = 400_000
_MAX_DEPTH = 2_000
_DATE_META = (
    *("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued"),
    *("dcterms.created", "publish-date", "publish_date", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date"),
    *("article.published", "mediator_published_time"),
)
_DATE_CLASS = re.compile(r"(?:^|[\s_-])(?:date|time|datetime|published|pubdate|posted|дата)(?:$|[\s_-])", re.IGNORECASE)
_SITE_META = ("og:site_name", "application-name", "publisher")
_AUTHOR_META = ("author", "article:author", "dc.creator", "parsely-author", "mediator_author")
_LABEL = re.compile(r"^(?:авторы?|редактор|корреспондент|by|author|müəllif)\b[\s:]*", re.IGNORECASE)
_MAX_ATTRIBUTES = 3_000
_LONG_TAG = re.compile(rb"<[a-z][^<>]{20000,}", re.IGNORECASE)
_DEEP = re.compile(rb"(?:<(?:div|span|b|i|font|blockquote|ul|li|table|p)\b[^>]{0,200}>\s*){2000}", re.IGNORECASE)


def convert_html(data: bytes, doc: str) -> Converted:
    """The article of a page as lines of text. Raises TextError, naming `doc`, where the page cannot be parsed or holds no text."""
    tree = _parse(data, doc)
    hints = dict(_metadata(tree))
    text = _article_text(tree, doc)
    title = hints.get("title")
    if title and title.casefold() not in text[: len(title) + 400].casefold():
        text = f"{title}\n{text}"
    return Converted(text, hints)


def _parse(data: bytes, doc: str) -> Any:
    """The page's tree. Pages nested too deeply, or with too many elements, are refused: they are made to harm."""
    from lxml import etree
    from lxml import html as lxml_html

    from quotes.text.decode import decode

    if _DEEP.search(data):
        raise TextError(f"{doc}: the page is nested more than {_MAX_DEPTH:,} deep", "save its text and read that")
    if any(tag.group().count(b"=") > _MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(data)):
        raise TextError(f"{doc}: the page has an element with more than {_MAX_ATTRIBUTES:,} attributes", "save its text and read that")
    charset = re.search(rb"<meta[^>]{0,200}charset=[\"']?([\w-]+)", data[:4096], re.IGNORECASE)
    try:
        text = data.decode(charset.group(1).decode("ascii")) if charset else decode(data, doc)
    except (LookupError, UnicodeDecodeError):
        text = decode(data, doc)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        tree = lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(huge_tree=False, encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise TextError(f"{doc}: the page cannot be parsed: {error}", "save its text and read that") from error
    if sum(1 for _ in tree.iter()) > _MAX_TREE:
        raise TextError(f"{doc}: the page has more than {_MAX_TREE:,} elements", "save its text and read that")
    return tree


def _article_text(tree: Any, doc: str) -> str:
    """What trafilatura takes for the article, a paragraph a line; the page's whole text where it finds none."""
    from copy import deepcopy

    import trafilatura

    found = trafilatura.extract(
        deepcopy(tree),
        output_format="txt",
        include_comments=False,
        include_tables=False,
        favor_recall=True,
        include_formatting=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = str(found or "").strip()
    if not text:
        for node in list(tree.iter("script", "style", "noscript", "template")):
            node.drop_tree()
        lines = (" ".join(block.split()) for block in tree.text_content().split("\n"))
        text = "\n".join(line for line in lines if line)
    if not text:
        raise TextError(f"{doc}: there is no text on the page", "a page built by scripts must be saved from the browser")
    return text


def _metadata(tree: Any) -> Iterator[tuple[str, str]]:
    """Title, outlet, author, date and address, each from the most trusted place that has it."""
    records = list(_linked_data(tree))
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        key = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().casefold()
        if key and node.get("content"):
            metas.setdefault(key, " ".join(node.get("content").split()))
    published = _first(_of(records, "datePublished"), *(metas.get(key) for key in _DATE_META), _time_element(tree), _visible_date(tree))
    heading = next((" ".join(node.text_content().split()) for node in tree.iter("h1")), "")
    title = _first(heading, _of(records, "headline"), metas.get("og:title"), next((node.text or "" for node in tree.iter("title")), ""))
    outlet = _first(_of(records, "publisher"), *(metas.get(key) for key in _SITE_META))
    author = _first(_of(records, "author"), *(metas.get(key) for key in _AUTHOR_META))
    canonical = next((node.get("href") for node in tree.iter("link") if (node.get("rel") or "").casefold() == "canonical"), None)
    url = _first(metas.get("og:url"), canonical)
    if published:
        yield "published", published
    if title:
        yield "title", title
    if outlet and len(outlet) <= 60 and not outlet.startswith("http"):
        yield "outlet", outlet
    name = _LABEL.sub("", author or "").strip()
    if name and len(name) <= 60 and not re.search(r"https?://|@|\d", name) and name.casefold() != (outlet or "").casefold():
        yield "author", name
    if url and url.startswith("http"):
        yield "url", url


def _first(*values: str | None) -> str | None:
    return next((value.strip() for value in values if value and value.strip()), None)


def _time_element(tree: Any) -> str | None:
    """The `datetime` of the page's first time element, if it stands in the article or there is but one."""
    nodes = [node for node in tree.iter("time") if node.get("datetime")]
    inside = [node for node in nodes if any(parent.tag in ("article", "main", "header") for parent in node.iterancestors())]
    chosen = inside or (nodes if len(nodes) == 1 else [])
    return str(chosen[0].get("datetime")) if chosen else None


def _visible_date(tree: Any) -> str | None:
    """The first short date printed in an element that calls itself a date, inside the article where there is one."""
    roots = [*tree.iter("article"), *tree.iter("main"), tree]
    for node in roots[0].iter("time", "span", "div", "p", "li"):
        if node.tag == "time" or _DATE_CLASS.search(node.get("class") or "") or "date" in (node.get("itemprop") or "").casefold():
            words = " ".join(node.text_content().split())
            literal = next(find_date_literals(words), None) if len(words) <= 80 else None
            if literal:
                return literal.span.of(words)
    return None


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The page's JSON-LD records about an article; damaged ones are passed over, since pages often carry them."""
    for node in tree.iter("script"):
        if "ld+json" not in (node.get("type") or "") or len(node.text or "") > 500_000:
            continue
        try:
            queue = [json.loads(node.text or "null", strict=False)]
        except (ValueError, RecursionError):
            continue
        while queue:
            item = queue.pop(0)
            if isinstance(item, list):
                queue.extend(item)
            elif isinstance(item, dict):
                queue.extend(item.get("@graph") or [] if isinstance(item.get("@graph"), list) else [])
                kinds = item.get("@type")
                if any("Article" in str(kind) or "Posting" in str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                    yield item


def _of(records: list[dict[str, Any]], key: str) -> str | None:
    """A field of the first record that has it; of an object its name."""
    for record in records:
        value = record.get(key)
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None
