"""What --fix writes is sound: a second repair changes nothing, whatever was wrong with the file."""

from __future__ import annotations

from random import Random

import pytest
from fuzz_mutation import mutated
from hypothesis import given, settings
from hypothesis import strategies as st

from tmx.base.errors import BitextError
from tmx.base.findings import rules
from tmx.check.check import check_tmx
from tmx.check.fix import fix_tmx

MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx{dtd}.dtd">
<tmx version="{version}">
<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="{source}"
 datatype="rtf" creationdate="{date}" o-encoding="iso-8859-1">
<note {lang}="en">of the header</note><prop type="x-a">one</prop><prop type="x-a">two</prop>
<ude name="MacRoman" base="Macintosh"><map unicode="#xF8FF" code="#xF0" ent="Apple_logo" subst="[Apple]"/></ude>
</header>
<body>
<tu tuid="1" creationdate="{date}" usagecount="2"><note>of the unit</note><prop type="x-domain">law</prop>
<tuv {lang}="EN-US" changeid="a"><prop type="file">a.txt</prop><seg>The <bpt i="1" x="1">&lt;b&gt;</bpt>big
<ut>{{\\i }}</ut> cat<ept i="1">&lt;/b&gt;</ept><ph x="2">&lt;img alt="<sub datatype="html">a <hi>nice</hi> one</sub>"&gt;</ph> </seg></tuv>
<tuv {lang}="fr_FR"><seg>Le <it pos="begin">&lt;i&gt;</it>gros<hi type="x"> chat</hi>  noir\u200b</seg></tuv>
<tuv {lang}="fr-FR"><seg>Un gros chat</seg></tuv></tu>
<tu srclang="{source}"><tuv {lang}="en"><seg> e\u0301t\u00e9 &amp; &#233; </seg></tuv><tuv {lang}="fr"><seg>A &lt; B</seg></tuv></tu>
<tu><tuv {lang}="en"><seg>three</seg></tuv><tuv {lang}="de"><seg></seg></tuv><tuv {lang}="fr"><seg>trois</seg></tuv></tu>
</body>
</tmx>
"""


# The same examples at each run; the mutator finds more with more of them.
@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    seed=st.integers(0, 1 << 32),
    version=st.sampled_from(["1.1", "1.2", "1.3", "1.4", "1.4b"]),
    source=st.sampled_from(["en", "EN-US", "*all*", "*", "fr_FR", ""]),
    date=st.sampled_from(["20040102T030405Z", "2004-01-02", "Fri Jan  2 03:04:05 2004", "yesterday"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    changes=st.integers(0, 3),
    keep_codes=st.booleans(),
)
def test_a_second_repair_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    seed: int,
    version: str,
    source: str,
    date: str,
    encoding: str,
    changes: int,
    keep_codes: bool,
) -> None:
    lang = "lang" if version in ("1.1", "1.2") else "xml:lang"
    text = MEMORY.format(
        dtd=version[:3].replace(".", ""), version=version, source=source, date=date, lang=lang
    )
    data, random = text.encode(encoding), Random(seed)  # noqa: S311 - it only changes bytes
    for _ in range(changes):
        data = mutated(random, data)
    folder = tmp_path_factory.mktemp("fix")
    (folder / "in.tmx").write_bytes(data)
    try:
        fix_tmx(folder / "in.tmx", folder / "once.tmx", keep_codes=keep_codes)
    except BitextError:
        assert changes  # what the mutator did may leave nothing to repair
        return
    report = fix_tmx(folder / "once.tmx", folder / "twice.tmx", keep_codes=keep_codes)
    assert report.altered == {}
    assert report.left_out == {}
    assert (folder / "twice.tmx").read_bytes() == (folder / "once.tmx").read_bytes()
    left = check_tmx(folder / "once.tmx").findings.counts
    # A code that nobody knows stays.
    assert not [rule for rule in left if rules()[rule].fix and not rule.startswith("lang-")]
