"""A board file to hand on: what everybody at the wall sees, and nobody's name behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leanwall.core.change import ANONYMOUS
from leanwall.core.records import PLURAL, REFERENCES

Json = dict[str, Any]


def shown_to_all(content: Mapping[str, Any]) -> tuple[Json, int]:
    """A board file's content without hidden notes, the votes of open polls and all that stands on them (links,
    comments, reasons); how many notes and votes that are. Nothing that stays refers to what is gone. Whoever wrote a
    record is a number, so that a vote still tells how many people took part."""
    secret = _secret(content)
    gone = set(secret)
    while more := _standing_on(content, gone):
        gone |= more
    people: dict[str, str] = {}
    arrays = {plural: record for record, plural in PLURAL.items() if plural in content}
    shown = {
        name: [_freed(arrays[name], one, gone, people) for one in value if one["id"] not in gone]
        if name in arrays
        else value
        for name, value in content.items()
    }
    return shown, len(secret)


def _secret(content: Mapping[str, Any]) -> set[str]:
    hidden = {note["id"] for note in content.get("notes", ()) if note.get("hidden")}
    closed = {poll["id"] for poll in content.get("polls", ()) if poll.get("closed")}
    return hidden | {vote["id"] for vote in content.get("votes", ()) if vote.get("poll") not in closed}


def _standing_on(content: Mapping[str, Any], gone: set[str]) -> set[str]:
    """What can't be there without the records in `gone`, and is not among them."""
    found: set[str] = set()
    for record, plural in PLURAL.items():
        needs = [ref.field for ref in REFERENCES[record] if ref.on_delete == "delete" and not ref.many]
        for one in content.get(plural, ()) if needs else ():
            if one["id"] not in gone and any(one.get(field) in gone for field in needs):
                found.add(one["id"])
    return found


def _freed(record: str, one: Mapping[str, Any], gone: set[str], people: dict[str, str]) -> Json:
    """A record that names nothing of what is gone, and nobody."""
    kept = dict(one)
    for ref in REFERENCES[record]:
        told = kept.get(ref.field)
        if ref.many and told:
            kept[ref.field] = [id for id in told if id not in gone]
        elif told in gone:
            kept.pop(ref.field)
    author = kept.get("author")
    if author and author != ANONYMOUS:
        kept["author"] = people.setdefault(author, f"person-{len(people) + 1}")
    return kept
