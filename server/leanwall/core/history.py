"""Two versions of a board side by side: what became of each record, and the ops that bring the earlier one back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from leanwall.core.board import RECORDS, Facts, Part
from leanwall.core.change import Op
from leanwall.core.order import order_key, place_of
from leanwall.core.records import BOARD, PLURAL, REFERENCES, STAMPED, check_fields

Fields = Mapping[str, Any]
Rows = dict[str, tuple[str, Fields]]  # id -> kind of record, fields

UNTOUCHED = ("release", "signature", "review")  # what was agreed and signed stays, whatever is restored
_TITLES = {
    "lane": "name",
    "variant": "name",
    "release": "name",
    "signature": "name",
    "poll": "question",
    BOARD: "title",
}
MAX_NAME = 80


def name_of(record: str, fields: Fields) -> str:
    """What people call a record: its first line, cut to a length that fits a sentence."""
    text = str(fields.get(_TITLES.get(record, "text")) or "").strip()
    line = text.partition("\n")[0]
    return line if len(line) <= MAX_NAME else f"{line[: MAX_NAME - 1]}…"


def changes_between(before: Fields, after: Fields) -> dict[str, Any]:
    """What is different in `after`, both contents of board files.

    {"added": [{"record", "id", "name"}], "changed": [{…, "fields": [{"field", "before", "after"}]}], "deleted": […],
    "names": {id: name of what the values point to}}. A field that was never set counts as its default; parts of the
    board's own fields are named "calendar.hours_per_day". Stamps and the order in the file are no differences.
    """
    old, new = _rows(before), _rows(after)
    both = {id: None for id in new if id in old and old[id][0] == new[id][0]}
    changed = [_changed(id, new[id][0], old[id][1], new[id][1]) for id in both]
    return {
        "added": [_said(id, *new[id]) for id in new if id not in both],
        "changed": [each for each in changed if each["fields"]],
        "deleted": [_said(id, *old[id]) for id in old if id not in both],
        "names": _names(changed, old | new),
    }


def ops_to_restore(now: Fields, then: Fields, spared: frozenset[str] = frozenset()) -> list[Op]:
    """The ops that make the board `now` say what it said `then`; an empty list when it does.

    They are in the order in which each can be done and, backwards, undone: nothing points to what is not there.
    Releases, signatures and reviews are left as they are, and so is what is `spared`.
    """
    ours, theirs = _restorable(now, spared), _restorable(then, spared)
    standing = {id for id, (record, _) in _rows(now).items() if record in UNTOUCHED}
    both = {id: None for id in theirs if id in ours and ours[id][0] == theirs[id][0]}
    made = {id: theirs[id] for id in theirs if id not in both and id not in standing}
    doomed = {id: ours[id] for id in ours if id not in both}
    reused = [id for id in doomed if id in made]  # another kind of record under the same id has to go first
    last = [id for id in reversed(_in_order(doomed)) if id not in reused]
    return [
        *(_delete(id, doomed[id][0]) for id in reused),
        *_creates(made),
        *(op for id in both for op in _update(id, theirs[id][0], ours[id][1], theirs[id][1])),
        *_points(doomed, None),
        *(_delete(id, doomed[id][0]) for id in last),
        *_lanes_in_place(_lanes(ours, but=doomed), theirs),
    ]


def _rows(content: Fields) -> Rows:
    facts = {name: value for name, value in content.items() if name not in _NOT_FACTS}
    rows: Rows = {BOARD: (BOARD, facts)}
    for record, plural in PLURAL.items():
        rows.update((fields["id"], (record, fields)) for fields in content.get(plural, ()))
    return rows


_NOT_FACTS = frozenset({"format", "version", *PLURAL.values()})


def _restorable(content: Fields, spared: frozenset[str]) -> Rows:
    return {id: row for id, row in _rows(content).items() if row[0] not in UNTOUCHED and id not in spared}


def _meant(record: str, fields: Fields) -> dict[str, Any]:
    """Every declared field that people write, at its default where it was never set."""
    cls: type[Part] = Facts if record == BOARD else RECORDS[record][0]
    filled = cls.model_validate(dict(fields)).model_dump(mode="json")
    return {name: filled[name] for name in cls.model_fields if name != "id" and name not in STAMPED[record]}


def _flat(values: Fields) -> dict[str, Any]:
    flat = {}
    for name, value in values.items():
        parts = value.items() if isinstance(value, dict) else [("", value)]
        flat.update({f"{name}.{part}" if part else name: inner for part, inner in parts})
    return flat


def _changed(id: str, record: str, before: Fields, after: Fields) -> dict[str, Any]:
    fields: list[dict[str, Any]] = []
    if before != after:
        old, new = _flat(_meant(record, before)), _flat(_meant(record, after))
        names = [name for name in old | new if old.get(name) != new.get(name)]
        fields = [{"field": name, "before": old.get(name), "after": new.get(name)} for name in names]
    return {**_said(id, record, after), "fields": fields}


def _said(id: str, record: str, fields: Fields) -> dict[str, Any]:
    said = {"record": record, "id": id, "name": name_of(record, fields)}
    return said | {name: fields[name] for name in ("state", "kind", "source", "target") if name in fields}


def _names(changed: Iterable[Mapping[str, Any]], rows: Rows) -> dict[str, str]:
    """The names of what changed values point to, and of the notes, which links are called by."""
    wanted = {id for id, (record, _) in rows.items() if record in ("note", "lane")}
    for each in changed:
        refs = {ref.field for ref in REFERENCES[each["record"]]}
        for field in each["fields"]:
            if field["field"] in refs:
                wanted.update(_ids(field["before"]), _ids(field["after"]))
    return {id: name_of(*rows[id]) for id in sorted(wanted) if id in rows}


def _ids(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,) if isinstance(value, str) else ()


def _update(id: str, record: str, now: Fields, then: Fields) -> list[Op]:
    if now == then:
        return []
    ours, theirs = _meant(record, now), _meant(record, then)
    names = [name for name in theirs if ours[name] != theirs[name]]
    fields = {name: then[name] if name in then else check_fields(record, {name: None})[name] for name in names}
    return [{"op": "update", "record": record, "id": id, "fields": fields}] if fields else []


def _creates(made: Rows) -> list[Op]:
    """Records in the order in which they can stand; pointers from one to the other are set when both are there."""
    ops: list[Op] = []
    for id in _in_order(made):
        record, fields = made[id]
        loose = {ref.field for ref in REFERENCES[record] if _points_into(ref, fields, made)}
        kept = {name: value for name, value in fields.items() if name != "id" and name not in loose}
        ops.append({"op": "create", "record": record, "id": id, "fields": kept})
    return [*ops, *_points(made, made)]


def _points(rows: Rows, values: Rows | None) -> list[Op]:
    """Updates of the pointers among some records that a deletion would clear: to their values, or to nothing."""
    ops: list[Op] = []
    for id, (record, fields) in rows.items():
        names = [ref.field for ref in REFERENCES[record] if _points_into(ref, fields, rows)]
        if names:
            set_to = {name: values[id][1][name] if values else None for name in names}
            ops.append({"op": "update", "record": record, "id": id, "fields": set_to})
    return ops


def _lanes(rows: Rows, but: Iterable[str] = ()) -> list[str]:
    return [id for id, (record, _) in rows.items() if record == "lane" and id not in but]


def _lanes_in_place(left: list[str], then: Rows) -> list[Op]:
    """Order keys for all lanes, where a lane without one would come back below the others."""

    def place(id: str) -> tuple[bool, str]:
        return place_of(then[id][1].get("order"))

    wanted = sorted(_lanes(then), key=place)
    become = sorted([*left, *(id for id in _lanes(then) if id not in left)], key=place)
    if become == wanted:
        return []
    return [
        {"op": "update", "record": "lane", "id": id, "fields": {"order": order_key(at)}} for at, id in enumerate(wanted)
    ]


def _points_into(ref: Any, fields: Fields, rows: Rows) -> bool:
    return ref.on_delete == "clear" and not ref.many and fields.get(ref.field) in rows


def _delete(id: str, record: str) -> Op:
    return {"op": "delete", "record": record, "id": id}


def _in_order(rows: Rows) -> list[str]:
    """Each record after those that it can't stand without. A circle is cut anywhere."""
    order: dict[str, None] = {}
    for start in rows:
        path = [start] if start not in order else []
        on_path = set(path)
        while path:
            first = next((id for id in _stands_on(rows, path[-1]) if id not in order and id not in on_path), None)
            if first is None:
                order[path.pop()] = None
            else:
                path.append(first)
                on_path.add(first)
    return list(order)


def _stands_on(rows: Rows, id: str) -> Iterable[str]:
    record, fields = rows[id]
    targets = (fields.get(ref.field) for ref in REFERENCES[record] if ref.on_delete == "delete" and not ref.many)
    return (target for target in targets if isinstance(target, str) and target in rows)
