"""Where the benchmarks look for the development data by default."""

from __future__ import annotations

from pathlib import Path


def default_folder() -> Path:
    """The gold alignments in the folder `shared` next to the project."""
    return Path(__file__).resolve().parents[2].parent / "shared" / "gold"


def documents_folders() -> list[Path]:
    """The labelled documents in their own formats."""
    return [default_folder().parent / "docs", default_folder().parent / "pdf"]
