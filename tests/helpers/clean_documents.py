"""Documents with everything that a clean file keeps: headings, numbers, lists, tables, footnotes."""

from __future__ import annotations

from hypothesis import strategies as st

from align.core.block import Block, Kind, NoteRef
from align.core.document import Document
from align.core.style import Style


def contract(lang: str = "en") -> Document:
    """A short contract; its text holds what HTML, Markdown and XML take for markup."""
    plain = Kind.PARAGRAPH

    def cell(row: int, column: int, text: str, table: int = 1) -> Block:
        return Block(plain, (), text, style=Style(cell=(table, row, column)))

    blocks = (
        Block(Kind.TITLE, (), "Sale & <purchase>"),
        Block(Kind.HEADING, ("1",), "Scope", "1.", style=Style(heading=2)),
        Block(plain, ("1", "1"), "The Seller delivers. The Buyer pays.", "1.1", (NoteRef(20, "1"),)),
        Block(plain, ("1", "2"), "Delivery is *not* <b>late</b>.", "1.2"),
        Block(plain, ("1", "2", "a"), "by sea", "(a)", (NoteRef(6, "*"),), style=Style(level=2)),
        Block(plain, ("1", "2", "b"), "by air", "(b)", style=Style(level=2)),
        Block(plain, ("2",), "=1+1 is not run.", "4 bis."),
        Block(plain, (), "crates", style=Style(level=1)),
        Block(plain, (), "of wood", style=Style(level=2)),
        Block(plain, (), "pallets", style=Style(level=1)),
        cell(1, 1, "Goods"),
        cell(1, 2, "Price | EUR"),
        cell(2, 2, "30"),
        cell(2, 2, "a piece"),
        cell(1, 1, "Another table", table=2),
        Block(plain, (), "# Done at Geneva", refs=(NoteRef(6, "1"), NoteRef(16, "7"))),
        Block(Kind.FOOTNOTE, ("1",), "See annex I.", "1"),
        Block(Kind.FOOTNOTE, ("*",), "At the Buyer’s risk.", "*"),
        Block(Kind.FOOTNOTE, ("9",), "Nothing refers to this.", "9"),
    )
    return Document("contract", lang, blocks)


WORDS = st.lists(
    st.sampled_from("See the *annex* of <b> & 12% (a) 1. «Été» | # _x_ عقد 第".split()),
    min_size=1,
    max_size=6,
)
LABELS = st.sampled_from(["", "", "1.", "2.", "(a)", "(b)", "(i)", "4.1.7", "5 bis.", "A."])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents with numbers, headings, cells, and notes to which the text refers, perhaps several times."""
    numbers = draw(st.lists(st.sampled_from(["1", "2", "3", "*", "9"]), unique=True, max_size=4))
    blocks = [draw(_blocks(numbers)) for _ in range(draw(st.integers(1, 6)))]
    referred = {ref.number for block in blocks for ref in block.refs}
    notes = [
        Block(Kind.FOOTNOTE, (number,), f"note {number}", number) for number in numbers if number in referred
    ]
    return Document("d", "en", (*blocks, *notes))


@st.composite
def _blocks(draw: st.DrawFn, numbers: list[str]) -> Block:
    text = " ".join(draw(WORDS))
    ends = [at for at, character in enumerate(text) if character == " "] + [len(text)]
    refs = draw(st.lists(st.sampled_from(ends), unique=True, max_size=2 if numbers else 0))
    style = draw(st.sampled_from([Style(), Style(heading=2), Style(level=1), Style(level=3)]))
    label = draw(LABELS)
    return Block(
        Kind.PARAGRAPH,
        ("1",) if label else (),
        text,
        label,
        tuple(NoteRef(at, draw(st.sampled_from(numbers))) for at in sorted(refs)),
        style=style,
    )
