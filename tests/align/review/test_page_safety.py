"""What the review page must not do: run anything but its own script, or reach the network."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("selenium")

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from align.core.block import Block, Kind
from align.core.config import Config
from align.core.document import Document
from align.pipeline import align_documents
from align.review import review_page


def test_hostile_text_stays_text(tmp_path: Path, browser: Chrome) -> None:
    evil = (
        "</script><script>document.title = 'broken'</script><img src=x onerror=\"document.title = 'broken'\">"
    )
    texts = [evil, "=cmd()", "<!-- ]]> \u2028 & &amp; <b>𝄞</b> @@data@@"]
    sides = [
        Document(
            f"{lang}.txt",
            lang,
            tuple(Block(Kind.PARAGRAPH, (), text) for text in texts),
            {"symbol": evil},
            (),
            (evil,),
        )
        for lang in ("en", "fr")
    ]
    alignment = align_documents(sides[0], sides[1], Config(encoder="none", segment="paragraph"))
    review_page(alignment, tmp_path / "evil.html")
    browser.get((tmp_path / "evil.html").as_uri())
    shown = [node.text for node in browser.find_elements(By.CSS_SELECTOR, "li.unit .source .segment")]
    assert shown == [" ".join(text.split()) for text in texts]
    assert "broken" not in browser.title.split("'")[0]
    assert browser.execute_script("return document.images.length") == 0
    assert browser.execute_script("return document.scripts.length") == 2


def test_the_page_has_no_way_to_the_network(page: Chrome) -> None:
    blocked = page.execute_async_script(
        "const done = arguments[0];"
        "document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));"
        "fetch('http://127.0.0.1:9/').catch(() => {});"
    )
    assert blocked == "connect-src"


def test_the_script_leaves_no_name_in_the_window(page: Chrome) -> None:
    left = page.execute_script(
        "const empty = document.body.appendChild(document.createElement('iframe'));"
        "const known = new Set(Object.getOwnPropertyNames(empty.contentWindow));"
        "empty.remove();"
        "const ids = new Set([...document.querySelectorAll('[id]')].map((node) => node.id));"
        "return Object.getOwnPropertyNames(window).filter((name) => !known.has(name) && !ids.has(name));"
    )
    assert [name for name in left if not name.startswith(("cdc_", "$", "ret_nodes"))] == []
