"""What OmegaT 3.6 to 6 make of XLIFF 1.2.

Their filter takes the content of ``target`` for the text to translate and looks at nothing else, so each target holds
the source, and what the memory has is a TMX file beside it. In it codes are the letters and numbers that the
translator sees, without those at the edges of a segment, which are not shown.
"""

from __future__ import annotations

from collections.abc import Mapping

from align.reuse.passages import code_id, codes
from tmx.unit.content import Content, Inline, join_content, parts_of


def as_omegat_shows(source: Content, target: Content) -> tuple[str, str]:
    """A segment and its translation with codes as OmegaT shows them.

    >>> link = Inline("hi", {"x": "1"}, ("this",))
    >>> as_omegat_shows(("See ", link, Inline("ph", {"x": "2"})), (link, " à voir"))
    ('See <g0>this</g0>', '<g0>this</g0> à voir')
    """
    inner = _without_edges(source)
    shown = {code_id(code): number for number, code in enumerate(codes(inner))}
    return _text(inner, shown), _text(target, shown)


def _without_edges(content: Content) -> Content:
    parts = list(parts_of(content))
    while parts and _is_alone(parts[0]):
        parts.pop(0)
    while parts and _is_alone(parts[-1]):
        parts.pop()
    return join_content(parts)


def _is_alone(part: str | Inline) -> bool:
    return isinstance(part, Inline) and part.tag == "ph"


def _text(content: Content, shown: Mapping[str, int]) -> str:
    text = ""
    for part in parts_of(content):
        if isinstance(part, str):
            text += part
        elif (number := shown.get(code_id(part))) is None:
            text += _text(part.content, shown) if part.tag == "hi" else ""
        elif part.tag == "hi":
            text += f"<g{number}>{_text(part.content, shown)}</g{number}>"
        else:
            text += f"<x{number}/>"
    return text
