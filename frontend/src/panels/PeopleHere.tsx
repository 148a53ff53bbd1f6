// The people on the board, in the bar; behind the button: who is at what, and the ways to look together.
import { Button } from "react-aria-components";
import { words } from "../i18n";
import { later } from "../ui/later";
import { usePeople } from "../ui/live";
import { useDialogButton } from "../ui/opening";
import { Face } from "./Face";
import style from "./people.module.css";

const PeopleList = later(() => import("./PeopleList").then((part) => part.PeopleList));
const SHOWN = 4;

export function PeopleHere() {
  const people = usePeople();
  const { trigger, opened } = useDialogButton(PeopleList);
  if (people.length === 0) return null;
  return (
    <>
      <Button
        className={style.people ?? ""}
        aria-label={`${words.wall.people}: ${people.map(({ name }) => name).join(", ")}`}
        {...trigger}
      >
        {people.slice(0, SHOWN).map((person) => (
          <Face key={person.id} person={person} />
        ))}
        {people.length > SHOWN ? <span className={style.rest}>+{people.length - SHOWN}</span> : null}
      </Button>
      {opened ? <PeopleList opened={opened} /> : null}
    </>
  );
}
