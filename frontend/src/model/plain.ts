// People's words as they are shown: marks that turn the direction of all that follows are left out, so that no note,
// lane or board can turn the words around it, or spell “exe.txt” where “txt.exe” was written. They stay in the text.
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

export function plain(text: string): string {
  return text.replace(TURNING, "");
}
