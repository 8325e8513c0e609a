"""What all plots share: axes, and a colour and a mark for every group of roles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.core.block import Kind
from tmx.base.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# The palette of Okabe and Ito (2008), told apart with any kind of colour vision.
BLUE, SKY, GREEN, ORANGE, VERMILION, GREY = "#0072B2", "#56B4E9", "#009E73", "#E69F00", "#D55E00", "#808080"
DPI = 100


@dataclass(frozen=True, slots=True)
class RoleStyle:
    """How a group of roles is drawn."""

    label: str
    colour: str
    marker: str


_PREAMBULAR = RoleStyle("preambular", BLUE, "o")
_OPERATIVE = RoleStyle("operative", ORANGE, "s")
_PARAGRAPH = RoleStyle("paragraph", SKY, "v")
_FOOTNOTE = RoleStyle("footnote", GREEN, "^")
_FRAME = RoleStyle("title, formula, closing …", GREY, "D")
_STYLES: dict[str, RoleStyle] = {
    Kind.PREAMBULAR: _PREAMBULAR,
    Kind.OPERATIVE: _OPERATIVE,
    Kind.PARAGRAPH: _PARAGRAPH,
    Kind.FOOTNOTE: _FOOTNOTE,
}


def role_style(kind: str) -> RoleStyle:
    """The colour and the mark of a role; the roles that frame a text share one."""
    return _STYLES.get(kind, _FRAME)


def styles_of(kinds: Iterable[str]) -> list[RoleStyle]:
    """The styles of some roles, each once, in the order of the legend."""
    used = {role_style(kind) for kind in kinds}
    return [style for style in (_FRAME, _PREAMBULAR, _OPERATIVE, _PARAGRAPH, _FOOTNOTE) if style in used]


def axes(ax: Axes | None, width: float, height: float) -> Axes:
    """The axes to draw on: those given, or new ones of a size in inches.

    Raises:
        UsageError: matplotlib is not installed.
    """
    if ax is not None:
        return ax
    try:
        import matplotlib.pyplot as plt
    except ImportError as error:
        raise UsageError(
            "plots need the package matplotlib",
            cure="Install bitext with it: pip install '.[notebook]' in its folder.",
        ) from error
    _, new = plt.subplots(figsize=(width, height), dpi=DPI, layout="constrained")
    return new


def bare(ax: Axes) -> None:
    """Remove the frame at the top and on the right."""
    ax.spines[["top", "right"]].set_visible(False)
