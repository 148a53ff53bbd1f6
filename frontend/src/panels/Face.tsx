// Somebody by the first letters of their name, in their colour.
import type { Person } from "../sync/messages";
import style from "./people.module.css";

export function Face({ person }: { person: Person }) {
  return (
    <span className={style.face} style={{ "--person": person.color }} aria-hidden="true">
      {initials(person.name)}
    </span>
  );
}

function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : ""].map(
    (part) => Array.from(part ?? "")[0] ?? "",
  );
  return letters.join("").toLocaleUpperCase() || "?";
}
