"""What the units of a memory tell about words: concordances, terms, and renderings that differ."""

from tmx.lexicon.concordance import Concordance, Hit, concord
from tmx.lexicon.rows import rows_of
from tmx.lexicon.terms import Example, Term, terms_of
from tmx.lexicon.variants import Variant, Way, phrase_variants, segment_variants

__all__ = [
    "Concordance",
    "Example",
    "Hit",
    "Term",
    "Variant",
    "Way",
    "concord",
    "phrase_variants",
    "rows_of",
    "segment_variants",
    "terms_of",
]
