"""What goes into XLIFF comes out of it: codes, notes, ids, properties, dates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tmx import Inline, TranslationUnit, convert, read_tmx, write_tmx
from tmx.base.errors import InputError, UsageError
from tmx.base.report import Ledger
from tmx.formats.base import Languages
from tmx.tools.conversion import FORMATS
from tmx.unit.content import Content, join_content
from tmx.unit.inline import elements
from tmx.unit.model import Note, Property, Variant

TEXT = st.text(st.sampled_from("ab é<&>\"'\n\t\r]]>\u200b1"), max_size=6)
NUMBER = st.sampled_from(["1", "2", "7", "a b", "é"])
TYPE = st.sampled_from(["bold", "a b", "lb", "x-own", "fnote", "a=b&c"])


def maybe(**values: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({}, optional=values)


SUB = st.builds(
    lambda given, text: Inline("sub", given, (text,)), maybe(type=TYPE, datatype=st.just("html")), TEXT
)
NATIVE = st.lists(TEXT | SUB, max_size=3).map(tuple)
POS = st.sampled_from(["begin", "end"])
ALONE = st.one_of(
    st.builds(lambda given, inner: Inline("ph", given, inner), maybe(x=NUMBER, type=TYPE, assoc=st.sampled_from("pfb")), NATIVE),
    st.builds(lambda pos, given, inner: Inline("it", {"pos": pos, **given}, inner), POS, maybe(x=NUMBER, type=TYPE), NATIVE),
)  # fmt: skip


@st.composite
def pairs(draw: st.DrawFn, inside: st.SearchStrategy[list[str | Inline]]) -> list[str | Inline]:
    opening = Inline("bpt", {"i": "?", **draw(maybe(x=NUMBER, type=TYPE))}, draw(NATIVE))
    return [opening, *draw(inside), Inline("ept", {"i": "?"}, draw(NATIVE))]


def several(inside: st.SearchStrategy[list[str | Inline]]) -> st.SearchStrategy[list[str | Inline]]:
    high = st.builds(
        lambda given, parts: [Inline("hi", given, tuple(parts))], maybe(x=NUMBER, type=TYPE), inside
    )
    return st.lists(pairs(inside) | high | inside, max_size=3).map(
        lambda lists: [part for one in lists for part in one]
    )


PARTS: st.SearchStrategy[list[str | Inline]] = st.recursive(
    st.lists(TEXT | ALONE, max_size=3), several, max_leaves=6
)


def numbered(parts: list[str | Inline], count: list[int], opened: list[str]) -> list[str | Inline]:
    """Each pair gets a number of its own."""
    found: list[str | Inline] = []
    for part in parts:
        if isinstance(part, str):
            found.append(part)
            continue
        attributes = dict(part.attributes)
        if part.tag == "bpt":
            count[0] += 1
            opened.append(str(count[0] * 3 % 10 + 10 * count[0]))
            attributes["i"] = opened[-1]
        elif part.tag == "ept":
            attributes["i"] = opened.pop()
        inner = part.content if part.tag != "hi" else tuple(numbered(list(part.content), count, opened))
        found.append(Inline(part.tag, attributes, inner))
    return found


CONTENT = PARTS.map(lambda parts: join_content(["s", *numbered(parts, [0], []), "e"]))
LONGER = st.text(st.sampled_from("ab é<&>\"'\n"), min_size=1, max_size=6).filter(str.strip).map(str.strip)
KIND = st.sampled_from(
    ["x-document", "x-own", "domain", "linenumber", "x-state", "client:Single", "x-my own"]
)
PROPERTIES = st.lists(
    st.builds(Property, KIND, LONGER, st.none(), st.none()),
    max_size=3,
    unique_by=lambda prop: prop.type,
).map(tuple)
NOTES = st.lists(st.builds(Note, LONGER, st.none() | st.just("fr"), st.none()), max_size=2).map(tuple)
DATES = maybe(creationdate=st.just("20040101T000000Z"), changeid=LONGER, usagecount=st.just("2"))


def variants(lang: str) -> st.SearchStrategy[Variant]:
    return st.builds(Variant, st.just(lang), CONTENT, PROPERTIES, NOTES, DATES)


@st.composite
def units(draw: st.DrawFn) -> TranslationUnit:
    sides = draw(variants("en")), draw(variants("fr"))
    return TranslationUnit(sides, "en", draw(PROPERTIES), draw(NOTES), {"tuid": draw(LONGER), **draw(DATES)})


def in_order(unit: TranslationUnit) -> TranslationUnit:
    """What has an attribute of its own in XLIFF comes back after the rest."""
    return unit._replace(properties=tuple(sorted(unit.properties)))


@pytest.mark.parametrize("version", ["xliff", "xliff2"])
@given(unit=units())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_everything_comes_back(tmp_path: Path, version: str, unit: TranslationUnit) -> None:
    path, form, ledger = tmp_path / "out.xlf", FORMATS[version], Ledger()
    form.write(path, [unit], ("en", "fr"), ledger)
    assert ledger.report(path).altered == {}
    remarks: list[str] = []
    (back,) = form.read(path, Languages(), remarks.append)
    assert remarks == []
    assert in_order(back) == in_order(unit)


@pytest.mark.parametrize("version", ["xliff", "xliff2"])
@given(content=CONTENT)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ids_of_codes_are_unique_and_correspond(tmp_path: Path, version: str, content: Content) -> None:
    path, form = tmp_path / "out.xlf", FORMATS[version]
    form.write(path, [TranslationUnit.pair("en", content, "fr", content)], ("en", "fr"), Ledger())
    source, target = (etree.parse(path).find(f".//{{*}}{name}") for name in ("source", "target"))
    assert source is not None
    assert target is not None
    ids = [
        code.get("id")
        for code in source.iter("{*}*")
        if code.get("id") and not str(code.tag).endswith("}ept")
    ]
    assert len(set(ids)) == len(ids)
    assert [code.get("id") for code in target.iter("{*}*")] == [
        code.get("id") for code in source.iter("{*}*")
    ]
    if version == "xliff2":
        assert all(re.fullmatch(r"[\w.:-]+", str(id_)) for id_ in ids)
        refs = {code.get("dataRef") for code in source.iter("{*}*")} - {None}
        assert refs == {data.get("id") for data in etree.parse(path).iterfind(".//{*}data")}


SCHEMAS = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")


class Local(etree.Resolver):
    """Finds the schema of the attributes of XML beside the others, not on the web."""

    def resolve(self, url: str, _id: str, context: object) -> object:  # type: ignore[override]  # the stubs know no Resolver
        path = str(SCHEMAS / "xml.xsd")
        return self.resolve_filename(path, context) if url.endswith("xml.xsd") else None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("version", "name"), [("xliff", "xliff-core-1.2-strict.xsd"), ("xliff2", "xliff-core-2.0.xsd")]
)
@given(made=st.lists(units(), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_schema_takes_it(tmp_path: Path, version: str, name: str, made: list[TranslationUnit]) -> None:
    if not SCHEMAS.is_dir():
        pytest.skip("the schemas of XLIFF are not installed (php-symfony-translation)")
    FORMATS[version].write(tmp_path / "out.xlf", made, ("en", "fr"), Ledger())
    parser = etree.XMLParser()
    parser.resolvers.add(Local())
    etree.XMLSchema(etree.parse(SCHEMAS / name, parser)).assertValid(etree.parse(tmp_path / "out.xlf"))


def test_no_two_units_have_a_group_of_the_same_name(tmp_path: Path) -> None:
    """As the schema of XLIFF 1.2 demands within a file (U_context-group_name)."""
    pair = TranslationUnit.pair("en", "a", "fr", "b")
    made = [pair._replace(properties=(Property("p", text),)) for text in ("one", "two")]
    FORMATS["xliff"].write(tmp_path / "out.xlf", made, ("en", "fr"), Ledger())
    groups = etree.parse(tmp_path / "out.xlf").iterfind(".//{*}context-group")
    assert [group.get("name") for group in groups] == ["tmx-1", "tmx-2"]
    convert(tmp_path / "out.xlf", tmp_path / "back.tmx")
    assert [unit.get("p") for unit in read_tmx(tmp_path / "back.tmx")] == ["one", "two"]


def test_pairs_of_the_same_number_have_numbers_of_their_own(tmp_path: Path) -> None:
    """As the schema of XLIFF 1.2 demands within a segment (U_source_bpt_rid)."""
    pair = (Inline("bpt", {"i": "1"}), "x", Inline("ept", {"i": "1"}))
    FORMATS["xliff"].write(
        tmp_path / "out.xlf",
        [TranslationUnit.pair("en", (*pair, " ", *pair), "fr", "b")],
        ("en", "fr"),
        Ledger(),
    )
    codes = etree.parse(tmp_path / "out.xlf").iterfind(".//{*}source/*")
    assert [code.get("rid") for code in codes] == ["1", "1", "1-again-2", "1-again-2"]


def test_ids_that_two_units_have_are_made_unique_and_that_is_said(tmp_path: Path) -> None:
    made = [TranslationUnit.pair("en", text, "fr", text, id="a b") for text in ("one", "two")]
    for name in ("out.xlf", "out.xlf2"):
        write_tmx(tmp_path / "in.tmx", made, source_lang="en")
        report = convert(tmp_path / "in.tmx", tmp_path / name).report
        assert report.altered == {"id that another unit has made unique": 1}
        convert(tmp_path / name, tmp_path / "back.tmx")
        assert [unit.id for unit in read_tmx(tmp_path / "back.tmx")] == ["a b", "a b-again-2"]


def test_what_is_not_xliff_of_tmx_is_put_right_and_said(tmp_path: Path) -> None:
    source: Content = ("a", Inline("ut", {"x": "1"}, ("<b>",)), Inline("bpt", {"i": "1"}, ("<i>",)))
    write_tmx(tmp_path / "in.tmx", [TranslationUnit.pair("en", source, "fr", "b")], source_lang="en")
    report = convert(tmp_path / "in.tmx", tmp_path / "out.xlf").report
    assert report.altered == {
        "half of a pair of codes written as a code of its own": 1,
        "old inline element ut written as ph": 1,
    }
    convert(tmp_path / "out.xlf", tmp_path / "back.tmx")
    (unit,) = read_tmx(tmp_path / "back.tmx")
    assert [element.tag for element in elements(unit.source.content)] == ["ph", "it"]


def test_files_of_other_programs_are_not_written(tmp_path: Path) -> None:
    write_tmx(tmp_path / "in.tmx", [TranslationUnit.pair("en", "a", "fr", "b")], source_lang="en")
    with pytest.raises(UsageError, match="only Trados can make"):
        convert(tmp_path / "in.tmx", tmp_path / "out.sdlxliff")
    assert not (tmp_path / "out.sdlxliff").exists()
    with pytest.raises(InputError, match="no unit"):
        convert(tmp_path / "in.tmx", tmp_path / "out.xlf", source_lang="de")
