"""One module a citation style, found by existing: its name is the style's, `_` for `-`.

Each holds `write(references)`: the text of a reference list. The rules are our own and held to the examples their standards print:
the styles of the citation libraries are share-alike.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

from quotes.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quotes.model.citations import Reference


def style_names() -> tuple[str, ...]:
    """Every style there is."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__)))


def cite(references: Sequence[Reference], style: str) -> str:
    """The references in a style, each once, ending in a line end. Raises UsageError, naming the styles there are."""
    if style not in style_names():
        raise UsageError(f"no style {style!r}", f"styles: {', '.join(style_names())}")
    module = importlib.import_module(f"{__name__}.{style.replace('-', '_')}")
    return str(module.write(list(dict.fromkeys(references))))
