"""One change worked out on the board as it stands: checks, cascades, stamps, moved text; or taken back whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from leanwall.core.board import MAX_NOTES, MAX_RECORDS, RECORDS
from leanwall.core.change import Audience, Change, Op, Prior
from leanwall.core.live import Live
from leanwall.core.records import BOARD, REFERENCES, TEXT_FIELDS, check_fields
from leanwall.core.sight import audience, sees
from leanwall.core.splices import Splice, Splices, growth
from leanwall.errors import BadInput, LeanwallError
from leanwall.sync import carry, joining, locking, roles, views, voting
from leanwall.sync.protocol import Create, Delete, Edit, Update
from leanwall.sync.since import Happened, Since

RESTORED = "restore-"  # how the ids begin of changes that brought an earlier version back; the server makes them
MAX_NESTING = 8
MAX_EDITS = 200
MOST_WORK = 40_000  # splices moved over splices in one change: some 50 ms
LOOKED_AT = 10  # so many records or earlier changes are looked at in the time that a splice takes
# More than any one deletion or its undo can need; a frame of undos must not hold up everybody for a minute.
MAX_PLAYED = MAX_RECORDS + 5_000


class Refused(LeanwallError):
    """A change that is not taken; `place` names the field, `silent` says that nobody needs to hear of it."""

    code = "invalid"
    silent = False


def gone(silent: bool = False) -> Refused:
    refusal = Refused("What this was about has been deleted meanwhile.", code="gone")
    refusal.silent = silent
    return refusal


class Expansion:
    """Plays a change's ops on the live board and keeps what each replaced. `version` is what the change will be,
    `base` what it was made on; `later(version)` gives the changes committed since, `was_seen` says which of these the
    sender's screen had sent itself."""

    def __init__(
        self,
        live: Live,
        person: roles.Person,
        at: str,
        version: int,
        base: int,
        later: Callable[[int], list[Change]],
        was_seen: Callable[[Change], bool],
    ) -> None:
        self.live = live
        self.person = person
        self.at = at
        self.version = version
        self.base = base
        self.later = later
        self.was_seen = was_seen
        self.names = roles.names(person)
        self.ops: list[Op] = []
        self.priors: list[Prior] = []
        self.audiences: list[Audience] = []
        self.changes_sight = False
        self.left_out = False
        self.is_restoring = False
        self._since_base: Since | None = None
        self._backs: list[tuple[Prior, int | None]] = []
        self._made: set[str] = set()
        self._edits = 0
        self.work = 0

    def spend(self, work: int) -> None:
        """Count work that others have to wait for; nobody's screen is so far behind that this is too little."""
        self.work += work
        if self.work > MOST_WORK:
            words = "Too much has been edited since this was made; read the board again and repeat it."
            raise Refused(words, code="limit")

    def do(self, op: Op, undoes: carry.Key | None = None) -> None:
        """Play one op that is known to fit; `undoes` is the edit that it takes back."""
        if len(self.ops) >= MAX_PLAYED:
            raise Refused("This changes too much at once; do it in smaller steps.", code="limit")
        kind = op["op"]
        place = self.live.places.get(op["id"]) if kind == "delete" else None
        before = self._audience(op) if kind != "create" else None
        prior = self.live.play(op)
        self.ops.append(op)
        self.priors.append([prior, undoes] if kind == "edit" else prior)
        self._backs.append((prior, place))
        after = self._audience(op) if kind != "delete" else before
        self.audiences.append(after)
        if kind == "update" and views.changes_sight(op, before, after):
            self.changes_sight = True

    def take_back(self) -> None:
        """Leave the live board as it was before."""
        for op, (prior, place) in zip(reversed(self.ops), reversed(self._backs), strict=True):
            self.live.revert(op, prior, place)

    def create(self, op: Create) -> None:
        fields = self._checked(op.record, op.fields, creating=True)
        if op.id in self.live.kinds or op.id == BOARD:
            raise Refused(f"There is a record “{op.id}” already; every record needs an id of its own.", place="id")
        if not self.has_ends(op.record, fields):
            self.left_out = True
            return
        self._made.add(op.id)
        if op.record == "note" and self.live.facts.get("private"):
            fields["hidden"] = True  # in private mode nobody's screen is trusted to hide what it sends
        self.make(op.record, op.id, {**fields, "author": self.person.id, "created_at": self.at})

    def make(self, record: str, record_id: str, fields: dict[str, Any], is_cascade: bool = False) -> None:
        """A record with its stamps, within the board's limits; `is_cascade`: it comes back with what it stands on."""
        if record == "note" and len(self.live.records["note"]) >= MAX_NOTES:
            raise Refused(f"A board holds at most {MAX_NOTES:,} notes. Split the process.", code="limit")
        if len(self.live.kinds) >= MAX_RECORDS:
            raise Refused(f"A board holds at most {MAX_RECORDS:,} records.", code="limit")
        if not is_cascade:
            self._check_rules(record, record_id, fields)
        self._drop_lost(record, fields)
        self.do({"op": "create", "record": record, "id": record_id, "fields": fields})

    def update(self, op: Update) -> None:
        fields = self._checked(op.record, op.fields)
        standing = self._standing(op.record, op.id)
        if op.record == BOARD and not str(fields.get("title", "-")).strip():
            raise Refused("A board needs a title, so that people find it again.", place="title")
        self._check_circle(op.record, op.id, fields)
        if standing is None or not self.has_ends(op.record, fields):
            self.left_out = True
            return
        if op.record == "poll" and fields.get("closed"):
            for nameless in voting.nameless(self.live, op.id):
                self.do(nameless)
        self.write(op.record, op.id, fields | self._joined(op, fields, standing))
        if op.record == BOARD and fields.get("private") is False:
            self._reveal()

    def _reveal(self) -> None:
        """All that was written in private is shown at once, also what who asks for it has never seen. A step for a map
        that is locked by now stays its author's until somebody opens that and shows all notes again."""
        notes = self.live.records["note"].items()
        hidden = [id for id, note in notes if note.get("hidden") and not locking.is_bound(self.live, note)]
        for note_id in hidden:
            self.do({"op": "update", "record": "note", "id": note_id, "fields": {"hidden": False}})

    def _joined(self, op: Update, fields: dict[str, Any], standing: dict[str, Any]) -> dict[str, Any]:
        """Lists and tables with what others put in or took out since this was made."""
        names = joining.JOINED[op.record].intersection(fields)
        if not names or op.id in self._made:
            return {}
        done = self._since(op.id)
        values = {name: joining.over(fields[name], name, done, self.was_seen, standing.get(name)) for name in names}
        return self._checked(op.record, values)

    def write(self, record: str, record_id: str, fields: dict[str, Any]) -> None:
        """Fields that are known to be right; a pointer to something deleted meanwhile points to nothing."""
        self._drop_lost(record, fields)
        if fields:
            self._check_rules(record, record_id, fields)
            self.do({"op": "update", "record": record, "id": record_id, "fields": fields})

    def edit(self, op: Edit) -> None:
        if op.field not in TEXT_FIELDS.get(op.record, ()):
            raise Refused("Only texts can be edited by characters.", place=op.field[:64])
        standing = self._standing(op.record, op.id)
        if standing is None:
            self.left_out = True
            return
        self._edits += 1
        if self._edits > MAX_EDITS:
            raise Refused(f"One change edits at most {MAX_EDITS} texts.", code="limit")
        if op.id in self._made:
            steps = [step for step in self.own_steps(op.id) if step.op["op"] != "create"]
        else:
            steps = [*steps_of(self._since(op.id)), *self.own_steps(op.id)]
        self.spend(carry.cost(op.splices, steps, op.field))
        text = standing.get(op.field, "")
        carry.check_range(op.splices, carry.length_before(steps, op.field, len(text)))
        self.splice(op.record, op.id, op.field, carry.over(op.splices, steps, op.field))

    def splice(
        self, record: str, record_id: str, field: str, splices: Splices, undoes: carry.Key | None = None
    ) -> None:
        """Splices on the text as it stands; nothing happens when none are left."""
        moved: list[Splice] = [splice for splice in splices if splice[1] or splice[2]]
        if not moved:
            return
        self._check_rules(record, record_id, {field: None})
        if growth(moved) > 0:
            self._check_length(record, record_id, field, growth(moved))
        self.do({"op": "edit", "record": record, "id": record_id, "field": field, "splices": moved}, undoes)

    def delete(self, op: Delete) -> None:
        if op.record not in RECORDS:
            raise Refused("This cannot be deleted.", place="record")
        if self._standing(op.record, op.id) is None:
            self.left_out = True
            return
        self.remove(op.record, op.id)

    def remove(self, record: str, record_id: str) -> None:
        """Delete a record and what can't stand without it, nearest last; other pointers to them are cleared."""
        going, cleared = self.felt(record, record_id)
        self._check_deletion(record, record_id, going, cleared)
        for owner_kind, owner, field in cleared:
            if owner not in going:
                self.do({"op": "update", "record": owner_kind, "id": owner, "fields": {field: None}})
        for target in reversed(going):
            self.do({"op": "delete", "record": going[target], "id": target})

    def _check_rules(self, record: str, record_id: str, fields: dict[str, Any]) -> None:
        """What is agreed stays, and every vote counts once; an earlier version brought back has been checked whole."""
        if self.is_restoring:
            return
        if record in ("vote", "lane"):  # looked at beside all that lies there, too
            place = record_id if record == "lane" else str(fields.get("poll") or self._poll_of(record_id))
            self.spend(self.live.pointed(place) // LOOKED_AT)
        voting.check(self.live, self.names, record, record_id, fields)
        locking.check(self.live, self.names, record, record_id, fields)

    def _poll_of(self, vote_id: str) -> str:
        return str((self.live.fields("vote", vote_id) or {}).get("poll", ""))

    def _check_deletion(
        self, record: str, record_id: str, going: dict[str, str], cleared: list[tuple[str, str, str]]
    ) -> None:
        if not self.is_restoring:
            voting.check(self.live, self.names, record, record_id, None)
            locking.check_deletion(self.live, self.names, going, cleared)

    def felt(self, record: str, record_id: str) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
        """Where a deletion is felt: what goes with it (id to record, itself first), and which fields it clears."""
        going = {record_id: record}
        queue = [record_id]
        cleared: list[tuple[str, str, str]] = []
        for target in queue:
            for owner_kind, owner, ref in self.live.pointing_at(target):
                if ref.on_delete == "clear":
                    cleared.append((owner_kind, owner, ref.field))
                elif owner not in going:
                    going[owner] = owner_kind
                    queue.append(owner)
        return going, cleared

    def _since(self, record_id: str) -> Sequence[Happened]:
        """What others, and this person, did to a record since the version that the change was made on."""
        if self._since_base is None:
            self._since_base = Since(self.later(self.base))
        done = self._since_base.on(record_id)
        self.spend(len(done) // LOOKED_AT)
        return done

    def own_steps(self, record_id: str) -> list[carry.Step]:
        """What this change itself has done to a record so far."""
        pairs = enumerate(zip(self.ops, self.priors, strict=True))
        return [carry.Step(op, prior, (self.version, n)) for n, (op, prior) in pairs if op["id"] == record_id]

    def _standing(self, record: str, record_id: str) -> dict[str, Any] | None:
        """The record as this person sees it."""
        if record != BOARD and record not in RECORDS:
            raise Refused(f"There is no kind of record called “{record}”.", place="record")
        if record == BOARD and record_id != BOARD:
            raise Refused("The board's own fields go by the id “board”.", place="id")
        fields = self.live.fields(record, record_id)
        if fields is None or record == BOARD:
            return fields
        return fields if sees(self.names, audience(self.live, record, fields)) else None

    def _checked(self, record: str, fields: dict[str, Any], creating: bool = False) -> dict[str, Any]:
        if creating and record not in RECORDS:
            raise Refused(f"There is no kind of record called “{record}”.", place="record")
        for name, value in fields.items():
            if isinstance(value, dict | list) and _nesting_exceeds(value, MAX_NESTING):
                raise Refused("This is nested too deeply.", place=name[:64])
        return check_fields(record, fields, creating=creating)

    def has_ends(self, record: str, fields: dict[str, Any]) -> bool:
        """Whether every record that this one can't stand without is there and may be seen."""
        for ref in REFERENCES[record]:
            target = fields.get(ref.field)
            if ref.on_delete == "delete" and not ref.many and target and self._standing(ref.target, target) is None:
                return False
        return True

    def _check_circle(self, record: str, record_id: str, fields: dict[str, Any]) -> None:
        """An answer can't be an answer to itself, by whatever detour."""
        for ref in REFERENCES[record]:
            if ref.target != record or ref.on_delete != "delete" or ref.field not in fields:
                continue
            above, passed = fields[ref.field], set[str]()
            while above and above not in passed:
                if above == record_id:
                    raise Refused(f"This {record} would stand under itself.", place=ref.field)
                passed.add(above)
                above = (self.live.fields(record, above) or {}).get(ref.field)
            self.spend(len(passed) // LOOKED_AT)

    def _drop_lost(self, record: str, fields: dict[str, Any]) -> None:
        for ref in REFERENCES[record]:
            target = fields.get(ref.field)
            lost = ref.on_delete == "clear" and target and self.live.fields(ref.target, target) is None
            if lost:
                fields[ref.field] = None

    def _check_length(self, record: str, record_id: str, field: str, growing: int) -> None:
        standing = self.live.fields(record, record_id) or {}
        longer = standing.get(field, "") + " " * growing
        try:
            check_fields(record, {field: longer})
        except BadInput as error:
            raise Refused(error.message, place=field, code="limit") from None

    def _audience(self, op: Op) -> Audience:
        if op["record"] == BOARD:
            return None
        fields = self.live.fields(op["record"], op["id"])
        return audience(self.live, op["record"], fields) if fields is not None else None


def steps_of(done: Iterable[Happened]) -> list[carry.Step]:
    """What was done to one record, as a text edit is moved over it."""
    return [carry.Step(op, prior, (change.version, which)) for change, which, op, prior in done]


def _nesting_exceeds(value: Any, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_nesting_exceeds(item, levels - 1) for item in inner)
