"""Learn the weights of a unit's score from real pairs and made noise.

    python -m align.training.units PAIRS.tsv.xz GOLD --date 2026-11-26 [--write]

PAIRS has a document, an English and a French text per line, tab-separated; GOLD is a folder of gold alignments of
sentences. A quarter of the documents is held out: the command prints the area under the ROC curve for each kind of
noise there (Fawcett 2006), and the calibration, and writes them beside the weights.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from align.aligner.confidence import calibration_error
from align.aligner.encoders import Encoder, load_encoder
from align.corpus.scoring import BATCH, batches, probabilities
from align.corpus.signals import ENCODED, SIGNALS, Array, TextPair, signals
from align.evaluation.folder import GoldDocument, read_folder
from align.training.unit_noise import NOISE, noise
from tmx.base.errors import BitextError
from tmx.base.files import atomic_write
from tmx.base.version import bitext_version

SEED = 2026
RUN = 12  # pairs that follow each other in a document
DOCUMENTS = 600  # of the pairs, each with one run
SENTENCES = 400  # beads of a gold alignment that are taken
PART = 4  # a document in so many is held out
SHARE = 5  # of a run one pair in so many becomes noise of each kind
PENALTY = 1.0  # of the squared weights
Names = npt.NDArray[np.str_]
Run = Sequence[TextPair]


@dataclass(frozen=True)
class Sample:
    """Pairs of one origin: their kinds (empty if they are good), and their signals, shape (pairs, len(SIGNALS))."""

    kinds: Names
    signals: Array

    def frequency(self) -> Array:
        """What each pair counts: half for all that are good, the other half in equal shares for each kind of noise."""
        counts = np.zeros(len(self.kinds))
        present = [name for name in NOISE if name in self.kinds]
        for name in ("", *present):
            here = self.kinds == name
            counts[here] = (0.5 if not name else 0.5 / len(present)) / here.sum()
        return counts

    def scored(self, weights: Array) -> dict[str, Any]:
        """How well weights tell the good pairs from each kind of noise, and how well they are calibrated."""
        chances = probabilities(self.signals, weights)
        good = chances[self.kinds == ""]
        curves = {
            name: round(area(good, chances[self.kinds == name]), 3) for name in NOISE if name in self.kinds
        }
        number = np.round(self.frequency() * 4 * len(self.kinds)).astype(int)
        error = calibration_error(np.repeat(chances, number), np.repeat(self.kinds == "", number))
        return {
            "good": int((self.kinds == "").sum()),
            "kept at 0.5": round(float((good >= 0.5).mean()), 3),
            "calibration error": round(error, 3),
            "auc": curves,
        }


def area(good: Array, bad: Array) -> float:
    """The area under the ROC curve: the chance that a good pair has the higher score; ties count for half."""
    _, at, counts = np.unique(np.concatenate([good, bad]), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[at]
    n = len(good)
    return float((ranks[:n].sum() - n * (n + 1) / 2) / (n * len(bad)))


def fit(found: Array, right: Array, counts: Array) -> Array:
    """Logistic regression by Newton's method, of pairs that count differently, with an L2 penalty."""
    weights = np.zeros(found.shape[1])
    for _ in range(60):
        p = probabilities(found, weights)
        gradient = found.T @ (counts * (p - right)) + PENALTY * weights
        curvature = (found * (counts * p * (1 - p))[:, None]).T @ found + PENALTY * np.eye(len(weights))
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def runs_of_pairs(path: Path, random: Random) -> list[Run]:
    """A run of each of `DOCUMENTS` documents of a file of pairs, in an order of chance."""
    documents: dict[str, list[TextPair]] = {}
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            name, source, target = line.rstrip("\n").split("\t")
            documents.setdefault(name, []).append(TextPair(source, target, "en", "fr"))
    names = sorted(documents)
    random.shuffle(names)
    starts = [(name, random.randrange(max(1, len(documents[name]) - RUN))) for name in names[:DOCUMENTS]]
    return [documents[name][start : start + RUN] for name, start in starts]


def runs_of_gold(document: GoldDocument) -> Iterator[Run]:
    """The beads of a gold alignment in runs."""
    for links in batches((link for link in document.links[:SENTENCES] if link.source and link.target), RUN):
        yield [
            TextPair(
                " ".join(document.source[at] for at in link.source),
                " ".join(document.target[at] for at in link.target),
                document.source_lang,
                document.target_lang,
            )
            for link in links
        ]


def sample(runs: Sequence[Run], random: Random, encoder: Encoder) -> Sample:
    """The pairs of runs and noise made of some of them."""
    pairs, kinds = list[TextPair](), list[str]()
    for run in runs:
        pairs += run
        kinds += [""] * len(run)
        for name in NOISE:
            made = noise(run, name, random)
            chosen = random.sample(made, min(len(made), max(1, len(run) // SHARE)))
            pairs += chosen
            kinds += [name] * len(chosen)
    parts = [signals(pairs[at : at + BATCH], encoder) for at in range(0, len(pairs), BATCH)]
    return Sample(np.array(kinds), np.concatenate(parts))


def split(pairs: Path, gold: Path, random: Random) -> dict[str, tuple[list[Run], list[Run]]]:
    """For each origin what is learned from, and what is held out: documents, and of few alignments whole ones."""
    statutes = runs_of_pairs(pairs, random)
    documents = [document for document in read_folder(gold) if document.genre == "sentences"]
    held = len(documents) // PART + 1
    sentences = [list(runs_of_gold(document)) for document in documents]
    return {
        "statutes": (statutes[len(statutes) // PART :], statutes[: len(statutes) // PART]),
        "sentences": ([*chain(*sentences[held:])], [*chain(*sentences[:held])]),
    }


def samples(pairs: Path, gold: Path) -> dict[str, tuple[Sample, Sample]]:
    """The same with noise and signals."""
    random, encoder = Random(SEED), load_encoder("use")  # noqa: S311 - no secret
    return {
        name: (sample(learned, random, encoder), sample(left, random, encoder))
        for name, (learned, left) in split(pairs, gold, random).items()
    }


def learn(parts: dict[str, tuple[Sample, Sample]], encoder: str) -> dict[str, Any]:
    """The weights and what they are worth on what was held out; each origin counts the same."""
    use = [at for at, name in enumerate(SIGNALS) if encoder != "none" or name not in ENCODED]
    learned = [part for part, _ in parts.values()]
    total = sum(len(part.kinds) for part in learned)
    found = np.concatenate([part.signals for part in learned])
    right = np.concatenate([part.kinds == "" for part in learned]).astype(float)
    counts = np.concatenate([part.frequency() for part in learned]) * total / len(learned)
    weights = np.zeros(len(SIGNALS))
    weights[use] = np.round(fit(found[:, use], right, counts), 4)
    return {
        "weights": {SIGNALS[at]: float(weights[at]) for at in use},
        "held_out": {name: held.scored(weights) for name, (_, held) in parts.items()},
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; a failure is one message."""
    parser = argparse.ArgumentParser(
        prog="python -m align.training.units",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("pairs", type=Path, help="real pairs: document, English, French")
    parser.add_argument("gold", type=Path, help="gold alignments: NAME.en, NAME.fr, NAME.gold")
    parser.add_argument("--date", required=True, help="the date of the training, for the provenance")
    parser.add_argument("--write", action="store_true", help="write the weights to align/corpus/weights.json")
    options = parser.parse_args(arguments)
    try:
        parts = samples(options.pairs, options.gold)
    except BitextError as error:
        print(f"align.training.units: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    table: dict[str, Any] = {name: learn(parts, name) for name in ("use", "none")}
    table["provenance"] = {
        "method": "logistic regression on real pairs and made noise; see align.training.units",
        "package": bitext_version(),
        "seed": SEED,
        "date": options.date,
        "pairs": options.pairs.name,
        "gold": options.gold.name,
    }
    print(json.dumps(table, indent=1))
    if options.write:
        with atomic_write(Path(str(files("align.corpus") / "weights.json"))) as stream:
            stream.write((json.dumps(table, indent=1) + "\n").encode())


if __name__ == "__main__":
    main()
