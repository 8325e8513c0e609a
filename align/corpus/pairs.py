"""The values of a run: which two files are a pair, what is done with it, and what came of that."""

from __future__ import annotations

from dataclasses import dataclass, field

from align.core.config import Config


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two language versions of a document.

    Attributes:
        name: what it is called, such as ``2004/act``; pairs of the same document in other languages have it too.
        source_lang: the language of the source; empty if the text is to tell it.
        target_lang: that of the target.
        source: the path or address of the source.
        target: that of the target.
        found_by: what told that they are a pair: their ``name``, a ``manifest``, a document ``symbol``, or ``content``.
    """

    name: str
    source_lang: str
    target_lang: str
    source: str
    target: str
    found_by: str = "name"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done with every pair.

    Attributes:
        out: the folder of the corpus.
        config: the options of the aligner.
        review: whether each document gets a review page.
        scores: whether each unit gets a score: see `align.corpus.scoring`.
    """

    out: str
    config: Config = field(default_factory=Config)
    review: bool = False
    scores: bool = False


@dataclass(frozen=True, slots=True)
class PairTask:
    """A pair and what is done with it: all that a worker needs to know."""

    pair: Pair
    plan: Plan


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a pair.

    Attributes:
        pair: the pair.
        part: the name of the file in the folder of parts that holds its units; empty if it failed.
        langs: the languages of source and target, as they were read; empty if it failed.
        failure: why it failed; empty if it did not.
        was_there: whether the part was there from an earlier run.
        stops: why nothing more can be done at all, such as a full disk; mostly empty.
    """

    pair: Pair
    part: str = ""
    langs: tuple[str, str] = ("", "")
    failure: str = ""
    was_there: bool = False
    stops: str = ""
