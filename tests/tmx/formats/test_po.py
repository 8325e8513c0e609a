"""PO: charset, plural forms, comments, languages of locales."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmx.base.errors import InputError, UsageError
from tmx.base.report import Ledger
from tmx.formats.base import Languages
from tmx.formats.gettext import FLAGS, PO, REFERENCE
from tmx.tools.conversion import convert
from tmx.unit.model import TranslationUnit


def po(
    path: Path,
    body: str,
    *,
    charset: str = "UTF-8",
    lang: str = "fr",
    encoding: str = "utf-8",
    more: str = "",
) -> Path:
    names = f'"Language: {lang}\\n"\n"X-Source-Language: en\\n"\n'
    header = f'"Content-Type: text/plain; charset={charset}\\n"\n{names}{more}'
    path.write_bytes(f'msgid ""\nmsgstr ""\n{header}\n{body}'.encode(encoding))
    return path


def read(path: Path) -> tuple[list[TranslationUnit], list[str]]:
    remarks: list[str] = []
    return list(PO.read(path, Languages(), remarks.append)), remarks


def pairs(units: list[TranslationUnit]) -> list[tuple[str, str]]:
    return [(unit.source.text, unit.target.text) for unit in units]


SUMMER = 'msgid "Summer"\nmsgstr "Été"\n'


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("ISO-8859-1", "latin-1"),
        ("CHARSET", "utf-8"),
        ("UTF-16", "utf-16"),
        ("ISO-8859-1", "utf-8-sig"),
        ("cp1252", "cp1252"),
    ],
)
def test_the_charset_of_the_header_is_used(tmp_path: Path, charset: str, encoding: str) -> None:
    units, remarks = read(po(tmp_path / "a.po", SUMMER, charset=charset, encoding=encoding))
    assert pairs(units) == [("Summer", "Été")]
    assert not remarks


@pytest.mark.parametrize(
    ("charset", "line", "says"),
    [
        ("UTF-8", 8, "not in UTF-8, which its header declares"),
        ("KLINGON-7", 3, "unknown charset: KLINGON-7"),
        ("rot13", 3, "unknown charset"),
    ],
)
def test_a_wrong_or_unknown_charset_is_said_with_its_line(
    tmp_path: Path, charset: str, line: int, says: str
) -> None:
    path = po(tmp_path / "a.po", SUMMER, charset=charset, encoding="latin-1")
    with pytest.raises(InputError, match=says) as caught:
        read(path)
    assert caught.value.line == line


def test_what_is_not_po_is_said_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not PO: 'msgid \"b\"'") as caught:
        read(po(tmp_path / "a.po", 'msgid "a"\nmsgid "b"\nmsgstr "c\n'))
    assert caught.value.line == 8


PLURAL = 'msgid "%d file"\nmsgid_plural "%d files"\n'
ARABIC = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : 3;"


@pytest.mark.parametrize(
    ("rule", "forms", "expected"),
    [
        ("nplurals=2; plural=(n > 1);", ["eins", "viele"], [("%d file", "eins"), ("%d files", "viele")]),
        ("nplurals=1; plural=0;", ["all"], [("%d file", "all"), ("%d files", "all")]),
        (ARABIC, ["0", "1", "2", "3"], [("%d file", "1"), ("%d files", "0"), ("%d files", "2"), ("%d files", "3")]),
        ("", ["1", "2", "2", ""], [("%d file", "1"), ("%d files", "2")]),
        ("nplurals=2; plural=__import__('os');", ["1", "2"], [("%d file", "1"), ("%d files", "2")]),
        ("nplurals=9; plural=7;", ["1", "2"], [("%d file", "1"), ("%d files", "2")]),
    ],
)  # fmt: skip
def test_every_plural_form_is_a_unit(
    tmp_path: Path, rule: str, forms: list[str], expected: list[tuple[str, str]]
) -> None:
    body = PLURAL + "".join(f'msgstr[{i}] "{form}"\n' for i, form in enumerate(forms))
    units, remarks = read(po(tmp_path / "a.po", body, more=f'"Plural-Forms: {rule}\\n"\n' if rule else ""))
    assert pairs(units) == expected
    remark, *more = remarks
    assert remark.startswith("plural forms of 1 message read as units of their own")
    assert more == ["1 plural form left out: without a translation"] * ("" in forms)


def test_what_is_said_about_a_message_is_kept_and_comes_back(tmp_path: Path) -> None:
    body = (
        "# by a translator\n#. by a programmer\n#: a.c:1 b.c:2;3\n#, c-format, no-wrap\n"
        'msgctxt "menu"\nmsgid "%s \\"x\\" C:\\\\dir\\a"\nmsgstr "y\\v"\n'
    )
    (unit,), remarks = read(po(tmp_path / "a.po", body))
    assert not remarks
    assert (unit.source.text, unit.target.text) == ('%s "x" C:\\dir\a', "y\v")
    assert [note.text for note in unit.notes] == ["by a translator", "by a programmer"]
    assert (unit.get("x-context"), unit.get(REFERENCE), unit.get(FLAGS)) == (
        "menu",
        "a.c:1 b.c:2;3",
        "c-format, no-wrap",
    )
    assert unit.line == 7
    PO.write(tmp_path / "b.po", [unit], ("en", "fr"), Ledger())
    (again,), _ = read(tmp_path / "b.po")
    assert again.properties == unit.properties
    assert "#: b.c:2;3\n" in (tmp_path / "b.po").read_text()


def test_a_line_break_in_a_flag_makes_no_message(tmp_path: Path) -> None:
    unit = TranslationUnit.pair("en", "Summer", "fr", "Été", properties={FLAGS: 'c-format\nmsgid "x"'})
    PO.write(tmp_path / "out.po", [unit], ("en", "fr"), Ledger())
    (back,), _ = read(tmp_path / "out.po")
    assert (back.source.text, back.get(FLAGS)) == ("Summer", 'c-format msgid "x"')


def test_what_is_left_out_is_counted_by_reason(tmp_path: Path) -> None:
    body = f'#, fuzzy, c-format\nmsgid "a"\nmsgstr "b"\n\n{SUMMER}\nmsgid "c"\nmsgstr ""\n\n#~ msgid "d"\n#~ msgstr "e"\n'
    units, remarks = read(po(tmp_path / "a.po", body))
    assert pairs(units) == [("Summer", "Été")]
    assert remarks == [
        "1 unit left out: marked as fuzzy; `bitext convert --keep-unfinished` keeps them",
        "1 unit left out: one side is empty",
        "1 unit left out: obsolete",
    ]


@pytest.mark.parametrize(
    ("locale", "code"), [("sr@latin", "sr-Latn"), ("pt_BR", "pt-BR"), ("uz@cyrillic", "uz-Cyrl"), ("ca@valencia", "ca-valencia")]
)  # fmt: skip
def test_locales_are_language_codes(tmp_path: Path, locale: str, code: str) -> None:
    ((unit,), _) = read(po(tmp_path / "a.po", SUMMER, lang=locale))
    assert unit.target.lang == code
    PO.write(tmp_path / "b.po", [unit], ("en", code), Ledger())
    ((again,), _) = read(tmp_path / "b.po")
    assert again.target.lang == code


def test_the_name_of_the_file_tells_the_language_that_the_header_does_not(tmp_path: Path) -> None:
    folder = tmp_path / "pt_BR" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    for path, what in (
        (tmp_path / "app.pt_BR.po", "file"),
        (tmp_path / "plugin-pt_BR.po", "file"),
        (folder / "django.po", "folder"),
    ):
        path.write_text(f'msgid ""\nmsgstr ""\n\n{SUMMER}', encoding="utf-8")
        ((unit,), remarks) = read(path)
        assert unit.target.lang == "pt-BR"
        assert remarks == [
            f"the header names no language; read as pt-BR, by the name of the {what}",
            "the header names no source language; read as en",
        ]
    (tmp_path / "messages.po").write_text(SUMMER, encoding="utf-8")
    with pytest.raises(UsageError, match="does not say what its languages are"):
        read(tmp_path / "messages.po")


@pytest.mark.parametrize(
    ("wish", "is_said"), [("de", True), ("fr-CA", True), ("fr", False), ("fr-FR", False)]
)
def test_a_language_against_the_header_is_said(tmp_path: Path, wish: str, is_said: bool) -> None:
    remarks: list[str] = []
    path = po(tmp_path / "in.po", SUMMER, lang="fr_FR")
    (unit,) = PO.read(path, Languages(target=wish), remarks.append)
    assert unit.target.lang == wish
    said = f"the header says that the translations are in fr-FR; read as {wish}"
    assert remarks == [said] * is_said


@pytest.mark.parametrize(("named", "read_as", "is_said"), [("de_AT", "de-AT", False), ("", "en", True)])
def test_the_header_tells_the_source_language(
    tmp_path: Path, named: str, read_as: str, is_said: bool
) -> None:
    path = po(tmp_path / "a.po", SUMMER)
    path.write_text(path.read_text().replace("X-Source-Language: en", f"X-Source-Language: {named}"))
    (unit,), remarks = read(path)
    assert unit.source.lang == unit.source_lang == read_as
    assert remarks == ["the header names no source language; read as en"] * is_said
    PO.write(tmp_path / "b.po", [unit], (read_as, "fr"), Ledger())
    ((again,), _) = read(tmp_path / "b.po")
    assert again.source.lang == read_as


def test_fuzzy_messages_are_kept_on_request_and_stay_fuzzy(tmp_path: Path) -> None:
    body = f'#, fuzzy\n#| msgid "Sumer"\n{SUMMER}\nmsgid "Winter"\nmsgstr "Hiver"\n'
    done = convert(po(tmp_path / "a.po", body), tmp_path / "b.po", keep_unfinished=True)
    assert done.report.written == 2
    assert done.remarks == ("not read: the earlier msgid (#|) of 1 message",)
    units, remarks = read(tmp_path / "b.po")
    assert pairs(units) == [("Winter", "Hiver")]
    assert len(remarks) == 1


def test_translations_are_not_written_to_a_template(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no translations"):
        convert(po(tmp_path / "a.po", SUMMER), tmp_path / "b.pot")
    assert not (tmp_path / "b.pot").exists()


def test_the_region_that_is_written_is_said(tmp_path: Path) -> None:
    report = convert(po(tmp_path / "a.po", SUMMER), tmp_path / "a.tmx").report
    assert report.altered == {
        "language code en written as en-US": 1,
        "language code fr written as fr-FR": 1,
    }


def test_a_template_has_nothing_to_convert(tmp_path: Path) -> None:
    (tmp_path / "a.pot").write_text('msgid "a"\nmsgstr ""\n', encoding="utf-8")
    with pytest.raises(
        InputError, match="no units that can be converted; 1 unit left out: one side is empty"
    ):
        convert(tmp_path / "a.pot", tmp_path / "a.tmx")


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(source=texts, target=texts, note=texts)
def test_any_text_makes_the_round_trip(
    tmp_path_factory: pytest.TempPathFactory, source: str, target: str, note: str
) -> None:
    path = tmp_path_factory.mktemp("po") / "a.po"
    unit = TranslationUnit.pair("en", source, "fr", target, notes=[note])
    PO.write(path, [unit], ("en", "fr"), Ledger())
    (again,), _ = read(path)
    assert (again.source.text, again.target.text) == (source, target)
