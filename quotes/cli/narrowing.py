"""Filters as options of commands. In: a command that takes `filters`, and which narrow it. Out: the same with an option for each."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from inspect import Parameter
from typing import Any, get_type_hints

from quotes.cli import options

OPTIONS: dict[str, Any] = {
    "topic": options.Topic,
    "expert": options.Expert,
    "affiliation": options.Affiliation,
    "country": options.Country,
    "outlet": options.Outlet,
    "kind": options.Kind,
    "lang": options.Lang,
    "stance": options.Stance,
    "confidence": options.Confidence,
    "status": options.Status,
    "since": options.Since,
    "until": options.Until,
    "limit": options.Limit,
    "full": options.Full,
}
# All that narrow an answer; `full` is about how it is printed.
EVERY = tuple(name for name in OPTIONS if name != "full")


def narrowed_by(*names: str, limit: int | None = None) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command whose keyword `filters` is made of these options, names of OPTIONS, which stand in its place.

    `limit` is how many rows are meant where nobody says. What the options say is checked before the command begins: UsageError
    or DateError are raised as by `Filters`.
    """

    def narrow(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def narrowed(**given: Any) -> None:
            from quotes.reports.filters import Filters

            chosen = Filters(**{name: given.pop(name) for name in names})
            command(**given, filters=chosen)

        shown = list(_parameters(command, names, {"limit": limit, "full": False}))
        narrowed.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]
        narrowed.__annotations__ = {one.name: one.annotation for one in shown}
        return narrowed

    return narrow


def _parameters(command: Callable[..., None], names: tuple[str, ...], defaults: dict[str, Any]) -> Iterator[Parameter]:
    hints = get_type_hints(command, localns={"Filters": object}, include_extras=True)
    for one in inspect.signature(command).parameters.values():
        if one.name == "filters":
            for name in names:
                yield Parameter(name, Parameter.KEYWORD_ONLY, default=defaults.get(name), annotation=OPTIONS[name])
        else:
            yield one.replace(kind=Parameter.KEYWORD_ONLY, annotation=hints[one.name])
