"""A contract in English and French, for files that hold both."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from align.core.locator import Locator
from align.core.raw import RawDocument, RawParagraph, Style

ENGLISH = (
    "The Seller delivers the goods to the Buyer at the agreed place.",
    "The Buyer pays the price within thirty days of delivery. Interest is due after that date.",
    "Either party may terminate the contract if the other does not perform it.",
    "The contract is governed by the law of the country of the Seller.",
    "Disputes are settled by arbitration in Geneva.",
    "This contract enters into force on the day of its signature by both parties.",
)
FRENCH = (
    "Le vendeur livre les marchandises à l’acheteur au lieu convenu.",
    "L’acheteur paie le prix dans les trente jours suivant la livraison. Des intérêts sont dus après cette date.",
    "Chaque partie peut résilier le contrat si l’autre ne l’exécute pas.",
    "Le contrat est régi par le droit du pays du vendeur.",
    "Les litiges sont réglés par arbitrage à Genève.",
    "Le présent contrat entre en vigueur le jour de sa signature par les deux parties.",
)
PAIRS = list(zip(ENGLISH, FRENCH, strict=True))


def table(*rows: tuple[str, ...], outside: tuple[str, ...] = (), number: int = 1) -> RawDocument:
    """A document with a table; a cell with several lines has several paragraphs."""
    paragraphs = [RawParagraph(text, Locator(path="outside")) for text in outside]
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            style = Style(cell=(number, row, column))
            place = Locator(path=f"row {row}")
            paragraphs += [RawParagraph(text, place, style=style) for text in cell.split("\n") if text]
    return RawDocument("both.docx", tuple(paragraphs))


def as_csv(rows: Sequence[tuple[str, ...]], separator: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator="\n").writerows(rows)
    return stream.getvalue()
