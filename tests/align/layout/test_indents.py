"""Plain text whose paragraphs are told by their indents."""

from __future__ import annotations

from documents import ink, raw_accounted

from align.core.raw import RawDocument
from align.layout import lay_out
from align.readers import paginate
from align.structure.grammars import load_grammar


def laid_out(text: str) -> RawDocument:
    raw = lay_out(paginate("text", text.split("\n")), "en", load_grammar("generic"))
    assert raw_accounted(raw) == ink(text)
    return raw


def test_paragraphs_are_told_by_their_indents_whatever_their_first_letter() -> None:
    recitals = [
        "   Da die Anerkennung der Würde die Grundlage von Freiheit bildet,",
        "   da die Verkennung der Rechte zu Taten geführt hat, die das",
        "Gewissen der Welt empören, und dies seit langer Zeit und überall,",
        "   da es nötig ist, die Rechte durch das Gesetz zu schützen, damit",
        "niemand gezwungen wird, zum Aufstand zu greifen gegen Tyrannei,",
        "   verkündet die Versammlung das Folgende.",
    ]
    raw = laid_out("\n".join(recitals))
    assert [text.split()[0] for text in raw.texts] == ["Da", "da", "da", "verkündet"]


def test_items_that_hang_from_their_numbers_are_whole() -> None:
    items = "\n".join(
        f"{number}. The parties to the treaty, which are many, meet in Oslo at the\n   harbour every {number} years."
        for number in range(1, 6)
    )
    assert len(laid_out(items).texts) == 5
