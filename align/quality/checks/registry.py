"""Every check by name: what it looks at and how much a remark of it matters."""

from __future__ import annotations

from align.quality.checks import (
    consistency,
    dates,
    figures,
    names,
    pairs,
    tags,
    terminology,
    typography,
    web,
    words,
)
from align.quality.checks.unit import Check
from tmx.base.severity import Severity

UNTRANSLATED = Check(
    "untranslated", "passages left in the language of the source", Severity.ERROR, words.untranslated
)

# Checks that look at one pair of texts.
PAIR_CHECKS = (
    UNTRANSLATED,
    Check("numbers", "numbers in figures or words", Severity.ERROR, figures.numbers),
    Check("dates", "dates that name a month, as each language writes them", Severity.ERROR, dates.dates),
    Check("symbols", "document symbols and resolution numbers", Severity.ERROR, figures.symbols),
    Check("footnotes", "footnote references", Severity.WARNING, figures.footnotes),
    Check("brackets", "unmatched brackets, lost square brackets", Severity.WARNING, pairs.brackets),
    Check("quotes", "unmatched quotation marks", Severity.WARNING, pairs.quotes),
    Check("quotations", "quotations, where the document keeps them", Severity.NOTICE, pairs.quotations),
    Check("length", "length, compared with the document's own ratio", Severity.WARNING, words.length),
    Check("doubled-words", "repeated words", Severity.WARNING, words.doubled_words),
    Check("acronyms", "acronyms, translated or in full as well", Severity.WARNING, names.acronyms),
    Check("names", "countries and cities", Severity.WARNING, names.names),
    Check("web", "web and e-mail addresses", Severity.ERROR, web.addresses),
    Check("french-spaces", "spaces at French double marks", Severity.NOTICE, typography.french_spaces),
    Check(
        "french-forms",
        "« no », ordinals and guillemets in the form that the document uses",
        Severity.NOTICE,
        typography.french_forms,
    ),
    Check(
        "french-wrong-forms",
        "English or incorrect forms in French",
        Severity.NOTICE,
        typography.french_wrong_forms,
    ),
    Check("stray-spaces", "spaces where no language has any", Severity.NOTICE, typography.stray_spaces),
    Check("terminology", "terms of the termbase", Severity.WARNING, terminology.terminology),
)

# Those that compare numbers, each of its own kind.
OF_NUMBERS = frozenset({"numbers", "dates", "symbols"})

# Checks that look at all pairs of a document together.
SET_CHECKS = (
    (Check("inconsistent", "one source, several targets", Severity.NOTICE), consistency.inconsistent),
    (Check("ambiguous", "one target, several sources", Severity.NOTICE), consistency.ambiguous),
)

# Checks that look at the two segments of a unit with their codes, which documents do not have.
SEGMENT_CHECKS = (
    (Check("tags", "inline codes that one side has more of", Severity.ERROR), tags.tags),
    (Check("placeholders", "placeholders and markup in the text", Severity.ERROR), tags.placeholders),
)

# Checks that look at the bead itself.
GAP = Check("gap", "text without a counterpart", Severity.WARNING)
CONFIDENCE = Check("confidence", "beads that may well be wrong", Severity.WARNING)
NUMBERING = Check("numbering", "the paragraph numbers of both sides", Severity.WARNING)

CHECKS: dict[str, Check] = {
    check.id: check
    for check in (GAP, CONFIDENCE, NUMBERING, *PAIR_CHECKS, *(check for check, _ in SET_CHECKS))
}
