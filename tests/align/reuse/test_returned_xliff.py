"""What CAT tools make of targets: marks of segments, states, approval, targets that are empty or only the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from align.reuse.xliff.reading import read_returned
from tmx.base.errors import InputError, UsageError
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
        ("", '<target>Voir <bpt id="1">&lt;b></bpt>ceci<ept id="1"/>.<ph id="2"/></target>', VOIR, False),
        ("", '<target>Voir <bx id="1" rid="7"/>ceci<ex id="3" rid="7"/>.<x id="2"/></target>', VOIR, False),
        ("", '<target>Voir <bpt id="1"/>ceci</target>', "Voir ceci", False),
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


def hi(number: str, *inside: str | Inline) -> Inline:
    return Inline("hi", {"x": number}, inside)


def test_codes_that_begin_and_end_in_version_2(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="fr"><file id="f1">'
        '<unit id="p1"><segment id="s2"><source>See <pc id="s2c1">this</pc></source><target>Voir <sc id="s2c1"/>'
        'ce<sc id="s2c2"/>ci<ec startRef="s2c1"/> là<ec startRef="s2c2"/></target></segment></unit></file></xliff>',
        encoding="utf-8",
    )
    (one,) = read_returned(path).passages["p1"]
    assert (one.id, one.place, one.source) == ("p1.s2", 2, ("See ", hi("1", "this")))
    assert one.target == ("Voir ", hi("1", "ce", hi("2", "ci")), hi("2", " là"))


@pytest.mark.parametrize("name", ["1", "foo.3", "tu-a"])
def test_xliff_of_another_program(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(FORM.replace("p1.1", name).format("", SOURCE, ""), encoding="utf-8")
    with pytest.raises(InputError, match="not made by bitext pretranslate"):
        read_returned(path)
