"""A page turned so that text at an angle is upright."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top (in a file, y up), or left, top, right, bottom (in a frame, y down), in points."""
_Points = tuple[NDArray[np.float64], NDArray[np.float64]]


class Frame:
    """A page turned so that text at an angle is upright; its origin is at the top left, and y grows downwards.

    The frame of text at the angle of the page's own rotation is the page as it is shown.
    """

    def __init__(self, page: Rectangle, angle: float) -> None:
        self._cos, self._sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        left, bottom, right, top = page
        x, y = self._turned(np.array([left, left, right, right]), np.array([bottom, top, bottom, top]))
        self._left, self._top = float(x.min()), float(y.max())

    def points(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> _Points:
        """Points of the file in this frame."""
        across, up = self._turned(x, y)
        return across - self._left, self._top - up

    def boxes(self, edges: NDArray[np.float64]) -> NDArray[np.float64]:
        """Rectangles of the file, (n, 4), in this frame: left, top, right, bottom."""
        x1, y1 = self.points(edges[:, 0], edges[:, 1])
        x2, y2 = self.points(edges[:, 2], edges[:, 3])
        x3, y3 = self.points(edges[:, 0], edges[:, 3])
        x4, y4 = self.points(edges[:, 2], edges[:, 1])
        xs, ys = np.stack((x1, x2, x3, x4)), np.stack((y1, y2, y3, y4))
        return np.stack((xs.min(0), ys.min(0), xs.max(0), ys.max(0)), axis=1)

    def box(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        """A rectangle of the file in this frame: left, top, right, bottom."""
        x1, y1, x2, y2 = self.boxes(np.array([[left, bottom, right, top]]))[0].tolist()
        return x1, y1, x2, y2

    def back(self, left: float, top: float, right: float, bottom: float) -> Rectangle:
        """A rectangle of this frame in the file: left, bottom, right, top."""
        corners = [(x + self._left, self._top - y) for x in (left, right) for y in (top, bottom)]
        xs = [across * self._cos - up * self._sin for across, up in corners]
        ys = [across * self._sin + up * self._cos for across, up in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _turned(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> _Points:
        return x * self._cos + y * self._sin, y * self._cos - x * self._sin
