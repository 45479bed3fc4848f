"""Posts of a person. In: affiliations as articles printed them. Out: those that are one post, however its role was printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quotes.identity.evidence import role_families
from quotes.model.moments import day_words


def same_posts(rows: Sequence[Any]) -> list[list[Any]]:
    """Rows of one post together: the same organization and the same role, in other capitals or in a language of another script.

    What a person entered stands by itself.
    """
    posts: list[list[Any]] = []
    for row in rows:
        post = next((some for some in posts if _is_same(some, row)), None)
        if post is None:
            posts.append([row])
        else:
            post.append(row)
    return posts


def printed_roles(post: Sequence[Any]) -> str | None:
    """The roles of a post as first printed in each language: `эксперт / expert`."""
    roles: dict[str, str] = {}
    for row in post:
        if row.role:
            roles.setdefault(row.role.casefold(), row.role)
    return " / ".join(roles.values()) or None


def period_of(post: Sequence[Any]) -> tuple[str | None, str | None]:
    """The first and the last day of a post as ISO dates: as a person entered them, else as articles tell; None where nothing does."""
    days = [day for row in post for day in (row.first_day, row.last_day) if day]
    first, last = (day_words(min(days)), day_words(max(days))) if days else (None, None)
    return post[0].start_date or first, post[0].end_date or last


def _is_same(post: Sequence[Any], row: Any) -> bool:
    if row.origin == "user" or post[0].origin == "user":
        return False
    where = [one.organization_id or one.organization_text for one in (post[0], row)]
    return where[0] == where[1] and any(_same_role(one.role or "", row.role or "") for one in post)


def _same_role(left: str, right: str) -> bool:
    """The same words, or words of one family in two scripts: `эксперт` and `expert`."""
    if left.casefold() == right.casefold():
        return True
    return _is_latin(left) != _is_latin(right) and bool(left and right and role_families(left) & role_families(right))


def _is_latin(role: str) -> bool:
    return any("a" <= letter <= "z" for letter in role.casefold())
