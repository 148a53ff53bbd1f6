// The secret that signs a browser in, as it comes in an address or from somebody's hands.

export const TOKEN = "#token=";

/** The token itself, or the one in a pasted address. */
export function tokenIn(text: string): string {
  const after = text.split(TOKEN)[1];
  return after === undefined ? text.trim() : decoded(after.trim());
}

/** An address can be cut off within an escape; then it is taken as it stands, and the server refuses it in words. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
