// The name that somebody typed last in this browser, offered again at the next wall.
const KEY = "leanwall.name";

export const remembered = {
  get(): string {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  },
  set(name: string): void {
    try {
      localStorage.setItem(KEY, name);
    } catch {
      // A browser that keeps nothing asks again next time.
    }
  },
};
