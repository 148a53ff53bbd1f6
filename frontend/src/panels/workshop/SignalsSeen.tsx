// What the others signal: raised hands stay, reactions pass.
import { Hand } from "lucide-react";
import { words } from "../../i18n";
import type { PersonHere } from "../../sync/messages";
import { usePeople, useWall } from "../../ui/live";
import { useSignals } from "../../ui/signals";
import { Hosts } from "./Hosts";
import { REACTION_ICONS } from "./reaction-icons";
import style from "./signals.module.css";
import { useTellWritten } from "./use-tell-written";

export function SignalsSeen() {
  const { board } = useWall();
  const own = useSignals(board).hand ? board.you() : undefined;
  const people = usePeople();
  const hands = people.filter(({ hand }) => hand).concat(own ?? []);
  useTellWritten();
  const reacting = people.filter(({ reaction }) => reaction);
  return (
    <div className={style.seen} aria-live="polite">
      {hands.length > 0 ? (
        <p className={style.bubble}>
          <Hand size={16} aria-hidden="true" />
          {words.workshop.hands(hands.map(({ name }) => name).join(", "))}
        </p>
      ) : null}
      <Hosts />
      {reacting.map((person) => (
        <Reacting key={person.id} person={person} />
      ))}
    </div>
  );
}

function Reacting({ person: { name, reaction, color } }: { person: PersonHere }) {
  if (!reaction) return null;
  const Icon = REACTION_ICONS[reaction];
  return (
    <p className={style.bubble} style={{ "--person": color }}>
      <Icon size={16} aria-hidden="true" />
      {name}: {words.workshop.reactions[reaction]}
    </p>
  );
}
