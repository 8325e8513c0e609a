"""Where the figures of a text are, so that patterns that begin with one are tried nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RUN = re.compile(r"\d+")


def has_figure(text: str) -> bool:
    """Whether a text has a decimal digit of any script.

    >>> has_figure("m²"), has_figure("٣ كتب")
    (False, True)
    """
    return _RUN.search(text) is not None


def matches_at_figures(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with a figure that has none before it, as `pattern.finditer` gives them.

    Such a pattern begins with a lookbehind, so that `finditer` would try it at every character.

    >>> [match.group() for match in matches_at_figures(re.compile(r"(?<!\\d)\\d{1,2}:\\d\\d"), "from 8:30 to 123:45")]
    ['8:30']
    """
    end = 0
    for run in _RUN.finditer(text):
        if run.start() >= end and (match := pattern.match(text, run.start())) is not None:
            end = match.end()
            yield match
