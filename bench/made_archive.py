"""A synthetic Russian archive. In: a number of quotes and a seed. Out: rows for every table of a quote, a batch of articles at a time.

Words are made of syllables with a skewed frequency; five quotes an article, about 200 words of article a quote. Topic 1 stands on
0.5 % of the quotes, topic 2 on 10 %, and `редкость` in 0.5 % of the texts, `частость` in 5 %.
"""

from __future__ import annotations

import hashlib
import itertools
import random
from collections.abc import Iterator
from typing import Any

Rows = dict[str, list[dict[str, Any]]]
SYLLABLES = [a + b for a in "бвгджзклмнпрстфхчш" for b in "аеиоуыюя"]
ENDS = ("", "а", "у", "ом", "е", "ов", "ами")
PER_ARTICLE, WORDS_A_QUOTE, QUOTE_WORDS, TOPICS, OUTLETS = 5, 200, 40, 200, 50


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

    def known(self) -> Rows:
        """Outlets, topics, experts and word forms."""
        names = [
            f"{self.dice.choice(self.lemmas).title()} {self.dice.choice(self.lemmas).title()} {number}"
            for number in range(1, self.experts + 1)
        ]
        experts = range(1, self.experts + 1)
        forms = [*self.forms, ("редкость", "редкость"), ("частость", "частость")]
        return {
            "outlet": [{"id": n, "key": f"outlet-{n}", "name": f"Листок {n}", "origin": "seed"} for n in range(1, OUTLETS + 1)],
            "topic": [{"id": n, "key": f"topic-{n}", "label": f"Topic {n}", "origin": "seed"} for n in range(1, TOPICS + 1)],
            "topic_alias": [
                {"id": n, "topic_id": n, "text": f"тема {n}", "lang": "ru", "kind": "label", "folded": f"тема {n}", "lemmas": f"тема {n}"}
                | {"origin": "seed"}
                for n in range(1, TOPICS + 1)
            ],
            "topic_form": [{"id": n, "alias_id": n, "topic_id": n, "folded": f"тема {n}"} for n in range(1, TOPICS + 1)],
            "expert": [{"id": n, "name": names[n - 1], "canonical_id": n, "origin": "read"} for n in experts],
            "expert_name": [
                {"id": n, "expert_id": n, "text": names[n - 1], "folded": names[n - 1].lower(), "kind": "nominative"} for n in experts
            ],
            "word_form": [{"folded": form, "lang": "ru", "lemma": lemma} for form, lemma in dict(forms).items()],
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

    def _article(self, number: int) -> Rows:
        day = 20150101 + 10000 * self.dice.randrange(10) + 100 * self.dice.randrange(12) + self.dice.randrange(28)
        pairs = self.dice.choices(self.forms, cum_weights=self.weights, k=WORDS_A_QUOTE * PER_ARTICLE)
        outlet = 1 + self.dice.randrange(OUTLETS)
        places = range(20, len(pairs) - QUOTE_WORDS, WORDS_A_QUOTE)
        for place in places:
            chance = self.dice.random()
            if chance < 0.055:
                pairs[place] = ("редкость", "редкость") if chance < 0.005 else ("частость", "частость")
        offsets = list(itertools.accumulate((len(form) + 1 for form, _ in pairs), initial=0))
        text = " ".join(form for form, _ in pairs)
        version = {"id": number, "article_id": number, "number": 1, "doc": f"{number}.txt", "text": text, "lang": "ru", "media_type": "txt"}
        version |= {"text_hash": hashlib.sha256(text.encode()).hexdigest(), "published_year_guessed": False, "reader_version": "0"}
        version |= {"published": f"{day // 10000}-{day // 100 % 100:02}-{day % 100:02}", "published_precision": "day", "published_day": day}
        rows: Rows = {
            "article": [{"id": number, "outlet_id": outlet, "key": f"{number}.txt", "current_version_id": number}],
            "article_version": [version],
            "article_part": [{"version_id": number, "start": 0, "end": len(text), "kind": "body"}],
        }
        for position, place in enumerate(places, 1):
            span = (offsets[place], offsets[place + QUOTE_WORDS] - 1)
            lemmas = " ".join(lemma for _, lemma in pairs[place : place + QUOTE_WORDS])
            ids = ((number - 1) * PER_ARTICLE + position, number, position, outlet, day)
            for table, row in self._quote(ids, span, text[span[0] : span[1]], lemmas):
                rows.setdefault(table, []).append(row)
        return rows

    def _quote(self, ids: tuple[int, ...], span: tuple[int, int], words: str, lemmas: str) -> Iterator[tuple[str, dict[str, Any]]]:
        quote, article, position, outlet, day = ids
        expert = 1 + int(self.experts * self.dice.random() ** 2)
        named = {"id": quote, "version_id": article, "position": position, "name": f"Имя {expert}", "type": "person", "link": "exact"}
        yield "speaker", named | {"expert_id": expert}
        row = {"id": quote, "version_id": article, "article_id": article, "position": position, "kind": "direct", "start": span[0]}
        row |= {"end": span[1], "text": words, "cue": "сказал", "speaker_id": quote, "lang": "ru", "rule": "made", "rule_version": "0"}
        row |= {"confidence": 0.9, "status": "active", "origin": "read", "expert_id": expert, "outlet_id": outlet}
        yield "quote", row | {"day": day, "month": day // 100}
        yield "quote_segment", {"quote_id": quote, "position": 1, "start": span[0], "end": span[1], "text": words}
        topics = {3 + int((TOPICS - 3) * self.dice.random() ** 2)}
        topics |= ({1} if self.dice.random() < 0.005 else set()) | ({2} if self.dice.random() < 0.1 else set())
        for topic in sorted(topics):
            stance = self.dice.choice(("support", "oppose", "neutral", None))
            tag = {"topic_id": topic, "quote_id": quote, "expert_id": expert, "day": day, "stance": stance}
            yield "quote_topic", tag | {"how": "alias", "alias_id": topic}
        yield "quote_lemmas", {"quote_id": quote, "lemmas": lemmas}
