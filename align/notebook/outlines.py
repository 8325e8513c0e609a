"""Documents side by side in a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from align.core.document import Document


@dataclass(frozen=True)
class Outlines:
    """Several documents side by side."""

    documents: tuple[Document, ...]

    def _repr_html_(self) -> str:
        columns = "".join(
            f"<div style='flex:1 1 12em;min-width:11em'>{document._repr_html_()}</div>"
            for document in self.documents
        )
        return f"<div style='display:flex;flex-wrap:wrap;gap:1em'>{columns}</div>"


def outlines(documents: Iterable[Document]) -> Outlines:
    """The outlines of documents side by side, for a notebook."""
    return Outlines(tuple(documents))
