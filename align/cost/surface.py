"""How segments begin and end: sentence punctuation and capitals survive translation more often than not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]

# One class for the marks of all scripts that end a sentence alike.
_ENDINGS = {
    mark: number
    for number, marks in enumerate((".。।․", "?？؟;", "!！", ":：", ";；؛", ",，،、"), start=1)
    for mark in marks
    if not (number == 2 and mark == ";")
}
_CLOSERS = "\"'»«”“’‘)]}›‹」』）】 \u00a0\u202f"


def _ending(text: str) -> int:
    """The class of the last mark, closing quotes and brackets aside; 0 if the text ends in none."""
    bare = text.rstrip(_CLOSERS)
    if bare.endswith(("...", "…")):
        return 7
    return _ENDINGS.get(bare[-1:], 0)


def _opening(text: str) -> int:
    """2 for a capital, 1 for a small letter, 0 for anything else, as in a script without case."""
    first = next((character for character in text if character.isalnum()), "")
    return 2 if first.isupper() else 1 if first.islower() else 0


class Surface:
    """The class of the ending and the opening of every segment, shape (segments,) each."""

    def __init__(self, source: Sequence[str], target: Sequence[str]) -> None:
        self._endings = [
            np.array([_ending(text) for text in side], dtype=np.int8) for side in (source, target)
        ]
        self._openings = [
            np.array([_opening(text) for text in side], dtype=np.int8) for side in (source, target)
        ]

    def features(self, m: int, n: int, i: IntArray, j: IntArray) -> tuple[Floats, Floats]:
        """Whether the endings differ and whether one side opens with a capital, the other with a small letter."""
        ending = self._endings[0][i + m - 1] != self._endings[1][j + n - 1]
        opening = self._openings[0][i].astype(int) * self._openings[1][j] == 2  # 1 and 2
        return ending.astype(np.float32), opening.astype(np.float32)
