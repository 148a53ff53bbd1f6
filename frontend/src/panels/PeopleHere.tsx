// Who is on the board: initials in their colours; a press goes to where they are.
import { useSyncExternalStore } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { words } from "../i18n";
import type { Person, PersonHere } from "../sync/messages";
import { usePeople, useWall } from "../ui/live";
import menu from "../ui/menu.module.css";
import style from "./people.module.css";

const SHOWN = 4;

export function PeopleHere() {
  const { board, view } = useWall();
  const people = usePeople();
  const you = useSyncExternalStore(board.subscribePeople, board.you);
  if (people.length === 0) return null;
  const goTo = (person: PersonHere) => {
    if (person.state) view.show(person.state);
    const at = person.editing ?? person.selection?.[0];
    if (at) requestAnimationFrame(() => view.surface?.reveal(at, false));
  };
  return (
    <MenuTrigger>
      <Button
        className={style.people ?? ""}
        aria-label={`${words.wall.people}: ${people.map(({ name }) => name).join(", ")}`}
      >
        {people.slice(0, SHOWN).map((person) => (
          <Face key={person.id} person={person} />
        ))}
        {people.length > SHOWN ? <span className={style.rest}>+{people.length - SHOWN}</span> : null}
      </Button>
      <Popover className={menu.popover ?? ""} placement="bottom end">
        <Menu
          className={menu.menu ?? ""}
          onAction={(key) => {
            const person = people.find(({ id }) => id === key);
            if (person) goTo(person);
          }}
        >
          {people.map((person) => (
            <MenuItem key={person.id} id={person.id} textValue={person.name} className={menu.item ?? ""}>
              <Face person={person} /> {words.wall.goTo(person.name)}
            </MenuItem>
          ))}
          {you ? (
            <MenuItem key="you" id="you" textValue={you.name} isDisabled className={menu.item ?? ""}>
              <Face person={you} /> {words.wall.youAre(you.name)}
            </MenuItem>
          ) : null}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Face({ person }: { person: Person }) {
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
