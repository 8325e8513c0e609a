"""CAT profiles: what each tool accepts, as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tmx.base.data import load_data
from tmx.base.errors import UsageError


@dataclass(frozen=True, slots=True)
class Profile:
    """How a memory is written for one tool; ``profiles.toml`` explains the fields."""

    name: str
    title: str
    footnotes: bool
    regions: bool
    max_length: int
    property_suffix: str
    context: str
    drop_properties: frozenset[str]

    def property_name(self, name: str) -> str | None:
        """The name of a property in files for this tool; None if the property is not written."""
        if name in self.drop_properties:
            return None
        if self.property_suffix and name.startswith("x-") and ":" not in name:
            return name + self.property_suffix
        return name


@cache
def profiles() -> dict[str, Profile]:
    """All profiles by name."""
    return {
        name: Profile(name=name, **{**fields, "drop_properties": frozenset(fields["drop_properties"])})
        for name, fields in load_data("tmx.write", "profiles.toml").items()
    }


def profile_named(name: str) -> Profile:
    """The profile with this name.

    Raises:
        UsageError: there is none.
    """
    try:
        return profiles()[name]
    except KeyError:
        raise UsageError(
            f"unknown profile {name!r}", cure=f"The profiles are {', '.join(profiles())}."
        ) from None
