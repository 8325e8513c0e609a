"""Where the tests find the project and the development data."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
"""Development data, which is kept next to the project and never in it."""
