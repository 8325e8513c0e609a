"""The catalogue of messages: every key is used and known, in both languages; messages are values."""

from __future__ import annotations

import ast
import copy
import pickle
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import align
from align.core.bead import Bead
from align.core.message import LANGUAGES, Message, says
from align.quality.checks.remark import Remark
from tmx.base.data import load_data
from tmx.base.severity import Severity

CATALOGUE = load_data("align.core", "messages.toml")
TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in Path(align.__file__).parent.rglob("*.py")]
EXAMPLES = [
    says("same-numbers"),
    says("numbers-differ", ours="12", theirs="13"),
    says("numbers-lost", numbers=["7", "8"]),
    says("bracket-count", sign="[", ours=1, theirs=0),
    says("confidence-low", confidence=0.25),
]


def strings(tree: ast.AST) -> Iterator[str]:
    """The string constants of a module, or of a part of one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def keys_said(tree: ast.AST) -> Iterator[str]:
    """The keys that a module gives to `says` as they are."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "says":
            key = node.args[0]
            assert not isinstance(key, ast.JoinedStr), "keys are not put together, so that they can be found"
            branches = [key.body, key.orelse] if isinstance(key, ast.IfExp) else [key]
            yield from (string for branch in branches for string in strings(branch))


def test_no_key_of_the_catalogue_is_dead() -> None:
    assert set(CATALOGUE) <= {string for tree in TREES for string in strings(tree)}


def test_every_key_that_is_used_is_in_the_catalogue() -> None:
    said = {key for tree in TREES for key in keys_said(tree)}
    assert len(said) > 30
    assert said <= set(CATALOGUE)
    with pytest.raises(ValueError, match="no message 'nonsense'"):
        says("nonsense")


@pytest.mark.parametrize("key", CATALOGUE)
def test_a_message_has_both_languages_and_the_same_gaps_in_them(key: str) -> None:
    sentences = CATALOGUE[key]
    assert list(sentences) == list(LANGUAGES)
    assert sentences["en"] != sentences["fr"]
    gaps = [{name for _, name, *_ in Formatter().parse(sentences[lang]) if name} for lang in LANGUAGES]
    assert gaps[0] == gaps[1] or key == "said"


@pytest.mark.parametrize(
    ("message", "english", "french"),
    [
        (EXAMPLES[0], "same numbers", "mêmes nombres"),
        (EXAMPLES[1], "numbers differ: 12 / 13", "nombres différents\u00a0: 12 / 13"),
        (
            EXAMPLES[2],
            "the numbers “7”, “8” are not in the target",
            "les nombres «\u00a07\u00a0», «\u00a08\u00a0» sont absents de la cible",
        ),
        (EXAMPLES[4], "probably wrong (confidence 0.25)", "probablement fausse (confiance\u00a0: 0,25)"),
        (says("said", en="so", fr="ainsi"), "so", "ainsi"),
    ],
)
def test_a_message_in_words(message: Message, english: str, french: str) -> None:
    assert str(message) == message.text() == english
    assert message.texts() == {"en": english, "fr": french}


@pytest.mark.parametrize("message", EXAMPLES)
def test_messages_are_values(message: Message) -> None:
    bead = Bead(range(1), range(1), reasons=(message,), decided=True)
    remark = Remark("numbers", Severity.ERROR, message, ((0, 1),))
    for value in (message, bead, remark):
        for other in (copy.deepcopy(value), copy.copy(value), pickle.loads(pickle.dumps(value))):  # noqa: S301
            assert other == value
            assert hash(other) == hash(value)
    assert message.text() == pickle.loads(pickle.dumps(message)).text()  # noqa: S301


def test_messages_are_compared_by_key_and_values() -> None:
    assert len(set(EXAMPLES)) == len(EXAMPLES)
    one = says("bracket-count", theirs=0, ours=1, sign="[")
    assert one == EXAMPLES[3]
    assert says("numbers-lost", numbers=("7", "8")) == EXAMPLES[2]
    assert says("numbers-lost", numbers=["7"]) != EXAMPLES[2]
