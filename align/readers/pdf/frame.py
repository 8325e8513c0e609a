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

    def box(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        """A rectangle of the file in this frame, with its top before its bottom."""
        x, y = self.points(np.array([left, left, right, right]), np.array([bottom, top, bottom, top]))
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())

    def back(self, left: float, top: float, right: float, bottom: float) -> Rectangle:
        """A rectangle of this frame in the file: left, bottom, right, top."""
        corners = [(x + self._left, self._top - y) for x in (left, right) for y in (top, bottom)]
        xs = [across * self._cos - up * self._sin for across, up in corners]
        ys = [across * self._sin + up * self._cos for across, up in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _turned(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> _Points:
        return x * self._cos + y * self._sin, y * self._cos - x * self._sin
