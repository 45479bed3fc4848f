"""Help without what it does not need. In: nothing. Out: typer's help, imported without the Markdown parser and the highlighter of
tracebacks that it asks for and that help in rich's own markup never uses: a quarter of its start-up.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

_UNUSED = {"rich.markdown": "Markdown", "rich.traceback": "Traceback"}


def import_help() -> None:
    """Import what prints help, once; the two modules are left for whoever does need them."""
    lent = [name for name in _UNUSED if name not in sys.modules and "typer.rich_utils" not in sys.modules]
    for name in lent:
        sys.modules[name] = ModuleType(name)
        setattr(sys.modules[name], _UNUSED[name], type(_UNUSED[name], (), {}))
    importlib.import_module("typer.rich_utils")
    for name in lent:
        del sys.modules[name]
