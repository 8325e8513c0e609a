"""Every rule by name: what it looks at and how much a finding matters."""

from __future__ import annotations

from align.quality.checks import (
    consistency,
    dates,
    figures,
    names,
    pairs,
    terminology,
    typography,
    web,
    words,
)
from align.quality.checks.finding import Severity
from align.quality.checks.unit import Rule

UNTRANSLATED = Rule("untranslated", "words taken over from the source", Severity.ERROR, words.untranslated)

# Rules that look at one pair of texts.
PAIR_RULES = (
    UNTRANSLATED,
    Rule("numbers", "numbers in figures or words", Severity.ERROR, figures.numbers),
    Rule(
        "dates", "dates with the name of a month, as each language writes them", Severity.ERROR, dates.dates
    ),
    Rule("symbols", "document symbols and resolution numbers", Severity.ERROR, figures.symbols),
    Rule("footnotes", "footnote references", Severity.WARNING, figures.footnotes),
    Rule("brackets", "brackets: partners, square ones kept", Severity.WARNING, pairs.brackets),
    Rule("quotes", "quotation marks: partners", Severity.WARNING, pairs.quotes),
    Rule("quotations", "quotations, where the document keeps them", Severity.NOTICE, pairs.quotations),
    Rule("length", "length against the document's own ratio", Severity.WARNING, words.length),
    Rule("doubled-words", "a word that stands twice", Severity.WARNING, words.doubled_words),
    Rule("acronyms", "acronyms, also translated or in full", Severity.WARNING, names.acronyms),
    Rule("names", "countries and cities", Severity.WARNING, names.names),
    Rule("web", "web and e-mail addresses", Severity.ERROR, web.addresses),
    Rule("french-spaces", "spaces of French double marks", Severity.NOTICE, typography.french_spaces),
    Rule(
        "french-forms",
        "no, ordinals and guillemets as the document has them",
        Severity.NOTICE,
        typography.french_forms,
    ),
    Rule(
        "french-wrong-forms",
        "English or wrong forms in French",
        Severity.NOTICE,
        typography.french_wrong_forms,
    ),
    Rule("stray-spaces", "spaces where no language has them", Severity.NOTICE, typography.stray_spaces),
    Rule("terminology", "terms of the termbase", Severity.WARNING, terminology.terminology),
)

# Rules that look at all pairs of a document together.
SET_RULES = (
    (Rule("inconsistent", "one source, several targets", Severity.NOTICE), consistency.inconsistent),
    (Rule("ambiguous", "one target, several sources", Severity.NOTICE), consistency.ambiguous),
)

# Rules that look at the bead itself.
GAP = Rule("gap", "text without a counterpart", Severity.WARNING)
CONFIDENCE = Rule("confidence", "beads that are more likely wrong than right", Severity.WARNING)
NUMBERING = Rule("numbering", "the paragraph numbers of both sides", Severity.WARNING)

RULES: dict[str, Rule] = {
    rule.id: rule for rule in (GAP, CONFIDENCE, NUMBERING, *PAIR_RULES, *(rule for rule, _ in SET_RULES))
}
