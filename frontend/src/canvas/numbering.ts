// The numbers of the steps in the order of work. Waits have none.
import { stepsInOrder } from "../model/order";
import type { Lane, Link, Note } from "../model/records";

/** How long the numbers may lag behind moves, so that many a second are counted seldom. */
const COUNT_MS = 120;

export interface Counted {
  readonly notes: readonly Note[];
  readonly links: readonly Link[];
  readonly lanes: readonly Lane[];
}

export class Numbering {
  #numbers = new Map<string, number>();
  #counting: ReturnType<typeof setTimeout> | undefined;

  get steps(): number {
    return this.#numbers.size;
  }

  of(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  count({ notes, links, lanes }: Counted): void {
    this.stop();
    const steps = stepsInOrder(notes, links, lanes).filter((step) => step.work !== "wait");
    this.#numbers = new Map(steps.map((step, at) => [step.id, at + 1]));
  }

  /** Counts what is there a moment later, once for all that happens until then. */
  countSoon(ask: () => Counted, done: () => void): void {
    this.#counting ??= setTimeout(() => {
      this.count(ask());
      done();
    }, COUNT_MS);
  }

  stop(): void {
    clearTimeout(this.#counting);
    this.#counting = undefined;
  }
}
