// How wide time is drawn: all alike, by its square root, or true. The choice is said on the picture.
export type Widths = "equal" | "root" | "true";

const LEAST = 3;

/** Every part keeps a sliver so that none disappears. */
export function grow(seconds: number | null, widths: Widths): number {
  if (widths === "equal" || seconds === null) return 1;
  return Math.max(LEAST, widths === "root" ? Math.sqrt(seconds) : seconds / 60);
}
