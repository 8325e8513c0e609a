"""Plots of documents and alignments."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
import pytest
from alignments import of_spans, small

import align
from align.alignment import Alignment
from align.core.bead import Bead
from align.core.block import Block, Kind, Segment
from align.core.document import Document
from align.notebook import plots
from align.notebook.plots.dots import similarity_matrix
from tmx.base.errors import UsageError

mpl.use("Agg")


@pytest.fixture(scope="module")
def alignment(corpora: Path) -> Alignment:
    folder = corpora / "A-RES-59-159"
    return align.align(folder / "en.txt", folder / "fr.txt")


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    import matplotlib.pyplot as plt

    yield
    plt.close("all")


def test_translations_are_the_nearest_of_all(alignment: Alignment) -> None:
    matrix = similarity_matrix(alignment)
    assert matrix.shape == (53, 53)
    own = matrix.diagonal()
    assert (own >= matrix.max(axis=1) - 1e-6).sum() > 48
    assert own.mean() > 0.6
    assert abs(matrix.mean()) < 0.2


def test_the_dot_plot_frames_every_bead(alignment: Alignment) -> None:
    ax = plots.dot_plot(alignment)
    (frames, gaps) = ax.collections
    assert len(frames.get_paths()) == 53
    assert len(gaps.get_paths()) == 0
    assert "en" in ax.get_ylabel()
    assert [label.get_text() for label in ax.get_xticklabels()] == ["preambular", "operative", "footnote"]


def test_the_dot_plot_tells_right_from_wrong_and_missed() -> None:
    gold = of_spans((0, 1, 0, 1), (1, 2, 1, 2), (2, 3, 2, 2))
    found = of_spans((0, 1, 0, 1), (1, 3, 1, 2))
    ax = plots.dot_plot(found, gold)
    assert [len(drawn.get_paths()) for drawn in ax.collections] == [1, 0, 1, 0, 1, 1]
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["right", "wrong", "in the gold, not found"]


def test_the_dot_plot_of_an_alignment_without_encoder_uses_the_default() -> None:
    found = align.align("A cat.\nA dog.", "Un chat.\nUn chien.", encoder="none", lines=True)
    assert similarity_matrix(found).shape == (2, 2)


def test_units_off_the_expected_length_are_named() -> None:
    texts = [("word " * 40, "mot " * 50)] * 6 + [("word " * 60, "mot " * 9)]
    sides = []
    for place, lang in enumerate(("en", "fr")):
        blocks = [Block(Kind.OPERATIVE, (str(k),), both[place].strip()) for k, both in enumerate(texts)]
        sides.append(Document(lang, lang, tuple(blocks)))
    segments = [tuple(Segment(block, 0, len(block.text)) for block in side) for side in sides]
    beads = tuple(Bead(range(k, k + 1), range(k, k + 1)) for k in range(len(texts)))
    found = Alignment(sides[0], sides[1], segments[0], segments[1], beads)
    ax = plots.length_scatter(found)
    assert "unit 7 (operative 6)" in [text.get_text() for text in ax.texts]
    assert ax.get_xscale() == ax.get_yscale() == "log"


def test_units_of_a_text_without_numbers_are_named_by_their_own() -> None:
    texts = [("word " * 40, "mot " * 50)] * 4
    texts[1:1] = [("word " * 60, "mot " * 9)]
    texts[4:4] = [("word " * 9, "mot " * 60)]
    found = align.align_texts(
        [ours for ours, _ in texts],
        [theirs for _, theirs in texts],
        source_lang="en",
        target_lang="fr",
        encoder="none",
        max_bead=1,
        max_bead_total=2,
    )
    names = [text.get_text() for text in plots.length_scatter(found).texts]
    assert sorted(names) == ["unit 2", "unit 5"]
    assert found[2].target.text == texts[1][1].strip()


def test_segments_are_numbered_from_1_on_both_axes() -> None:
    ax = plots.dot_plot(of_spans(*((k, k + 1, k, k + 1) for k in range(30))))
    for axis in (ax.xaxis, ax.yaxis):
        shown = {
            label.get_text(): place
            for label, place in zip(axis.get_ticklabels(), axis.get_ticklocs(), strict=True)
        }
        assert (shown["1"], shown["10"], shown["30"]) == (0, 9, 29)


def test_a_long_name_of_a_file_keeps_its_beginning_and_end() -> None:
    document = Document("A very long name of a file.docx", "en", (Block(Kind.PARAGRAPH, (), "Text"),))
    [label] = plots.paragraph_lengths([document]).get_xticklabels()
    assert label.get_text() == "A very long n…ile.docx\nen"


def test_the_histogram_counts_every_unit_once() -> None:
    confidences = (0.123, 0.5, 0.9, 0.999, 1.0)
    found = small(*(Bead(range(k, k + 1), range(k, k + 1), confidence=c) for k, c in enumerate(confidences)))
    ax = plots.confidence_histogram(found)
    assert sum(getattr(bar, "get_height")() for bar in ax.containers[0]) == 5  # noqa: B009
    assert ax.get_xlim() == pytest.approx((0.1, 1.0))
    assert "1 of them below 0.5" in ax.get_title(loc="left")


def test_plots_of_nothing_say_so() -> None:
    gap = of_spans((0, 1, 0, 0))
    for draw, message in (
        (plots.length_scatter, "no unit has text"),
        (plots.confidence_histogram, "no unit has a confidence"),
        (plots.dot_plot, "no segments"),
    ):
        with pytest.raises(UsageError, match=message):
            draw(gap)
    for several in (plots.structure_map, plots.paragraph_lengths):
        with pytest.raises(UsageError, match="no documents"):
            several([])


def test_without_matplotlib_the_cure_is_named(alignment: Alignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(UsageError) as caught:
        plots.length_scatter(alignment)
    assert ".[notebook]" in str(caught.value)


def test_every_paragraph_is_drawn(corpora: Path) -> None:
    documents = [align.read(corpora / f"A-RES-{name}" / "en.txt") for name in ("59-157", "59-159")]
    bars = plots.structure_map(documents).patches
    assert len(bars) == sum(len(document.blocks) for document in documents)
    ends = [getattr(bar, "get_y")() + getattr(bar, "get_height")() for bar in bars]  # noqa: B009
    assert max(ends) == sum(len(block.text.split()) for block in documents[1])
    ax = plots.paragraph_lengths(documents)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["A/RES/59/157\nen", "A/RES/59/159\nen"]


def test_plots_draw_on_the_axes_they_are_given(alignment: Alignment) -> None:
    import matplotlib.pyplot as plt

    _, given = plt.subplots(1, 3)
    assert plots.length_scatter(alignment, ax=given[0]) is given[0]
    assert plots.confidence_histogram(alignment, ax=given[1]) is given[1]
    assert plots.structure_map([alignment.source], ax=given[2]) is given[2]
    assert len(plt.get_fignums()) == 1
