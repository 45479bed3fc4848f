"""Quotes as flat records. In: a reading and one of its quotes. Out: the dictionary that `quotes extract -f jsonl` prints."""

from __future__ import annotations

from typing import Any

from quotes.model.quotes import Quote, Reading


def record(reading: Reading, quote: Quote) -> dict[str, Any]:
    """One quote with its article's metadata; unknown values are None."""
    article, speaker = reading.article, quote.speaker
    published = article.published
    return {
        "doc": article.doc,
        "kind": quote.kind,
        "segments": [[span.start, span.end] for span in quote.segments],
        "start": quote.segments[0].start,
        "end": quote.segments[-1].end,
        "text": quote.words(article.text),
        "cue": quote.cue.text if quote.cue else None,
        "cue_start": quote.cue.span.start if quote.cue else None,
        "cue_end": quote.cue.span.end if quote.cue else None,
        "mention": quote.mention.text if quote.mention else None,
        "mention_start": quote.mention.span.start if quote.mention else None,
        "mention_end": quote.mention.span.end if quote.mention else None,
        "speaker": speaker.name if speaker else None,
        "speaker_type": speaker.type if speaker else None,
        "role": quote.role,
        "affiliation": quote.affiliation,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": published.value if published else None,
        "published_as": published.literal if published else None,
        "precision": published.precision if published else None,
        "lang": quote.lang,
        "rule": quote.rule,
        "confidence": quote.confidence,
    }
