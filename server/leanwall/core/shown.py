"""A board file to hand on: what everybody at the wall sees, and nobody's name behind it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from leanwall.core.change import ANONYMOUS
from leanwall.core.live import Live
from leanwall.core.records import PLURAL, REFERENCES
from leanwall.core.sight import unseen

Json = dict[str, Any]


def shown_to_all(content: Mapping[str, Any]) -> tuple[Json, int]:
    """A board file's content without what is not for everybody (core/sight.py); how many notes and votes that are.
    Nothing that stays refers to what is gone. Whoever wrote a record is a number, so that a vote still tells how many
    people took part."""
    gone = unseen(Live.from_content(content), ())
    people: dict[str, str] = {}
    arrays = {plural: record for record, plural in PLURAL.items() if plural in content}
    shown = {
        name: [_freed(arrays[name], one, gone, people) for one in value if one["id"] not in gone]
        if name in arrays
        else value
        for name, value in content.items()
    }
    return shown, sum(one["id"] in gone for name in ("notes", "votes") for one in content.get(name, ()))


def _freed(record: str, one: Mapping[str, Any], gone: Container[str], people: dict[str, str]) -> Json:
    """A record that names nothing of what is gone, and nobody."""
    kept = dict(one)
    for ref in REFERENCES[record]:
        told = kept.get(ref.field)
        if ref.many:
            kept |= {ref.field: [id for id in told if id not in gone]} if told else {}
        elif told in gone:
            kept.pop(ref.field)
    if kept.get("author"):
        kept["author"] = _nameless(kept["author"], people)
    if kept.get("mentions"):
        kept["mentions"] = [_nameless(name, people) for name in kept["mentions"]]
    return kept


def _nameless(person: str, people: dict[str, str]) -> str:
    """The number that stands for a person in this file."""
    return person if person == ANONYMOUS else people.setdefault(person, f"person-{len(people) + 1}")
