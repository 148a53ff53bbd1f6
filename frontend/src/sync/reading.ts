// The reading side of a live board: snapshots that stay the same until they change, and who is told when they do.
import type { Facts, RecordName, RecordTypes } from "../model/records";
import { Listeners, type Unsubscribe } from "./listeners";
import { BOARD_KEY, type Picture } from "./picture";
import { type Changes, View } from "./view";

export class Reading {
  private readonly view = new View();
  private readonly records = new Listeners<string>();
  private readonly lists = new Listeners<RecordName>();
  private readonly all = new Listeners<"all", [Changes]>();

  readonly get = <R extends RecordName>(record: R, id: string): RecordTypes[R] | undefined =>
    this.view.get(record, id);
  readonly ids = (record: RecordName): readonly string[] => this.view.ids(record);
  readonly facts = (): Facts => this.view.facts();

  readonly subscribe = (id: string, listener: () => void): Unsubscribe => this.records.add(id, listener);
  readonly subscribeFacts = (listener: () => void): Unsubscribe => this.records.add("board", listener);
  readonly subscribeIds = (record: RecordName, listener: () => void): Unsubscribe =>
    this.lists.add(record, listener);
  readonly subscribeChanges = (listener: (changes: Changes) => void): Unsubscribe =>
    this.all.add("all", listener);

  /** Takes over what the picture holds under these keys (all, when none are named) and tells who asked. */
  refresh(picture: Picture, keys: Iterable<string> | undefined, known: Iterable<string> = []): void {
    const looked = keys ?? new Set([BOARD_KEY, ...this.view.keys(), ...known]);
    const { changes, memberships } = this.view.refresh(picture, looked);
    if (changes.size === 0) return;
    for (const record of memberships) this.lists.tell(record);
    for (const ids of changes.values()) for (const id of ids) this.records.tell(id);
    this.all.tell("all", changes);
  }
}
