"""Offices before a name. In: mentions of people. Out: role phrases, split into role and affiliation, both in the nominative."""

from __future__ import annotations

from quotes.extract.mentions import Mention
from quotes.extract.people import People
from quotes.extract.reader import Reader
from quotes.extract.roles import Title, Titles
from quotes.extract.sov.phrases import is_abbreviation, listed, phrase_start
from quotes.extract.tokens import Token
from quotes.extract.units import Page
from quotes.lang.pack import Pack

LONGEST_ROLE = 16  # tokens of an office behind its name
GENITIVE = ("ın", "in", "un", "ün", "yń", "iń", "ıñ", "iñ", "ың", "ің")
OFFICES = ("roles", "speaker_nouns", "person_nouns")


def find_titles(page: Page, people: People) -> Titles:
    """The role phrase of every mention that has one before it."""
    titles = Titles()
    for mention in people.mentions:
        if mention.person is None:
            continue
        reader = Reader(page.pack, people, mention.sentence)
        before = _phrase(reader, mention)
        tokens = before or _behind(reader, mention)
        if before:
            titles.first[mention.start] = mention.sentence.tokens.index(before[0])
        if tokens:
            known = titles.of.setdefault(id(mention.person), [])
            new = title(page.pack, tokens)
            if all(new.lemmas != other.lemmas for other in known):
                known.append(new)
    return titles


def _phrase(reader: Reader, mention: Mention) -> list[Token]:
    """The tokens between the phrase's start and the name, where they end in an office."""
    if mention.first == 0 or not listed(reader, mention.first - 1, OFFICES, ("nom",)) or _of_others(reader, mention):
        return []
    return mention.sentence.tokens[phrase_start(reader, mention.first, 0) : mention.first]


def _behind(reader: Reader, mention: Mention) -> list[Token]:
    """The tokens of an office behind a comma, where a colon or the line's end closes it (`Name Surname, politoloq:`)."""
    tokens = reader.tokens
    if mention.last >= len(tokens) or tokens[mention.last].text != ",":
        return []
    last = next((i for i in range(mention.last + 1, len(tokens)) if tokens[i].text in (":", ".") or tokens[i].kind == "quote"), len(tokens))
    office = last - 1
    if last - mention.last > LONGEST_ROLE or office <= mention.last or not listed(reader, office, OFFICES, ("nom",)):
        return []
    return tokens[mention.last + 1 : last]


def _of_others(reader: Reader, mention: Mention) -> bool:
    """Do many stand before one name (`Vəkillər Kamal Sərinovdan xahiş ediblər`)? Not where names are joined."""
    lists, tokens = reader.pack.lists, reader.tokens
    kinds = [form for form in tokens[mention.first - 1].forms if any(form.lemma in lists[name] for name in OFFICES)]
    following = tokens[mention.last] if mention.last < len(tokens) else None
    joined = following is not None and (following.text == "," or following.low in lists["joining"])
    return bool(kinds) and all(form.number == "pl" for form in kinds) and not joined


def title(pack: Pack, tokens: list[Token]) -> Title:
    """A role phrase with the lemmas by which it is met again."""
    role, affiliation = split_title(pack, tokens)
    words = [token for token in tokens if token.kind == "word"]
    heads = [
        form.lemma for token in reversed(words) for form in token.forms if form.lemma in pack.lists["roles"] | pack.lists["person_nouns"]
    ]
    lemmas = frozenset(pack.places.get(form.lemma, form.lemma) for token in words for form in token.forms if form.pos == "noun")
    return Title(role, affiliation, heads[0] if heads else words[-1].low, lemmas, words[0].start)


def split_title(pack: Pack, tokens: list[Token]) -> tuple[str, str | None]:
    """Role and affiliation: the affiliation is the first body that stands before an office, up to its last word."""
    tokens = tokens[_relative_end(pack, tokens) :]
    commas = [i for i, token in enumerate(tokens) if token.text == "," and not token.depth]
    roles: list[str] = []
    affiliation: str | None = None
    for first, last in zip([0, *(i + 1 for i in commas)], [*commas, len(tokens)], strict=True):
        part = tokens[first:last]
        marked = _owned_by_mark(part) if affiliation is None else None
        if marked is not None:
            affiliation = printed(part[marked[0] : marked[1]])
            roles.append(printed(part[marked[1] + 1 :]))
            continue
        bodies = [i for i, token in enumerate(part[:-1]) if _is_body(pack, token)]
        if bodies and affiliation is None:
            cut = bodies[-1] + 1
            while cut < len(part) - 1 and (part[cut].kind == "mark" or is_abbreviation(part[cut])):
                cut += 1  # the closing mark of its name, its legal form
            affiliation = pack.morph.plain(printed(part[:cut]).split(" "))
            part = part[cut:]
        roles.append(printed(part))
    return ", ".join(role for role in roles if role), affiliation


def _relative_end(pack: Pack, tokens: list[Token]) -> int:
    """Where the office begins behind what its holder does to a body (`parlament seçkisini müşahidə edən rusiyalı politoloq`)."""
    endings = tuple(pack.lists["before_noun"])
    ends = [
        index + 1
        for index, token in enumerate(tokens[:-1])
        if token.kind == "word"
        and not token.is_capital
        and not token.depth
        and (
            any(form.pos == "participle" and not form.case for form in token.forms)
            or (endings and token.low.endswith(endings) and any(form.pos == "verb" for form in token.forms))
        )
    ]
    return ends[-1] if ends and any(_is_body(pack, token) for token in tokens[: ends[-1]]) else 0


def _owned_by_mark(part: list[Token]) -> tuple[int, int] | None:
    """`“Name”un meneceri`: a name in marks with a genitive ending of its own; its tokens, marks among them."""
    for end in range(len(part) - 2, 1, -1):
        suffix = part[end]
        if (
            part[end - 1].kind == "mark"
            and suffix.kind == "word"
            and not suffix.space
            and len(suffix.text) <= 4
            and suffix.text.endswith(GENITIVE)
        ):
            opening = next((at for at in range(end - 2, -1, -1) if part[at].kind == "mark"), None)
            return (opening, end) if opening is not None else None
    return None


def _is_body(pack: Pack, token: Token) -> bool:
    bodies = pack.lists["organisations"] | pack.lists["media"]
    return token.kind == "word" and any(form.lemma in bodies and form.pos == "noun" for form in token.forms)


def printed(tokens: list[Token]) -> str:
    """The tokens as printed, edge punctuation dropped."""
    kept = list(tokens)
    while kept and kept[-1].kind == "punct":
        kept.pop()
    while kept and kept[0].kind == "punct":
        kept.pop(0)
    return "".join((" " if token.space and number else "") + token.text for number, token in enumerate(kept))
