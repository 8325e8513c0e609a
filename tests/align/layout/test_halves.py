"""Paragraphs that blank lines part in the middle of a sentence."""

from __future__ import annotations

from align.layout import lay_out
from align.readers import paginate
from align.structure.grammars import load_grammar

PARTED = """The parties to this treaty agree that the waters of the lake are open
to the ships of all nations, as long as these pay what is due for the

upkeep of its harbours.

"""
TABLE = """+-------+--------+
| wood  | by day |
| stone | by ton |
| wool  | by ton |
+-------+--------+

"""


def test_cells_do_not_tell_whether_blank_lines_part_sentences() -> None:
    raw = lay_out(paginate("text", (PARTED + TABLE + PARTED).split("\n")), "en", load_grammar("generic"))
    texts = [paragraph.text for paragraph in raw.paragraphs if not paragraph.style.cell]
    assert texts == 2 * [" ".join(PARTED.split())]
