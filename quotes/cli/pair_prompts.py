"""The review of pairs by plain prompts. In: a review, answers on standard input. Out: decisions kept; questions on stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from quotes.cli.narration import complain, say
from quotes.cli.pair_words import KEYS, VERDICTS, plain_lines
from quotes.errors import QuotesError

if TYPE_CHECKING:
    from quotes.workflow.pair_review import PairReview
    from quotes.workflow.pair_sides import Pair

_QUESTION = ", ".join(f"{key} {word}" for key, word in KEYS)


def review_plainly(review: PairReview) -> None:
    """Ask pair after pair until none is left, `q`, or the end of the input."""
    while pair := review.next():
        _show(review, pair)
        while (answer := _answer()) is None:
            say(f"one of: {_QUESTION}")
        if answer == "quit":
            return
        try:
            _follow(review, answer)
        except QuotesError as fault:
            complain(fault.message, fault.hint)
    say("no pairs wait for a decision")


def _show(review: PairReview, pair: Pair) -> None:
    say(f"\n{review.done} decided, {review.waiting} waiting")
    for line in plain_lines(pair):
        say(line)
    say(f"\n{_QUESTION}?")


def _answer() -> str | None:
    line = sys.stdin.readline()
    typed = line.strip().casefold()
    if not line:
        return "quit"
    return next((word for key, word in KEYS if typed in (key, word)), None)


def _follow(review: PairReview, answer: str) -> None:
    if answer == "skip":
        review.skip()
    elif answer == "undo":
        if not review.undo():
            say("nothing to take back")
    else:
        for told in review.decide(next(verdict for verdict in VERDICTS if verdict == answer)):
            say(f"contradiction: {told}")
