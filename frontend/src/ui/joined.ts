/** Class names joined with spaces; what is false or missing is left out. */
export function joined(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
