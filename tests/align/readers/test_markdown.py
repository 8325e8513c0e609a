"""Markdown: clean text, its marks set aside, and plain text that is none."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from raw_documents import aside, characters, labelled

from align.core.block import NoteRef
from align.core.raw import RawDocument
from align.readers import PagedText, read_file
from align.readers.markdown import read_markdown, recognises_markdown
from align.readers.markdown.directives import without_directives
from tmx.base.errors import InputError

PAGE = """---
title: "The page"
lang: en
---
# Title of the page {#top}

Some *text* with a [link](http://a.b "t"), `code`,[^a] &amp; a \\* star
that goes on ![a chart](x.png).

[^a]: The note
    goes on.

3) one item
4) two [items][r]
   - [x] done

| a | b |
|---|--:|
| 1 | **2** |

```python
x = 1
y = 2
```

::: warning
Be careful. <b>Very</b>
:::

[r]: http://x.y
"""


def read(text: str) -> RawDocument:
    return read_markdown(text.encode(), Path("a.md"))


def test_a_page_with_everything() -> None:
    raw = read(PAGE)
    assert labelled(raw) == [
        ("", "Title of the page"),
        ("", "Some text with a link, code, & a * star that goes on ."),
        ("3.", "one item"),
        ("4.", "two items"),
        ("", "done"),
        ("", "a"),
        ("", "b"),
        ("", "1"),
        ("", "2"),
        ("", "x = 1"),
        ("", "y = 2"),
        ("", "Be careful. Very"),
    ]
    assert [paragraph.locator.line for paragraph in raw.paragraphs] == [
        5,
        7,
        13,
        14,
        15,
        17,
        17,
        19,
        19,
        21,
        21,
        27,
    ]
    assert [paragraph.style.level for paragraph in raw.paragraphs][2:5] == [1, 1, 2]
    assert raw.paragraphs[8].style.cell == (1, 2, 2)
    assert raw.paragraphs[0].style.heading == 1
    assert raw.paragraphs[1].refs == (NoteRef(28, "1"),)
    assert [(note.label, note.text, note.locator.lines) for note in raw.notes] == [
        ("1", "The note goes on.", (10, 11))
    ]
    assert raw.facts == {"title": "The page", "language": "en"}


def test_marks_are_set_aside_by_line() -> None:
    assert aside(read("# One *two* [three](x 'y')\n\n* four &lt;\n\n---\n")) == [
        ("markup", "#**[](x'y')"),
        ("markup", "*"),
        ("markup", "---"),
    ]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("> [!NOTE]\n> Be careful.", ["Be careful."]),
        (
            '!!! note "The title"\n    Be\n    careful.\n\n    ??? tip\n        Go.\n\nEnd.',
            ["The title", "Be careful.", "Go.", "End."],
        ),
        ('=== "Linux"\n\n    1. One\n    2. Two\n\nEnd.', ["Linux", "One", "Two", "End."]),
        (":::tip The title\nBe careful.\n:::", ["The title", "Be careful."]),
        (":::tip[The title]{.x}\nBe careful.\n:::", ["The title", "Be careful."]),
        ("::: tip The title [draft]\nBe careful.\n:::", ["The title [draft]", "Be careful."]),
        ('{% include "toc.njk" %}\n\nOne {% raw %}two{% endraw %} {{ three }}.', ["One two {{ three }}."]),
        ("{{< warning >}}\nBe careful.\n{{< /warning >}}", ["Be careful."]),
        ("Write `{% include %}` {: .x }here.", ["Write {% include %} here."]),
        ("* TOC\n{:toc}\n\nText.\n\n*[HTML]: Hyper Text", ["Text."]),
        ("Term\n: What it means.", ["Term", "What it means."]),
        ("import Tabs from '@theme/Tabs';\n\nImport \"it\" from 'there'.", ["Import \"it\" from 'there'."]),
        ("```\n::: not here\n```", ["::: not here"]),
        ("Wow !!! note", ["Wow !!! note"]),
    ],
)
def test_directives_are_no_text(source: str, texts: list[str]) -> None:
    raw = read(f"# Title\n\n{source}\n")
    assert list(raw.texts) == ["Title", *texts]
    wanted = Counter("".join(source.split()))
    assert wanted - characters(raw) == Counter()


@pytest.mark.parametrize(
    "line",
    [
        ":" * 100_000 + " a b",
        "::: a b" + 100_000 * " " + "c",
        "!!! " + 100_000 * " " + '"',
        50_000 * "{% ",
        "- a\n" * 50_000,
        "a" + 100_000 * "`" + "b",
    ],
)
def test_lines_of_any_length_are_read_in_one_go(line: str) -> None:
    lines = line.split("\n")
    assert len(list(without_directives(lines))) == len(lines)


def test_links_at_the_end_of_a_text_are_text() -> None:
    links = "".join(f"- [Link {number}](http://example.org/{number})\n" for number in range(5))
    assert len(read(f"# Reading\n\n{'Text of some length. ' * 9}\n\n{links}").texts) == 7


@pytest.mark.parametrize(
    "text",
    [
        "The General Assembly,\n\n1. Notes * with 2 * 3;\n2. Decides # 5.\n",
        "* one\n* two\n\n- three\n- four\n\n> quoted _so_\n",
        "A < B and C_D_E, see [1] (page 2).\n\n    indented\n",
        "UNITED NATIONS\n==============\n\n1) one\n2) two\n",
        "# a shell comment\necho 1\n",
    ],
)
def test_plain_text_stays_plain_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "en.txt"
    path.write_text(text, "utf-8")
    assert isinstance(read_file(path), PagedText)


def test_content_decides_and_a_name_is_a_hint(tmp_path: Path) -> None:
    assert recognises_markdown(PAGE.encode())
    for name, text, expected in (
        ("fr.txt", "# Titre\n\nDu **texte**.\n\n- un\n- deux\n", RawDocument),
        ("fr.md", "Du *texte*.\n", RawDocument),
        ("fr.txt", "Du *texte*.\n", PagedText),
        ("fr.md", "Du texte.\n", PagedText),
    ):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        assert isinstance(read_file(path), expected), (name, text)


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(InputError, match="holds no text"):
        read("---\ntitle: x\n---\n\n![](y.png)\n\n***\n")


PIECES = (
    "# |## |* |- |1. |7) |> |    |\n|\n\n|**|*|_|`|```\n|~~~\n|[a](b)|![c](d)|[^n]|[^n]: |\\*|&amp;|&|é|<b>|</b>|"
    "<div>|</div>|<!-- x -->|a b|word|| x | y |\n|---|---|\n|: |::: t\n|\n---\n|{#i}|{% i %}|!!! n\n|> [!N] |[x] |[r]: u\n|<br>|  \n|<http://z>"
)


@given(st.lists(st.sampled_from([*PIECES.split("|"), "| x | y |\n|---|---|\n"])))
def test_no_character_is_lost(pieces: list[str]) -> None:
    text = "begin " + "".join(pieces)
    with suppress(InputError):
        wanted = Counter("".join(text.replace("&amp;", "&").split()))
        assert wanted - characters(read(text)) == Counter()
