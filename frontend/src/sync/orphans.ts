// Changes that a closed tab left behind: one of the tabs that live takes its set and sends them as a client of its own.
import type { Storage } from "./storage";
import type { StoredSet } from "./stored-set";

/** A client that sends what a set holds and nothing else. */
export interface Drain {
  subscribeStatus(listener: () => void): () => void;
  status(): { readonly phase: string; readonly waiting: number };
  /** Frees the set for the next tab, or removes it with all that it holds. */
  close(fate?: "free" | "remove"): Promise<void>;
}

const LOOK_EVERY = 5_000;

export class Orphans {
  private readonly drains = new Set<Drain>();
  private readonly timer: ReturnType<typeof setInterval>;
  private stopped = false;

  constructor(
    private readonly storage: Storage,
    private readonly board: string,
    private readonly person: string,
    private readonly open: (set: StoredSet) => Drain,
    lookEvery = LOOK_EVERY,
  ) {
    this.timer = setInterval(() => void this.look(), lookEvery);
    void this.look();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await Promise.all([...this.drains].map((drain) => drain.close()));
  }

  private async look(): Promise<void> {
    const sets = await this.storage.claimOrphans(this.board, this.person).catch(() => []);
    for (const set of sets) {
      if (this.stopped) await set.release();
      else if (set.saved?.outbox.length) this.drain(set);
      else await set.remove().catch(() => undefined);
    }
  }

  private drain(set: StoredSet): void {
    const drain = this.open(set);
    this.drains.add(drain);
    const unsubscribe = drain.subscribeStatus(() => {
      const { phase, waiting } = drain.status();
      if (phase !== "closed" && !(phase === "live" && waiting === 0)) return;
      unsubscribe();
      this.drains.delete(drain);
      void drain.close(waiting === 0 ? "remove" : "free");
    });
  }
}
