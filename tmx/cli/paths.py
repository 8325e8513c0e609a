"""What the command line takes for a path, apart from the other options, since every verb needs it."""

from __future__ import annotations

from pathlib import Path

import click

path_type = click.Path(path_type=Path, readable=False)  # what reads a file says why it cannot
