"""Which documents are versions of one, by what they say of themselves: the symbol, else numbers and names they share.

A pair by content is a proposal: the aligner tells whether the texts are translations of each other, and the report
names those that are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt

from align.corpus.contents import Contents
from align.corpus.finding import Languages, paired
from align.corpus.names import File, Versions
from align.corpus.pairs import Outcome, Pair
from tmx.base.languages import base_language

BY_SYMBOL, BY_CONTENT = "symbol", "content"
_ALIKE = 0.05  # cosine of the marks of two documents from which on they are given to the aligner
_SHARE = 0.3  # of the likeness of a document to its likest in any language, which a pair has at least
_COMMON = 50  # documents that have a mark from which on it tells nothing, so that the work stays linear
_LENGTHS = 4.0  # ratio of lengths that no translation has


def pairs_by_content(
    known: Mapping[File, Contents], languages: Languages, taken: set[str]
) -> tuple[list[Pair], list[Outcome], list[File]]:
    """The pairs among documents that no name pairs, those that cannot be paired, and those without pair.

    Args:
        known: the documents, and what they say of themselves.
        languages: which languages are paired.
        taken: names that other documents have.
    """
    by_symbol: dict[str, dict[str, list[File]]] = defaultdict(lambda: defaultdict(list))
    for file, contents in known.items():
        if contents.symbol:
            by_symbol[contents.symbol][contents.lang].append(file)
    versions, used = [], set[File]()
    for symbol, by_lang in sorted(by_symbol.items()):
        if len({base_language(lang) for lang in by_lang}) > 1:
            used.update(file for files in by_lang.values() for file in files)
            files = {lang: tuple(file.place for file in some) for lang, some in sorted(by_lang.items())}
            versions.append(Versions(_free(symbol, taken), files))
    pairs, failed, alone = paired(versions, languages, BY_SYMBOL)
    apart = {file.place for file in alone}
    used = {file for file in used if file.place not in apart}
    rest = {
        file: contents
        for file, contents in known.items()
        if file not in used and file.place not in apart and contents.length
    }
    for source, target in _alike(rest, languages):
        name = _free(source.path.rpartition(".")[0] or source.path, taken)
        langs = rest[source].lang, rest[target].lang
        pairs.append(Pair(name, *langs, source.place, target.place, BY_CONTENT))
        used.update((source, target))
    return pairs, failed, [file for file in known if file not in used]


def _alike(known: Mapping[File, Contents], languages: Languages) -> Iterator[tuple[File, File]]:
    """Pairs of documents in different languages of which each is the other's likest, the source first."""
    files = list(known)
    langs = sorted({base_language(contents.lang) for contents in known.values()})
    likeness = _worth_a_look(_likeness([known[file] for file in files]))
    lone = len(files) == 2
    for source_lang, target_lang in languages.directions(langs):
        best: dict[int, tuple[float, int]] = {}
        for (one, other), score in likeness.items():
            for mine, theirs in ((one, other), (other, one)):
                sides = base_language(known[files[mine]].lang), base_language(known[files[theirs]].lang)
                if set(sides) == {source_lang, target_lang}:
                    best[mine] = max(best.get(mine, (0.0, 0)), (score, -theirs))
        for mine, (_, negative) in sorted(best.items()):
            theirs = -negative
            if base_language(known[files[mine]].lang) == source_lang and best[theirs][1] == -mine:
                yield files[mine], files[theirs]
                lone = False
        if lone:  # two documents in two languages, and nothing else
            source, target = sorted(files, key=lambda file: base_language(known[file].lang) != source_lang)
            yield source, target


def _worth_a_look(likeness: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """The pairs that are alike, and not much less so than one of the two is with a third."""
    most = dict[int, float]()
    for pair, score in likeness.items():
        most.update({number: max(most.get(number, 0.0), score) for number in pair})
    return {
        pair: score
        for pair, score in likeness.items()
        if score >= max(_ALIKE, _SHARE * max(most[number] for number in pair))
    }


def _likeness(documents: Sequence[Contents]) -> dict[tuple[int, int], float]:
    """The cosine of documents in different languages by the marks they share, the rarer the heavier (tf-idf)."""
    having: dict[int, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for mark in document.marks:
            having[mark].append(number)
    weight = {mark: log(1 + len(documents) / len(some)) ** 2 for mark, some in having.items()}
    size = [sqrt(sum(weight[mark] for mark in document.marks)) or 1.0 for document in documents]
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for mark, some in having.items():
        if len(some) > _COMMON:
            continue
        for place, one in enumerate(some):
            for other in some[place + 1 :]:
                if _may_be_versions(documents[one], documents[other]):
                    shared[one, other] += weight[mark]
    return {(one, other): total / (size[one] * size[other]) for (one, other), total in shared.items()}


def _may_be_versions(one: Contents, other: Contents) -> bool:
    """Whether two documents are in different languages, of such lengths, and not known to be different documents."""
    return (
        base_language(one.lang) != base_language(other.lang)
        and not (one.symbol and other.symbol)
        and 1 / _LENGTHS <= one.length / other.length <= _LENGTHS
    )


def _free(name: str, taken: set[str]) -> str:
    """The name, changed until no other document has it."""
    while name in taken:
        name += "'"
    taken.add(name)
    return name
