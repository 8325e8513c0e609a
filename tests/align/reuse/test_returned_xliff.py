"""What CAT tools make of targets: marks of segments, states, approval, targets that are empty or only the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.reuse.xliff.reading import read_returned
from tmx.base.errors import UsageError
from tmx.unit.content import Content, Inline

SOURCE = '<source>See <g id="1">this</g>.<x id="2"/></source>'
FORM = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.docx" source-language="en" '
    'target-language="fr" datatype="x-docx"><body><trans-unit id="p1.1"{}>{}{}</trans-unit></body></file></xliff>'
)
VOIR = ("Voir ", Inline("hi", {"x": "1"}, ("ceci",)), ".", Inline("ph", {"x": "2"}))
INSIDE = 'Voir <g id="1">ceci</g>.<x id="2"/>'


@pytest.mark.parametrize(
    ("attributes", "target", "expected", "doubtful"),
    [
        ("", f"<target>{INSIDE}</target>", VOIR, False),
        ("", f'<target><mrk mtype="seg" mid="1">{INSIDE}</mrk></target>', VOIR, False),
        ("", f'<target state="needs-review-translation">{INSIDE}</target>', VOIR, True),
        (' approved="yes"', f'<target state="needs-review-translation">{INSIDE}</target>', VOIR, False),
        ("", "<target>Voir <![CDATA[a & b]]></target>", "Voir a & b", False),
        ("", "<target/>", None, False),
        ("", "<target> </target>", None, False),
        ("", "", None, False),
        ("", '<alt-trans><source>x</source><target>y</target></alt-trans>', None, False),
    ],
)  # fmt: skip
def test_a_target(
    tmp_path: Path, attributes: str, target: str, expected: Content | None, *, doubtful: bool
) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(FORM.format(attributes, SOURCE, target), encoding="utf-8")
    (pair,) = read_returned(path).passages["p1"]
    assert (pair.target, pair.doubtful) == (expected, doubtful)
    assert pair.source == ("See ", Inline("hi", {"x": "1"}, ("this",)), ".", Inline("ph", {"x": "2"}))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        read_returned(tmp_path / "none.xlf")
