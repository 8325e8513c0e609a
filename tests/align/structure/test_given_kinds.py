"""A kind of document that is given, or chosen for two versions together."""

from __future__ import annotations

from pathlib import Path

import pytest

from align import align, read
from tmx.base.errors import UsageError


def test_the_kind_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "lease.en.txt"
    path.write_text("Article 5. The tenant shall pay.\n", encoding="utf-8")
    assert (read(path).kind, read(path).blocks[0].path) == ("generic", ())
    document = read(path, kind="contract")
    assert (document.kind, document.blocks[0].path) == ("contract", ("article 5",))
    assert read(path).kind_scores == {}
    assert read(path, lines=True).kind == ""
    with pytest.raises(UsageError, match="was read as contract, not as judgment"):
        read(document, kind="judgment")
    with pytest.raises(UsageError, match="Leave out either lines"):
        read(path, lines=True, kind="contract")
    with pytest.raises(UsageError, match="unknown kind"):
        read(path, kind="novel")


def test_two_versions_are_read_as_one_kind(tmp_path: Path) -> None:
    english, french = tmp_path / "a.en.txt", tmp_path / "a.fr.txt"
    english.write_text("Lease\n\nbetween\n\nArticle 5. The tenant shall pay.\n", encoding="utf-8")
    french.write_text("Article 5. Le locataire paie.\n", encoding="utf-8")
    assert read(french).kind == "generic"
    alignment = align(english, french, encoder="none")
    assert alignment.target.kind == alignment.source.kind == "contract"
    assert alignment.target.blocks[-1].path == ("article 5",)
    given = align(english, french, encoder="none", kind="treaty_law")
    assert (given.source.kind, given.target.kind) == ("treaty_law", "treaty_law")
    assert "kind:treaty_law" in given.config.signature
