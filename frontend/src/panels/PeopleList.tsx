// Who is on the board and what each is at; from here one goes to a person, follows one, or calls everyone.
import { Eye, MapPin, Megaphone, Presentation } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Dialog } from "react-aria-components";
import { signal } from "../commands/signals";
import { bringEveryone, goTo, lead } from "../commands/together";
import { words } from "../i18n";
import { plain } from "../model/plain";
import { mayHost } from "../model/roles";
import type { PersonHere } from "../sync/messages";
import { Button, IconButton } from "../ui/Button";
import { usePeople, useView, useWall } from "../ui/live";
import { OpenedDialog } from "../ui/Opened";
import type { OpenDialog } from "../ui/opening";
import { useSignals } from "../ui/signals";
import { Face } from "./Face";
import style from "./people.module.css";

const LONGEST = 40;

export function PeopleList({ opened }: { opened: OpenDialog }) {
  const { board } = useWall();
  const people = usePeople();
  const you = useSyncExternalStore(board.subscribePeople, board.you);
  return (
    <OpenedDialog opened={opened}>
      <Dialog className={style.list ?? ""} aria-label={words.together.title}>
        {({ close }) => (
          <>
            <ul className={style.rows}>
              {people.map((person) => (
                <Row key={person.id} person={person} done={close} />
              ))}
              {you ? (
                <li className={style.row}>
                  <Face person={you} />
                  <span className={style.who}>{words.wall.youAre(you.name)}</span>
                </li>
              ) : null}
            </ul>
            {mayHost(you?.role) ? <ForEveryone done={close} /> : null}
          </>
        )}
      </Dialog>
    </OpenedDialog>
  );
}

function Row({ person, done }: { person: PersonHere; done: () => void }) {
  const wall = useWall();
  const followed = useView((now) => now.following === person.id);
  const doing = useDoing(person);
  return (
    <li className={style.row}>
      <Face person={person} />
      <span className={style.who}>
        {person.name}
        {person.host ? <span className={style.doing}>{words.workshop.leads}</span> : null}
        {doing ? <span className={style.doing}>{doing}</span> : null}
      </span>
      <IconButton
        size="s"
        label={words.together.goTo(person.name)}
        icon={<MapPin size={17} />}
        onPress={() => {
          goTo(wall, person);
          done();
        }}
      />
      <IconButton
        size="s"
        look={followed ? "primary" : "quiet"}
        label={words.together.follow(person.name)}
        icon={<Eye size={17} />}
        onPress={() => {
          wall.view.set(followed ? { following: null } : { following: person.id, sheet: null });
          done();
        }}
      />
    </li>
  );
}

/** “types in …”, “moves 3 notes”, “at …”; on the other map: which. */
function useDoing(person: PersonHere): string {
  const { board } = useWall();
  const state = useView((now) => now.state);
  const there = person.state ?? "current";
  if (there !== state)
    return words.together.onState(there === "future" ? words.state.futureLong : words.state.currentLong);
  const text = (id: string | null | undefined) => {
    const said = plain((id && board.get("note", id)?.text) || "");
    return said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said;
  };
  if (person.drag) return words.together.drags(person.drag.ids.length);
  if (text(person.editing)) return words.together.types(text(person.editing));
  const [at] = person.selection ?? [];
  return text(at) ? words.together.at(text(at)) : "";
}

function ForEveryone({ done }: { done: () => void }) {
  const wall = useWall();
  const leading = useView((now) => now.leading);
  const { host } = useSignals(wall.board);
  const act = (run: () => void) => () => {
    run();
    done();
  };
  return (
    <fieldset className={style.everyone}>
      <legend className={style.legend}>{words.together.gather}</legend>
      <Button onPress={act(() => bringEveryone(wall))}>
        <Megaphone size={16} aria-hidden="true" /> {words.together.bring}
      </Button>
      <Button look={host ? "primary" : "plain"} onPress={act(() => signal(wall.board, { host: !host }))}>
        <Presentation size={16} aria-hidden="true" /> {host ? words.workshop.leadOff : words.workshop.leadOn}
      </Button>
      <Button look={leading ? "primary" : "plain"} onPress={act(() => lead(wall, !leading))}>
        <Eye size={16} aria-hidden="true" /> {leading ? words.together.stop : words.together.followMe}
      </Button>
      <p className={style.hint}>{words.together.followMeHelp}</p>
    </fieldset>
  );
}
