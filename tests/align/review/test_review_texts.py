"""The texts that decisions name: only what was reviewed is read into a memory."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from reviews import saved, written

from align.alignment import Alignment
from align.cli.apply import apply
from align.core.block import Block, Kind
from align.core.config import Config
from align.core.document import Document
from align.review import (
    Decision,
    Mark,
    Piece,
    Status,
    align_again,
    apply_decisions,
    read_decisions,
    read_texts,
)
from align.review.locate import locate_all
from align.review.same_text import share_held
from tmx.base.errors import InputError, UsageError


def test_a_file_that_was_not_reviewed_gets_into_no_memory(resolution: Alignment, tmp_path: Path) -> None:
    """A review from a stranger may name any file of the reader's."""
    (tmp_path / "secret.txt").write_text("alice:x:1000:1000:Alice\nbob:x:1001:1001:Bob\n", "utf-8")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "fr.txt").write_text("un\ndeux\n", "utf-8")
    data = saved(resolution, {0: {"status": "accepted"}})
    data["source"] |= {"name": "en.txt", "path": "../secret.txt"}
    path = written(data, tmp_path / "inbox" / "d.json")
    with pytest.raises(InputError, match=r"(?s)secret\.txt, is not the one that was reviewed.*give both"):
        read_texts(read_decisions(path), path)
    result = CliRunner().invoke(apply, [str(path), "-o", str(tmp_path / "o.tmx")])
    assert isinstance(result.exception, InputError)
    assert not (tmp_path / "o.tmx").exists()


def test_a_named_text_that_changed_is_read_and_said_by_name(resolution: Alignment, tmp_path: Path) -> None:
    text = Path(resolution.source.name).read_text(encoding="utf-8")
    (tmp_path / "en.txt").write_text(text.replace("programme", "program"), encoding="utf-8")
    shutil.copy(resolution.target.name, tmp_path / "fr.txt")
    data = saved(resolution, {0: {"status": "accepted"}})
    for side, name in (("source", "en.txt"), ("target", "fr.txt")):
        data[side] |= {"name": name, "path": name}
    path = written(data, tmp_path / "d.json")
    result = CliRunner().invoke(apply, [str(path), "-o", str(tmp_path / "o.tmx")], catch_exceptions=False)
    assert result.exit_code == 0
    output = result.output.replace("\n", "")
    for side, name in (("source", "en.txt"), ("target", "fr.txt")):
        assert str(tmp_path / name) in output.partition(f"{side} text:")[2]
    assert "has changed since the review" in result.output


def test_texts_in_the_wrong_order_are_refused_in_one_message(resolution: Alignment, tmp_path: Path) -> None:
    path = written(saved(resolution, {3: {"status": "accepted"}}), tmp_path / "d.json")
    decisions = read_decisions(path)
    with pytest.raises(UsageError, match=r"no decision fits.*is not a text of this review"):
        apply_decisions(decisions, resolution.target, resolution.source)
    with pytest.raises(UsageError, match="no decision fits"):
        align_again(decisions, resolution.target, resolution.source, Config(encoder="none"))


def test_unknown_options_of_a_review_name_the_file(resolution: Alignment, tmp_path: Path) -> None:
    path = written(saved(resolution) | {"config": {"segment": 5}}, tmp_path / "d.json")
    with pytest.raises(InputError, match=r"d\.json: the options of the review: unknown segment level 5"):
        read_texts(read_decisions(path), path, resolution.source.name, resolution.target.name)


def test_a_message_shows_where_a_text_departs_and_steers_no_terminal(resolution: Alignment) -> None:
    text = resolution.source_segments[4].text
    piece = Piece(4, 0, len(text) + 11, f"{text} \x1b[31mtyped")
    decision = Decision("row 8", (piece,), (), Mark(Status.ACCEPTED))
    _, (problem,) = locate_all([decision], resolution.source, resolution.target, unchanged=False)
    assert f"{text.split()[-1]} \ufffd[31mtyped” on" in problem.what


@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=12), st.integers(0, 12))
def test_the_share_of_a_text_is_whole_for_itself_alone(words: list[str], cut: int) -> None:
    document = Document("x", "en", (Block(Kind.PARAGRAPH, (), " ".join(words)),))
    assert share_held([" ".join(words)], document) == 1.0
    assert share_held([" ".join(words[:cut]), " ".join(words[cut:])], document) == 1.0
    assert share_held([word.upper() for word in words], document) == 0.0
