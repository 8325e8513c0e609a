"""Learn the weights of the cost and of the confidence from gold alignments.

    python -m align.training FOLDER --date 2026-11-22 [--encoder use none] [--write] [--cross]

The weights of the cost are learned first (see `align.training.learning`), then those of the confidence
(`align.training.confidence`). Each document also teaches through copies with omissions: one that lacks whole runs,
and some that lack single segments. The command prints the weights and the score of each document under them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from align.aligner.confidence import SIGNALS
from align.aligner.cost.model import WEIGHTS, load_weights
from align.aligner.gaps import join_gaps
from align.evaluation.folder import read_folder
from align.evaluation.scores import score
from align.training.confidence import SEED, aligned, learn_confidence, named
from align.training.crossvalidation import cross_validate
from align.training.damage import damaged, scattered
from align.training.examples import Example, example
from align.training.joint import Vector
from align.training.learning import learn, optimiser
from tmx.base.errors import BitextError
from tmx.base.files import atomic_write
from tmx.base.version import bitext_version

SCATTERED = 2  # copies that lack single segments
SKIPPED = ("G-3", "M-12.8", "SOR-2007-44", "-crossing")  # all 1-1, or the same documents again


def options_of(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m align.training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, help="gold documents: NAME.en, NAME.fr, NAME.gold")
    parser.add_argument("--date", required=True, help="the date of the training, for the provenance")
    parser.add_argument(
        "--encoder", nargs="+", default=["use", "none"], choices=["use", "none"], help="default: both"
    )
    parser.add_argument(
        "--write", action="store_true", help="write the weights to align/aligner/weights.json"
    )
    parser.add_argument(
        "--rounds",
        nargs=3,
        type=int,
        default=[15, 20, 25],
        metavar="N",
        help="the most steps of each of the three stages (default: 15 20 25)",
    )
    parser.add_argument(
        "--go-on", action="store_true", help="start from the weights in place, without the first stage"
    )
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--keep", action="store_true", help="keep the weights of the cost; learn only the confidence again"
    )
    either.add_argument(
        "--cross", action="store_true", help="also score each document under weights learned without it"
    )
    return parser.parse_args(arguments)


def train(options: argparse.Namespace) -> None:
    """Learn from a folder; print what comes out, and write it if asked to.

    Raises:
        UsageError: scipy is not installed, or the folder holds no gold documents.
        InputError: a document cannot be read.
    """
    optimiser()  # before hours of work, if it is missing
    documents = [d for d in read_folder(options.folder) if not d.name.endswith(SKIPPED)]
    copies = [damaged(document, SEED + k) for k, document in enumerate(documents)]
    for copy in range(1, SCATTERED + 1):
        copies += [scattered(document, SEED + 100 * copy + k)[0] for k, document in enumerate(documents)]
    for encoder in options.encoder:
        examples = [example(document, encoder) for document in documents]
        examples += [example(copy, encoder, lacking=True) for copy in copies]
        kept = load_weights(encoder)
        weights = np.array([kept[name] for name in WEIGHTS])
        if not options.keep:
            weights = learn(examples, options.rounds, weights if options.go_on else None)
        print(encoder, named(WEIGHTS, weights), flush=True)
        entry = _report(encoder, examples, weights)
        entry["provenance"] |= {"date": options.date, "rounds": options.rounds, "folder": options.folder.name}
        if options.write:
            _write(encoder, entry)
        if options.cross:
            cross_validate(encoder, examples, options.rounds, entry["provenance"])
            if options.write:
                _write(encoder, entry)


def _report(encoder: str, examples: Sequence[Example], weights: Vector) -> dict[str, Any]:
    """Learn the confidence, print the scores, and return what is to be written."""
    logistic = learn_confidence(examples, weights, encoder)
    scores: dict[str, dict[str, float]] = {}
    for one in examples:
        if one.lacking:
            continue
        result = score(join_gaps(aligned(one.model, weights, encoder)), one.gold.links)
        scores[one.gold.name] = {"strict": round(result.strict.f1, 4), "lax": round(result.lax.f1, 4)}
        print(encoder, one.gold.name, scores[one.gold.name], flush=True)
    provenance: dict[str, Any] = {
        "method": "conditional random field, expected reward, sharpened; see align.training.learning",
        "package": bitext_version(),
        "seed": SEED,
        "documents": scores,
    }
    return {"cost": named(WEIGHTS, weights), "confidence": named(SIGNALS, logistic), "provenance": provenance}


def _write(encoder: str, entry: dict[str, Any]) -> None:
    path = Path(str(files("align.aligner") / "weights.json"))
    table = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    table[encoder] = entry
    with atomic_write(path) as stream:
        stream.write((json.dumps(table, indent=1, ensure_ascii=False) + "\n").encode())


def main() -> None:
    """Run the command; a failure is one message."""
    options = options_of()
    try:
        with threadpool_limits(1, user_api="blas"):  # small matrices: more threads would only wait
            train(options)
    except BitextError as error:
        print(f"align.training: {error}", file=sys.stderr)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
