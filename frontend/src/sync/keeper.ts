// Writes what changed to the tab's stored set, one transaction at a time: one's own work at once, news of others gathered.
import type { Held } from "./picture";
import type { Save, StoredSet } from "./stored-set";

/** News of others may be this old on disk; nothing is lost, the server has it. */
const GATHER_MS = 400;

type Small = Omit<Save, "records" | "whole">;

export interface KeeperSource {
  /** Everything small that is saved, as it is now. */
  small(): Small;
  held(key: string): Held | undefined;
  all(): Iterable<readonly [string, Held]>;
}

export class Keeper {
  private dirty = new Set<string>();
  private whole = false;
  private isDue = false;
  private writing: Promise<void> | undefined;
  private hasFailed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly set: StoredSet,
    private readonly source: KeeperSource,
    private readonly events: { wrote(): void; failed(error: unknown): void },
  ) {}

  /** Everything that was handed over is on disk. */
  get isStored(): boolean {
    return !this.isDue && !this.writing && !this.hasFailed;
  }

  /** The whole board is another one. */
  replaced(): void {
    this.whole = true;
    this.soon();
  }

  /** Confirmed records changed. */
  confirmed(keys: Iterable<string>): void {
    for (const key of keys) this.dirty.add(key);
    this.soon();
  }

  /** One's own work: it is written at once. */
  now(): void {
    this.isDue = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing ??= this.write().finally(() => this.wrote());
  }

  /** Resolves when nothing is left to write. */
  async settled(): Promise<void> {
    if (this.timer !== undefined) this.now();
    while (this.writing) await this.writing;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private soon(): void {
    this.timer ??= setTimeout(() => this.now(), GATHER_MS);
  }

  private async write(): Promise<void> {
    this.isDue = false;
    const { dirty, whole } = this;
    this.dirty = new Set();
    this.whole = false;
    const held = whole ? this.source.all() : [...dirty].map((key) => [key, this.source.held(key)] as const);
    const records = new Map<string, Held | undefined>(held);
    try {
      await this.set.save({ ...this.source.small(), records, whole });
      this.hasFailed = false;
    } catch (error) {
      this.hasFailed = true;
      for (const key of dirty) this.dirty.add(key);
      this.whole ||= whole;
      this.events.failed(error);
    }
  }

  private wrote(): void {
    this.writing = undefined;
    if (this.isDue) this.now();
    else this.events.wrote();
  }
}
