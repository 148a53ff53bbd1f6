// What the page reads: frozen records with every field filled, the same object until it changes, and lists of ids.
import {
  type Facts,
  filled,
  filledFacts,
  isRecordName,
  type RecordName,
  type RecordTypes,
} from "../model/records";
import type { OpTarget } from "./messages";
import { BOARD_KEY, type Held, type Picture } from "./picture";
import { sameValue } from "./same-value";

/** Which records changed, by kind; the board's own fields are under “board”. */
export type Changes = ReadonlyMap<OpTarget, ReadonlySet<string>>;

export interface Refreshed {
  readonly changes: Changes;
  /** Kinds of record that gained or lost a member. */
  readonly memberships: ReadonlySet<RecordName>;
}

export class View {
  private readonly shown = new Map<string, Held>();
  private readonly members = new Map<RecordName, Set<string>>();
  private readonly lists = new Map<RecordName, readonly string[]>();
  private readonly records = new Map<string, RecordTypes[RecordName]>();
  private boardFacts: Facts | undefined;

  get<R extends RecordName>(record: R, id: string): RecordTypes[R] | undefined {
    const held = this.shown.get(id);
    if (held?.record !== record) return undefined;
    let value = this.records.get(id);
    if (!value) {
      value = filled(record, id, held.fields);
      this.records.set(id, value);
    }
    return value as RecordTypes[R];
  }

  facts(): Facts {
    this.boardFacts ??= filledFacts(this.shown.get(BOARD_KEY)?.fields ?? {});
    return this.boardFacts;
  }

  ids(record: RecordName): readonly string[] {
    let list = this.lists.get(record);
    if (!list) {
      list = Object.freeze([...(this.members.get(record) ?? [])]);
      this.lists.set(record, list);
    }
    return list;
  }

  keys(): IterableIterator<string> {
    return this.shown.keys();
  }

  /** Takes over what the picture holds under these keys and says what is different now. */
  refresh(picture: Picture, keys: Iterable<string>): Refreshed {
    const changes = new Map<OpTarget, Set<string>>();
    const memberships = new Set<RecordName>();
    const note = (record: OpTarget, key: string) => {
      const ids = changes.get(record) ?? new Set();
      changes.set(record, ids.add(key === BOARD_KEY ? "board" : key));
    };
    for (const key of keys) {
      const [was, is] = [this.shown.get(key), picture.get(key)];
      if (was === is) continue;
      if (was && is && was.record === is.record && sameValue(was.fields, is.fields)) {
        this.shown.set(key, is);
        continue;
      }
      this.replace(key, was, is, memberships);
      if (was) note(was.record, key);
      if (is) note(is.record, key);
    }
    return { changes, memberships };
  }

  private replace(
    key: string,
    was: Held | undefined,
    is: Held | undefined,
    memberships: Set<RecordName>,
  ): void {
    this.records.delete(key);
    if (key === BOARD_KEY) this.boardFacts = undefined;
    if (is) this.shown.set(key, is);
    else this.shown.delete(key);
    if (was?.record === is?.record) return;
    if (was && isRecordName(was.record)) memberships.add(this.member(was.record, key, false));
    if (is && isRecordName(is.record)) memberships.add(this.member(is.record, key, true));
  }

  private member(record: RecordName, id: string, present: boolean): RecordName {
    const ids = this.members.get(record) ?? new Set();
    this.members.set(record, ids);
    if (present) ids.add(id);
    else ids.delete(id);
    this.lists.delete(record);
    return record;
  }
}
