"""What is said of concepts and terms in TBX: the data categories that a unit keeps, each as a property.

They are those of TBX-Basic (ISO 30042:2008, annex), under the names that versions, dialects and tools give them.
"""

from __future__ import annotations

from typing import NamedTuple

SUBJECT = "x-subject"
DEFINITION = "x-definition"
EXAMPLE = "x-term-context"
STATUS = "x-term-status"


class Category(NamedTuple):
    """A data category: its property, the element and the type by which it is written, and its other names."""

    property: str
    element: str
    kind: str
    also: tuple[str, ...] = ()


OF_CONCEPTS = (Category(SUBJECT, "descrip", "subjectField"), Category(DEFINITION, "descrip", "definition"))
"""Written with the concept; a definition in one of the languages with the language."""
OF_TERMS = (
    Category("x-part-of-speech", "termNote", "partOfSpeech"),
    Category("x-gender", "termNote", "grammaticalGender"),
    Category(
        STATUS,
        "termNote",
        "administrativeStatus",
        ("normativeAuthorization", "usageStatus", "termStatus", "temporalQualifier", "status"),
    ),
    Category("x-geographical-usage", "termNote", "geographicalUsage"),
    Category("x-term-type", "termNote", "termType"),
    Category("x-term-location", "termNote", "termLocation"),
    Category(EXAMPLE, "descrip", "context"),
    Category("x-customer", "admin", "customerSubset", ("customer",)),
    Category("x-project", "admin", "projectSubset"),
    Category("x-term-source", "admin", "source", ("sourceIdentifier",)),
)
"""Written with the term, in the order of the standard: what is noted of the term before all else."""

PROPERTIES = {
    name.lower(): category.property
    for category in (*OF_CONCEPTS, *OF_TERMS)
    for name in (category.kind, *category.also)
}
"""The properties by the names of the categories, in small letters."""
STATUSES = frozenset(name for name, prop in PROPERTIES.items() if prop == STATUS)
