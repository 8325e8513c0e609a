"""Text between a code that opens something and the code that closes it, as text in one code."""

from __future__ import annotations

from collections.abc import Iterable

from tmx.unit.content import Inline

Part = str | Inline


def nested(parts: Iterable[Part]) -> list[Part]:
    """What is between a ``bpt`` and the ``ept`` of the same ``i``, in a ``hi`` of the ``x`` of the first.

    Where two such stretches overlap, the second is cut in two. A code without its other half is left out.

    >>> one, end = Inline("bpt", {"x": "1", "i": "1"}), Inline("ept", {"i": "1"})
    >>> nested(["a ", one, "b", end, " c", one])
    ['a ', Inline(tag='hi', attributes={'x': '1'}, content=('b',)), ' c']
    """
    parts = list(parts)
    ends = [part for part in parts if isinstance(part, Inline) and part.tag == "ept"]
    outer: list[Part] = []
    stack: list[tuple[Inline, list[Part]]] = []

    def add(*some: Part) -> None:
        (stack[-1][1] if stack else outer).extend(some)

    for part in parts:
        if isinstance(part, str) or part.tag not in ("bpt", "ept"):
            add(part)
        elif part.tag == "bpt":
            stack += [(part, [])] if any(_closes(end, part) for end in ends) else []
        elif any(_closes(part, opening) for opening, _ in stack):
            again: list[tuple[Inline, list[Part]]] = []
            while True:
                opening, inside = stack.pop()
                if inside:
                    add(Inline("hi", {"x": opening.attributes["x"]}, tuple(inside)))
                if _closes(part, opening):
                    break
                again.append((opening, []))
            stack += reversed(again)
    while stack:
        add(*stack.pop()[1])
    return outer


def _closes(end: Inline, opening: Inline) -> bool:
    return end.attributes["i"] == opening.attributes["i"]
