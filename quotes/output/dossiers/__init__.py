"""One module a form of dossiers, found by existing: its name is the file's ending. Each holds `write(dossier, style)`, the text."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

from quotes.errors import UsageError

if TYPE_CHECKING:
    from quotes.model.dossiers import Dossier


def form_names() -> tuple[str, ...]:
    """Every form there is."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def dossier_text(dossier: Dossier, form: str, style: str) -> str:
    """The dossier as text, its sources in a citation style. Raises UsageError for an unknown form or style."""
    if form not in form_names():
        raise UsageError(f"no form of dossiers: {form!r}", f"name a file that ends in .{', .'.join(form_names())}, or give --format")
    return str(importlib.import_module(f"{__name__}.{form}").write(dossier, style))
