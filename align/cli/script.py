"""What the script `bitext` runs. The wheel holds this file as the module ``bitext_command``, outside both packages.

Unrelated packages in the public index are also named `align` and `tmx`. Where one of them hides ours, nothing in ours
can run. The file that says so must therefore be elsewhere, and import neither package before it has looked.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec


def main() -> None:
    """Run the command, unless Python imports somebody else's package as `align` or `tmx`."""
    for name in ("align", "tmx"):
        if not _is_ours(name):
            sys.exit(
                f"bitext: the package {name} that was imported is not bitext's own: {_place_of(name)}\n"
                "  Install bitext into a virtual environment of its own, or uninstall the other package and install "
                "bitext again."
            )
    from align.cli.app import main as run

    run()


def _is_ours(name: str) -> bool:
    try:
        module = import_module(name)
    except Exception:  # whatever another package may raise
        return False
    return getattr(module, "__distribution__", None) == "bitext"


def _place_of(name: str) -> str:
    spec = find_spec(name)
    if spec is None:
        return "there is none"
    return spec.origin or ", ".join(spec.submodule_search_locations or ())
