/** Chance that can be repeated: the same seed gives the same numbers (mulberry32). */
export class Chance {
  constructor(private state: number) {}

  /** From 0 up to 1. */
  number(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number below `limit`. */
  below(limit: number): number {
    return Math.floor(this.number() * limit);
  }

  often(share: number): boolean {
    return this.number() < share;
  }

  one<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }
}
