// One tab owns one stored set: by a Web Lock, or where there are none (plain http) by a lease in the set itself.

/** A held claim; `release` gives the set free for others. */
export interface Claim {
  /** Names this owner in a lease; undefined when a Web Lock holds the set. */
  readonly owner: string | undefined;
  release(): void;
}

/** A lease outlives the slow timers of a tab in the background (once a minute). */
export const LEASE_MS = 150_000;
export const RENEW_MS = 20_000;

export interface Lease {
  readonly owner: string;
  readonly until: number;
}

export function leaseFor(owner: string, now: number): Lease {
  return { owner, until: now + LEASE_MS };
}

/** Whether somebody else holds the set by a lease that still runs. */
export function isLeased(lease: Lease | undefined, now: number, owner?: string): boolean {
  return lease !== undefined && lease.owner !== owner && lease.until > now;
}

/** The lock of a set's name if it is free: undefined when another tab holds it. */
export function tryLock(locks: LockManager, name: string): Promise<Claim | undefined> {
  return new Promise((resolve, reject) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) {
          resolve(undefined);
          return undefined;
        }
        return new Promise<void>((release) => resolve({ owner: undefined, release }));
      })
      .catch(reject);
  });
}
