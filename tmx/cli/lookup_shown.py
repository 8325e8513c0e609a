"""The matches of a text as the terminal shows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tmx.base.wording import clip
from tmx.memory.difference import differences

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from tmx.memory.match import Match, Part

_INDENT = (0, 0, 0, 5)
_LONGEST = 2_000  # characters that are shown of the text that was looked up


def shown(
    text: str, matches: Sequence[Match], parts: Sequence[Part], direction: str, why: str = ""
) -> list[RenderableType]:
    """The text; of each match its score, origin, source with the difference, and target; then the parts of the text.

    `why` is said of a text without match.
    """
    from rich.padding import Padding
    from rich.text import Text

    found: list[RenderableType] = [Text.assemble((f"{direction}  ", "dim"), (clip(text, _LONGEST), "bold"))]
    if not matches:
        found.append(Padding(Text(f"no match{f': {why}' if why else ''}", "dim"), _INDENT, expand=False))
    for match in matches:
        found.append(_head(match))
        found.append(Padding(difference_shown(match.source, text), _INDENT, expand=False))
        found.append(Padding(Text(match.target), _INDENT, expand=False))
        if match.adapted is not None:
            found.append(Padding(Text.assemble(("adapted: ", "bold"), match.adapted), _INDENT, expand=False))
    return [*found, *map(_part, parts), ""]


def _part(part: Part) -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    shown = Text.assemble((part.text, "cyan"), (f" ({part.count:,})", "dim"))
    if not part.renderings:
        shown.append(" = no clear translation", "dim")
    for number, rendering in enumerate(part.renderings):
        shown.append(" = " if number == 0 else ", ", "dim")
        shown.append(rendering.text)
        shown.append(f" ({rendering.count})", "dim")
    return Padding(shown, _INDENT, expand=False)


def _head(match: Match) -> Text:
    from rich.text import Text

    origin = match.origin
    parts = [origin.symbol or origin.document]
    if origin.path:
        parts.append(origin.path)
    if origin.date:
        parts.append(f"{origin.date[:4]}-{origin.date[4:6]}-{origin.date[6:8]}")
    if match.others:
        parts.append(f"and {match.others} more")
    score = "bold green" if match.score >= 100 else "bold yellow"
    return Text.assemble((f"{match.score:>4} ", score), (", ".join(parts), "dim"))


def difference_shown(source: str, text: str) -> Text:
    """The source of a match, with what the text has not and what it has instead marked as `wdiff` does."""
    from rich.text import Text

    found = Text()
    for part in differences(source, text):
        if part.kind == "equal":
            found.append(source[slice(*part.source)])
            continue
        old, new = source[slice(*part.source)], text[slice(*part.query)]
        space = " " if (old or new)[-1:].isspace() else ""
        if old:
            found.append(f"[-{old.rstrip()}-]", "red")
        if old and new:
            found.append(" ")
        if new:
            found.append(f"{{+{new.rstrip()}+}}", "green")
        found.append(space)
    return found
