"""A synthetic Russian archive. In: a number of quotes and a seed. Out: rows for every table of a quote, a batch of articles at a time.

Words are made of syllables with a skewed frequency; five quotes an article, about 200 words of article a quote. Every quote has
words of its own; what stands between quotes is drawn from a pool of passages, to be made quickly. Topic 1 stands on 0.5 % of the
quotes, topic 2 on 10 %, and `редкость` in 0.5 % of them, `частость` in 5 %. Of all quotes 10 % are of nobody known, 3 % of an
organization, 4 % reprints, 1 % no answers any more; half print an affiliation, 15 % hold a figure. On topics 1 and 2 the rules'
stances are kept, and of every tenth quote those of two people. One expert in forty is one with the expert before.
"""

from __future__ import annotations

import hashlib
import itertools
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from quotes.text.shingles import shingles, sketch

Row = dict[str, Any]
Rows = dict[str, list[Row]]
SYLLABLES = [a + b for a in "бвгджзклмнпрстфхчш" for b in "аеиоуыюя"]
ENDS = ("", "а", "у", "ом", "е", "ов", "ами")
PER_ARTICLE, QUOTE_WORDS, PASSAGE_WORDS, TOPICS, OUTLETS, BODIES = 5, 40, 80, 200, 50, 200
PASSAGES, ARTICLE_KEYS, QUOTE_KEYS = 2000, 16, 6
FIGURE, FIGURE_LEMMAS = "12 млн тонн", "12 млн тонна"
AT = "2025-01-01T00:00:00+00:00"
VALUES = ("support", "oppose", "neutral", None)


class Maker:
    """Makes the same rows for the same seed."""

    def __init__(self, quotes: int, seed: int = 1) -> None:
        self.dice = random.Random(seed)
        self.quotes, self.experts = quotes, max(50, quotes // 20)
        lemmas = {"".join(self.dice.choices(SYLLABLES, k=self.dice.randint(2, 4))) for _ in range(12_000)}
        self.lemmas = sorted(lemmas)
        self.forms = [(lemma + end, lemma) for lemma in self.lemmas for end in self.dice.sample(ENDS, 3)]
        self.dice.shuffle(self.forms)
        self.weights = list(itertools.accumulate(1 / (place + 5) for place in range(len(self.forms))))
        self.passages = [self._words(PASSAGE_WORDS) for _ in range(PASSAGES)]

    def known(self) -> Rows:
        """Outlets, topics, experts and word forms."""
        names = [
            f"{self.dice.choice(self.lemmas).title()} {self.dice.choice(self.lemmas).title()} {number}"
            for number in range(1, self.experts + 1)
        ]
        experts = range(1, self.experts + 1)
        forms = [*self.forms, *((word, word) for word in ("редкость", "частость", "слово"))]
        return {
            "outlet": [{"id": n, "key": f"outlet-{n}", "name": f"Листок {n}", "origin": "seed"} for n in range(1, OUTLETS + 1)],
            "topic": [{"id": n, "key": f"topic-{n}", "label": f"Topic {n}", "origin": "seed"} for n in range(1, TOPICS + 1)],
            "topic_alias": [
                {"id": n, "topic_id": n, "text": f"тема {n}", "lang": "ru", "kind": "label", "folded": f"тема {n}", "lemmas": f"тема {n}"}
                | {"origin": "seed"}
                for n in range(1, TOPICS + 1)
            ],
            "topic_form": [{"id": n, "alias_id": n, "topic_id": n, "folded": f"тема {n}"} for n in range(1, TOPICS + 1)],
            "expert": [{"id": n, "name": names[n - 1], "canonical_id": n - (n % 40 == 0), "origin": "read"} for n in experts],
            "expert_name": [
                {"id": n, "expert_id": n, "text": names[n - 1], "folded": names[n - 1].lower(), "kind": "nominative"} for n in experts
            ],
            "word_form": [{"folded": form, "lang": "ru", "lemma": lemma} for form, lemma in dict(forms).items()],
        } | self._bodies()

    def _bodies(self) -> Rows:
        """Organizations, who is of which (every third expert of two, one after the other), and which experts are one."""
        bodies, experts = range(1, BODIES + 1), range(1, self.experts + 1)
        held = [{"id": n, "expert_id": n, "organization_id": _body(n), "first_day": 20150101, "last_day": 20200101} for n in experts]
        held += [
            {"id": self.experts + n, "expert_id": n, "organization_id": _body(n + 1), "first_day": 20200601, "last_day": 20241228}
            for n in experts[::3]
        ]
        merged = {"kind": "expert", "verdict": "same", "who": "made", "automatic": False, "at": AT}
        return {
            "organization": [
                {"id": n, "key": f"body-{n}", "name": f"Палата {n}", "country": f"X{n % 9}", "canonical_id": n, "origin": "seed"}
                for n in bodies
            ],
            "organization_name": [
                {"id": n, "organization_id": n, "text": f"Палата {n}", "folded": f"палата {n}", "form": "name", "origin": "seed"}
                for n in bodies
            ],
            "affiliation": [row | {"role": "эксперт", "origin": "read"} for row in held],
            "judgement": [{"id": n, "left_id": n - 1, "right_id": n} | merged for n in experts if n % 40 == 0],
        }

    def batches(self, size: int = 1000, first: int = 0, articles: int | None = None) -> Iterator[Rows]:
        """The articles with all that hangs on them, `size` articles a batch."""
        last = first + (articles if articles is not None else self.quotes // PER_ARTICLE)
        for begin in range(first, last, size):
            rows: Rows = {}
            for number in range(begin, min(begin + size, last)):
                for table, some in self._article(number + 1).items():
                    rows.setdefault(table, []).extend(some)
            yield rows

    def _words(self, count: int) -> tuple[str, str]:
        pairs = self.dice.choices(self.forms, cum_weights=self.weights, k=count)
        return " ".join(form for form, _ in pairs), " ".join(lemma for _, lemma in pairs)

    def _said(self) -> tuple[str, str]:
        """The words of a quote and their lemmas."""
        words, lemmas = self._words(QUOTE_WORDS - 1)
        chance = self.dice.random()
        first = "редкость" if chance < 0.005 else "частость" if chance < 0.055 else "слово"
        figure = self.dice.random() < 0.15
        return f"{first} {FIGURE if figure else ''} {words}".replace("  ", " "), f"{first} {FIGURE_LEMMAS if figure else ''} {lemmas}"

    def _article(self, number: int) -> Rows:
        day = 20150101 + 10000 * self.dice.randrange(10) + 100 * self.dice.randrange(12) + self.dice.randrange(28)
        outlet = 1 + self.dice.randrange(OUTLETS)
        said = [self._said() for _ in range(PER_ARTICLE)]
        around = self.dice.choices(self.passages, k=2 * PER_ARTICLE)
        whole = [part for place, one in enumerate(said) for part in (around[2 * place], one, around[2 * place + 1])]
        text, lemmas = (" ".join(part[side] for part in whole) for side in (0, 1))
        version = {"id": number, "article_id": number, "number": 1, "doc": f"{number}.txt", "text": text, "lang": "ru", "media_type": "txt"}
        version |= {"text_hash": hashlib.sha256(text.encode()).hexdigest(), "published_year_guessed": False, "reader_version": "0"}
        version |= {"published": f"{day // 10000}-{day // 100 % 100:02}-{day % 100:02}", "published_precision": "day", "published_day": day}
        keys = {self.dice.randrange(2**32 // (PER_ARTICLE * PASSAGE_WORDS // ARTICLE_KEYS)) - 2**31 for _ in range(ARTICLE_KEYS)}
        rows: Rows = {
            "article": [{"id": number, "outlet_id": outlet, "key": f"{number}.txt", "current_version_id": number}],
            "article_version": [version],
            "article_part": [{"version_id": number, "start": 0, "end": len(text), "kind": "body"}],
            "article_lemmas": [{"version_id": number, "lemmas": " ".join(dict.fromkeys(lemmas.split()))}],
            "article_key": [{"key": key, "version_id": number} for key in sorted(keys)],
        }
        end = 0
        for position, (before, one, after) in enumerate(zip(around[::2], said, around[1::2], strict=True), 1):
            start = end + len(before[0]) + 1
            spans = [(start, start + len(one[0])), *_last_words(text, start)]
            end = spans[0][1] + len(after[0]) + 2
            ids = ((number - 1) * PER_ARTICLE + position, number, position, outlet, day)
            for table, row in self._quote(ids, spans, text, one[1].split()):
                rows.setdefault(table, []).append(row)
        return rows

    def _quote(self, ids: tuple[int, ...], spans: list[tuple[int, int]], text: str, lemmas: list[str]) -> Iterator[tuple[str, Row]]:
        quote, article, position, outlet, day = ids
        chance = self.dice.random()
        expert = None if chance < 0.13 else 1 + int(self.experts * self.dice.random() ** 2)
        body = 1 + quote % BODIES if 0.1 <= chance < 0.13 else None
        printed = _body(expert) if expert and quote % 2 else None
        said, cue, mention = (text[start:end] for start, end in spans)
        if expert or body:
            named = {"id": quote, "version_id": article, "position": position, "name": f"Имя {expert}" if expert else f"Палата {body}"}
            named |= {"type": "person" if expert else "organization", "role": mention, "link": "exact"}
            yield "speaker", named | {"expert_id": expert, "organization_id": body}
        row = {"id": quote, "version_id": article, "article_id": article, "position": position, "kind": "direct", "text": said}
        row |= dict(zip(("start", "end", "cue_start", "cue_end", "mention_start", "mention_end"), itertools.chain(*spans), strict=True))
        row |= {"cue": cue, "mention": mention, "role": mention, "lang": "ru", "rule": "made", "rule_version": "0"}
        row |= {"speaker_id": quote if expert or body else None, "organization_id": body, "affiliation_organization_id": printed}
        row |= {"affiliation": printed and f"Палата {printed}", "status": "rejected" if quote % 100 == 50 else "active"}
        row |= {"confidence": 0.9, "origin": "read", "expert_id": expert, "outlet_id": outlet}
        yield "quote", row | {"day": day, "month": day // 100, "statement_id": quote - 7 if quote % 25 == 0 else quote}
        yield "quote_segment", {"quote_id": quote, "position": 1, "start": row["start"], "end": row["end"], "text": said}
        if self.dice.random() < 0.3:
            yield "quote_alternative", {"quote_id": quote, "rank": 1, "name": "Имя 1", "score": 0.2, "reason": "stands further away"}
        yield from self._tags(row, quote, expert, day)
        for key in sketch(shingles(lemmas), QUOTE_KEYS):
            yield "quote_key", {"key": key, "quote_id": quote}
        yield "quote_lemmas", {"quote_id": quote, "lemmas": " ".join(lemmas)}

    def _tags(self, row: Row, quote: int, expert: int | None, day: int) -> Iterator[tuple[str, Row]]:
        topics = {3 + int((TOPICS - 3) * self.dice.random() ** 2)}
        topics |= ({1} if self.dice.random() < 0.005 else set()) | ({2} if self.dice.random() < 0.1 else set())
        words = {"start": row["start"], "end": row["start"] + 5, "matched": row["text"][:5], "how": "alias"}
        for topic in sorted(topics):
            value = self.dice.choice(VALUES)
            tag = {"topic_id": topic, "quote_id": quote, "expert_id": expert, "day": day, "stance": value}
            yield "quote_topic", tag | words | {"alias_id": topic}
            if topic > 2 or value is None:
                continue
            coded = {"quote_id": quote, "topic_id": topic, "at": AT}
            first = 6 * quote + 3 * (topic - 1)
            yield "stance", {"id": first, "value": value, "coder": "rules", "automatic": True, "confidence": 0.9} | coded
            if quote % 10 == 0:
                person = {"automatic": False, "confidence": None} | coded
                yield "stance", {"id": first + 1, "value": self.dice.choice(VALUES[:3]), "coder": "Анна"} | person
                yield "stance", {"id": first + 2, "value": value, "coder": "Борис"} | person


def _last_words(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The last word before `end`, and the two before it: who spoke."""
    cue = text.rindex(" ", 0, end - 1) + 1
    yield cue, end - 1
    family = text.rindex(" ", 0, cue - 1) + 1
    yield text.rindex(" ", 0, family - 1) + 1, cue - 1


def _body(expert: int) -> int:
    return 1 + expert % BODIES
