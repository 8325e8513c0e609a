"""All options of an alignment, with their units and sources, in one frozen value."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self, get_args, get_type_hints

from tmx.base.errors import UsageError

LARGEST_BEAD = 20
"""The most that `Config.max_bead` may be: time grows with its square."""
SegmentLevel = Literal["paragraph", "sentence", "clause", "line"]


@dataclass(frozen=True, slots=True)
class Config:
    """How two documents are segmented and aligned.

    Attributes:
        segment: what a segment is: a whole paragraph, a sentence, a clause of a long sentence, or a line of
            the input.
        encoder: the source of similarities: ``use`` (multilingual Universal Sentence Encoder, the default),
            ``none`` (lengths, numbers and a lexicon bootstrapped from the input), or the name or folder of a
            sentence-transformers model, for which the confidences learned for ``use`` are taken.
        max_bead: the most segments on one side of a bead.
        max_bead_total: the most segments on both sides of a bead together.
        crossings: whether to look for blocks that each language puts in its own order, which needs an encoder.
        kind: the kind of document, by the name of its grammar, such as ``contract``; empty for the one for which
            the two sides together hold the most evidence.
        srx: a file of segmentation rules (SRX 2.0) by which sentences are cut, so that segments are those of a CAT
            tool that has the same rules; empty for our own rules.
        ocr: whether pages that are pictures of text are read by character recognition.
        threads: how many processor threads the encoder may use; 0 leaves it to the library.
    """

    segment: SegmentLevel = "sentence"
    encoder: str = "use"
    max_bead: int = 6
    max_bead_total: int = 8
    crossings: bool = True
    kind: str = ""
    srx: str = ""
    ocr: bool = False
    threads: int = 0

    def __post_init__(self) -> None:
        for name, kind in get_type_hints(type(self)).items():
            if kind in (int, str, bool) and type(getattr(self, name)) is not kind:
                raise UsageError(
                    f"the option {name} must be of type {kind.__name__}, not {getattr(self, name)!r}"
                )
        if self.segment not in get_args(SegmentLevel):
            raise UsageError(
                f"unknown segment level {self.segment!r}",
                cure=f"Choose one of {', '.join(get_args(SegmentLevel))}.",
            )
        if not self.encoder.strip():
            raise UsageError(
                "the encoder has no name", cure="Choose use, none, or a sentence-transformers model."
            )
        if self.srx and self.segment not in ("sentence", "clause"):
            raise UsageError(
                f"segmentation rules ({self.srx}) cut into sentences, not by {self.segment}",
                cure="Leave out either srx (--srx) or segment (--segment, --lines).",
            )
        if self.max_bead < 1 or self.max_bead_total < 2:
            raise UsageError(
                "a bead must be allowed at least one segment on each side",
                cure="Set max_bead to 1 or more and max_bead_total to 2 or more.",
            )
        if self.max_bead > LARGEST_BEAD:
            raise UsageError(
                f"searching for beads of {self.max_bead} segments on a side would take too long",
                cure=f"Set max_bead to {LARGEST_BEAD} or less.",
            )
        if self.threads < 0:
            raise UsageError(
                "threads must not be negative", cure="Give 0 to leave the number to the library."
            )

    @classmethod
    def of(cls, options: Mapping[str, Any] | None = None, **more: Any) -> Self:
        """Make a configuration from options by name.

        Raises:
            UsageError: an option is unknown, or its value is not allowed.
        """
        chosen = {**(options or {}), **more}
        known = {field.name for field in dataclasses.fields(cls)}
        if unknown := sorted(set(chosen) - known):
            raise UsageError(
                f"unknown option: {', '.join(unknown)}", cure=f"The options are {', '.join(sorted(known))}."
            )
        return cls(**chosen)

    @property
    def signature(self) -> str:
        """One line that identifies what made a result: the version and the options that can change it."""
        from tmx.base.version import bitext_version

        options = [
            f"{field.name}:{Path(self.srx).name if field.name == 'srx' else getattr(self, field.name)}"
            for field in dataclasses.fields(self)
            if field.name in ("segment", "encoder")
            or (field.name != "threads" and getattr(self, field.name) != field.default)
        ]
        return "|".join([f"bitext:{bitext_version()}", *options])
