"""The examples in the docstrings of tmx are true."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import tmx

MODULES = [module.name for module in pkgutil.walk_packages(tmx.__path__, "tmx.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [example for name in MODULES for example in finder.find(import_module(name)) if example.examples]
    assert len(found) > 10
