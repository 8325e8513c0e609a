"""What the content of blocks says of their names: it confirms, contradicts, or knows nothing."""

from __future__ import annotations

import numpy as np

from align.aligner.landmarks import Floats, mutual_nearest
from align.aligner.search.lattice import Point

_NEAR = 0.75  # normalised distance, about 1 at random, up to which a text can be a translation
_STRANGE = 0.8  # normalised distance above which two texts have nothing in common
_LEAD = 0.05  # by which it must be nearer than any other text to be recognised among similar ones
_TELLING = 0.65  # median distance of nearest blocks above which the encoder does not understand the languages


class BlockContent:
    """The content of all blocks of two documents, compared."""

    def __init__(self, distances: Floats) -> None:
        """`distances` are normalised, of shape (source blocks, target blocks)."""
        self._distances = distances
        self.nearest = dict(mutual_nearest(distances))
        self._backwards = {j: i for i, j in self.nearest.items()}
        self._least = _two_least(distances), _two_least(distances.T)

    @property
    def tells(self) -> bool:
        """Whether it says anything in these languages: most blocks of the shorter side have something near."""
        shape = self._distances.shape
        least = self._least[0 if shape[0] <= shape[1] else 1][:, 0]
        return float(np.median(least)) < _TELLING

    def confirms(self, i: int, j: int) -> bool:
        """Whether two blocks are near each other, and no other block is as near to either."""
        distance = float(self._distances[i, j])
        least, second = zip(self._least[0][i], self._least[1][j], strict=True)
        return distance < _NEAR and distance <= min(least) and min(second) - distance > _LEAD

    def refuses(self, i: int, j: int) -> bool:
        """Whether two blocks have nothing in common, and one of them is by far nearest to another block."""
        return bool(self._distances[i, j] > _STRANGE and self.against(i, j))

    def against(self, i: int, j: int) -> list[Point]:
        """The pairs of blocks, by far each other's nearest, that contradict a pair; none for most pairs."""
        found = []
        if self.nearest.get(i, j) != j:
            found.append((i, self.nearest[i]))
        if self._backwards.get(j, i) != i:
            found.append((self._backwards[j], j))
        return found


def _two_least(distances: Floats) -> Floats:
    """The least and the second least distance of each row, shape (rows, 2); 1 where there is only one."""
    least = np.ones((len(distances), 2), dtype=np.float32)
    width = min(2, distances.shape[1])
    least[:, :width] = np.sort(np.partition(distances, width - 1, axis=1)[:, :width], axis=1)
    return least
