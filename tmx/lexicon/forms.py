"""How something is written that is written in several ways."""

from __future__ import annotations

from collections.abc import Mapping


def usual_form(forms: Mapping[str, int]) -> str:
    """The most frequent form; of several that are as frequent, one in lower case.

    >>> usual_form({"Rule of law": 2, "rule of law": 2, "RULE OF LAW": 1})
    'rule of law'
    """
    return max(forms, key=lambda form: (forms[form], form.islower(), form))
