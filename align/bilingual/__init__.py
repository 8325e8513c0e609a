"""One file in two languages -> the content of each: columns of tables or pages, or one text after the other.

`align.bilingual.splitting` reads such a file; `align.bilingual.rows` keeps its rows together.
"""
