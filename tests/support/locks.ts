/** The Web Locks of one browser, for Node: `request` with `ifAvailable`, each tab its own manager. */

export class BrowserLocks {
  private readonly held = new Set<string>();

  /** The lock manager of a new tab; `crash` frees what it holds, as a browser does when a tab goes. */
  tab(): { locks: LockManager; crash(): void } {
    const mine = new Set<string>();
    const request = async (name: string, _options: unknown, use: (lock: unknown) => unknown) => {
      if (this.held.has(name)) return use(null);
      this.held.add(name);
      mine.add(name);
      try {
        return await use({ name, mode: "exclusive" });
      } finally {
        if (mine.delete(name)) this.held.delete(name);
      }
    };
    const crash = () => {
      for (const name of mine) this.held.delete(name);
      mine.clear();
    };
    return { locks: { request } as unknown as LockManager, crash };
  }
}
