"""RTF -> paragraphs, notes, and what was set aside."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from align.core.raw import Furniture, RawParagraph, Style
from align.readers.notes import joined_note
from align.readers.rtf.characters import Characters
from align.readers.rtf.charsets import codec_of_document, decoded
from align.readers.rtf.groups import Groups
from align.readers.rtf.numbering import Cells, NoteNumbers
from align.readers.rtf.state import PROPERTIES, State
from align.readers.rtf.story import Story
from align.readers.rtf.tables import Heads, ParagraphStyle
from align.readers.rtf.tokens import Token, tokens
from align.readers.rtf.words import ASIDE, BOXES, CHARACTERS, SKIPPED, STORIES
from align.readers.symbols import plain_symbols

_ENDNOTE = re.compile(rb"\s*\\ftnalt")
_TYPED_MARK = re.compile(r"[^\W_]{1,4}|[*†‡§¶]{1,4}")


class RtfReader:
    """Goes through the tokens of a file.

    Attributes:
        body: the story of the text.
        notes: the footnotes and endnotes in the order in which they are referred to.
        facts: what the file says of itself.
        changes: how many tracked changes there are.
        cut_off: whether the file ends inside a group.
    """

    def __init__(self, data: bytes, path: Path) -> None:
        self._data = data
        self.body = Story()
        self.notes: list[RawParagraph] = []
        self.facts: dict[str, str] = {}
        self.changes, self.cut_off = 0, False
        self._stories = [self.body]
        self._groups = Groups(path)
        self._heads = Heads()
        self._codec, self._default_font = "cp1252", 0
        self._characters = Characters()
        self._collected: list[str] = []
        self._marked = False  # whether the last text is the number of a note
        self._raised = ""  # the last text, as far as it is superscript
        self._numbers = NoteNumbers()
        self._cells = Cells()

    def read(self) -> None:
        """Read the file.

        Raises:
            InputError: groups are nested too deep for a document.
        """
        for token in tokens(self._data):
            if not token.word:
                self._text(token)
                continue
            self._flush()
            if token.word in ("{", "}"):
                self._characters.stands_in(is_character=False)
                (self._groups.begin if token.word == "{" else self._groups.end)()
                self._heads.take(self._state.skip, token, self._codec)
                if not self._groups.depth:
                    break
            else:
                self._word(token)
        self._flush()
        self.cut_off = self._groups.depth > 0
        while self._groups.depth:
            self._groups.end()
        self.body.end_paragraph(self._style())

    @property
    def _state(self) -> State:
        return self._groups.state

    def _text(self, token: Token) -> None:
        self._heads.take(self._state.skip, token, self._codec)
        if not self._state.skip:
            self._characters.feed(token.data)

    def _flush(self) -> None:
        """Read the bytes that have come in."""
        if data := self._characters.take():
            self._put(decoded(data, self._heads.fonts.codecs.get(self._font(), self._codec)))

    def _font(self) -> int:
        return self._state.font_number(self._default_font)

    def _put(self, text: str) -> None:
        """Add characters to where they belong."""
        state, story = self._state, self._stories[-1]
        if state.skip:
            return
        if not text.isascii():
            text = plain_symbols(self._heads.fonts.names.get(self._font()), text)
        if state.collect:
            self._collected.append(text)
        elif state.deleted or state.hidden:
            story.hide(text, Furniture.DELETED if state.deleted else Furniture.HIDDEN)
        else:
            if text.strip():
                self._marked = False
                self._raised = self._raised + text if state.raised else ""
            story.write(text, state.font)

    def _word(self, token: Token) -> None:
        word, state = token.word, self._state
        if self._characters.stands_in(is_character=word in CHARACTERS):
            return
        self._heads.take(state.skip, token, self._codec)
        if word == "*":
            state.star = True
        elif word == "u":
            self._put(self._characters.unicode(token.number or 0, state.skipped))
        elif word in CHARACTERS:
            self._put(CHARACTERS[word])
        elif self._destination(token):
            pass
        elif state.star:
            state.skip, state.star = state.skip or word, False
        elif not state.skip:
            self._property(word, token.number)

    def _destination(self, token: Token) -> bool:
        """Begin a destination, if the word is one."""
        word, state = token.word, self._state
        if self._is_text_again(word):
            pass
        elif word in SKIPPED:
            state.skip = word
        elif state.skip:
            return False
        elif word in ("listtext", "pntext"):
            self._collect(word, self._stories[-1].number)
        elif word in ASIDE:
            self._collect(word, lambda text: self._stories[-1].hide(f"{text} ", ASIDE[word]))
        elif word in STORIES:
            self._begin_story(
                Story(STORIES[word], STORIES[word]), lambda story: self.body.aside.extend(story.aside)
            )
        elif word == "footnote":
            self._note(token)
        else:
            return False
        state.star = False
        return True

    def _is_text_again(self, word: str) -> bool:
        """Whether a word begins text inside a destination that is skipped."""
        state = self._state
        if word in BOXES and state.skip in (BOXES[word], ""):
            state.skip = ""
            self._begin_story(Story("text box"), self._stories[-1].add_box)
        elif word == "ud" and state.skip == "upr":
            state.skip = ""
        elif word == "title" and state.skip == "info":
            state.skip = ""
            self._collect(word, lambda text: self.facts.setdefault("title", text))
        else:
            return False
        return True

    def _collect(self, word: str, done: Callable[[str], object]) -> None:
        self._state.collect = word
        outer, self._collected = self._collected, []

        def close() -> None:
            text, self._collected = "".join(self._collected), outer
            if text.strip():
                done(text.strip())

        self._groups.at_end(close)

    def _begin_story(self, story: Story, done: Callable[[Story], None]) -> None:
        self._stories.append(story)
        self._state.new_paragraph()
        inside = self._cells.inside

        def close() -> None:
            story.end_paragraph(self._style())
            self._stories.pop()
            self._cells.inside = inside
            done(story)

        self._groups.at_end(close)

    def _note(self, token: Token) -> None:
        """Begin a footnote or an endnote: the text before it refers to it."""
        kind = "aftn" if _ENDNOTE.match(self._data, token.end) else "ftn"
        label = ("" if self._marked else self._typed_mark()) or self._numbers.next(kind)
        self._marked = False
        self._stories[-1].lines.refer(label)
        self._state.plain()

        def done(story: Story) -> None:
            self.notes += joined_note(story.paragraphs, label)
            self.body.aside += story.aside

        self._begin_story(Story(f"{'footnote' if kind == 'ftn' else 'endnote'} {label}"), done)

    def _typed_mark(self) -> str:
        """Take a mark that was typed off the end of the text."""
        mark = self._raised.strip()
        if not _TYPED_MARK.fullmatch(mark):
            return ""
        self._stories[-1].lines.cut(re.compile(rf"{re.escape(mark)}\s*$"))
        return mark

    def _property(self, word: str, number: int | None) -> None:
        """Follow a control word that is no destination."""
        state, on = self._state, number != 0
        if (setter := PROPERTIES.get(word)) is not None:
            setter(state, number)
        elif word in ("deleted", "revised"):
            self.changes += on and not getattr(state, word)
            setattr(state, word, on)
        elif word in ("par", "sect", "page", "cell", "nestcell", "row"):
            self._end_paragraph(word)
        elif word in ("line", "softline", "lbr"):
            self._stories[-1].lines.end_line()
        elif word == "chftn":
            self._marked = True
        elif word == "deff":
            self._default_font = number or 0
        else:
            self._codec = codec_of_document(word, number, self._codec)
            self._numbers.follow(word)

    def _end_paragraph(self, word: str) -> None:
        if word == "row":
            self._cells.end_row()
            return
        self._cells.enter(inside=self._state.in_table or word == "cell")
        self._stories[-1].end_paragraph(self._style(), page=word == "page")
        self._cells.column += word == "cell"

    def _style(self) -> Style:
        state = self._state
        named = self._heads.styles.styles.get(state.style, ParagraphStyle())
        heading = state.heading if state.outline >= 0 else named.heading
        listed = state.listed and state.level >= 0 and not heading
        cell = self._cells.place if len(self._stories) == 1 else None
        return Style(heading, state.level + 1 if listed else None, cell, contents=named.contents)
