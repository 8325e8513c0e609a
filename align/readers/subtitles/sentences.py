"""Whether a sentence goes on from one cue to the next: what a translator wants as one segment."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ENDS = re.compile(r"[.!?:;…♪♫。！？：；।؟۔]['\"”’»)\]]*$|[)\]]$")
_GOES_ON = re.compile(r"[,،、，–—-]$|[^\W\d_]$|\d$|['’\"”]$")
_ELLIPSIS = re.compile(r"(?:\.\.\.|…)$")
_MAX_PAUSE = 2000  # milliseconds; a sentence is not interrupted for longer
_MAX_CUES = 8  # of one sentence
_PUNCTUATED = 0.4  # share of cues that end as sentences do, in subtitles that are punctuated at all


def is_punctuated(texts: Sequence[str]) -> bool:
    """Whether subtitles end their sentences with punctuation."""
    return sum(_ENDS.search(text) is not None for text in texts) >= _PUNCTUATED * len(texts)


def goes_on(text: str, following: str, pause: int, cues: int, *, punctuated: bool) -> bool:
    """Whether a sentence goes on in the next cue.

    Args:
        text: what is shown so far.
        following: what is shown next.
        pause: the time between, in milliseconds.
        cues: how many cues the sentence has so far.
        punctuated: whether the subtitles end their sentences with punctuation.
    """
    if not text or not following or pause > _MAX_PAUSE or cues >= _MAX_CUES:
        return False
    small = following[0].islower()
    if _ELLIPSIS.search(text):
        return small or following.startswith(("...", "…"))
    if _ENDS.search(text):
        return False
    if small or text[-1] in ",،、，":
        return True
    return punctuated and _GOES_ON.search(text) is not None and following[0].isalnum()
