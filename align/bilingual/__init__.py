"""One file in two languages -> the content of each: columns of tables or pages, or one text after the other."""

from align.bilingual.halves import Halves
from align.bilingual.rows import row_windows
from align.bilingual.splitting import split_languages

__all__ = ["Halves", "row_windows", "split_languages"]
