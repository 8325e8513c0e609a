"""XLIFF 1.0 to 2.1, and the files of Trados, memoQ and Phrase that extend it.

Each segment is a unit of its own: what ``<mrk mtype="seg">`` marks in ``seg-source`` and ``target``, or a ``<segment>``
of XLIFF 2. What is not finished is left out, unless it is asked for; `facts` says by what that is told, and what the
properties of a unit are called. The codes in segments are those of TMX; see `codes`. Notes, contexts and metadata are
kept; suggested translations (``alt-trans``, ``mtc:match``) are no units. What is left out is counted and said.
"""

from __future__ import annotations

from tmx.formats.xliff.formats import XLIFF_12, XLIFF_20

__all__ = ["XLIFF_12", "XLIFF_20"]
