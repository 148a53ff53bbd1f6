// Who leads the workshop: said when somebody goes who did, and offered to who may.
import { useEffect, useRef, useState } from "react";
import { signal } from "../../commands/signals";
import { words } from "../../i18n";
import { mayHost } from "../../model/roles";
import type { PersonHere } from "../../sync/messages";
import { Button } from "../../ui/Button";
import { usePeople, useStatus, useWall } from "../../ui/live";
import { useSignals } from "../../ui/signals";
import style from "./signals.module.css";

export function Hosts() {
  const { board } = useWall();
  const leads = useSignals(board).host;
  const people = usePeople();
  const [left, forget] = useLeft(people);
  const others = people.filter(({ host, role }) => host && mayHost(role));
  if (left && !leads && others.length === 0) return <Left name={left} done={forget} />;
  if (leads && others.length > 0) return <Together names={[...others.map(({ name }) => name)]} />;
  return null;
}

function Left({ name, done }: { name: string; done: () => void }) {
  const { board } = useWall();
  const may = mayHost(board.you()?.role);
  const take = () => {
    signal(board, { host: true });
    done();
  };
  return (
    <div className={style.bubble}>
      <span>
        {words.workshop.hostLeft(name)} {may ? "" : words.workshop.hostWait}
      </span>
      {may ? (
        <Button size="s" look="primary" onPress={take}>
          {words.workshop.hostOffer}
        </Button>
      ) : null}
      <Button size="s" look="quiet" onPress={done}>
        {words.workshop.dismiss}
      </Button>
    </div>
  );
}

/** Two who lead are told of one another, once. */
function Together({ names }: { names: readonly string[] }) {
  const { board } = useWall();
  const [read, setRead] = useState("");
  const key = names.join(", ");
  if (read === key) return null;
  const all = [board.you()?.name ?? "", ...names].filter(Boolean).join(", ");
  return (
    <div className={style.bubble}>
      <span>{words.workshop.twoHosts(all)}</span>
      <Button size="s" look="quiet" onPress={() => setRead(key)}>
        {words.workshop.dismiss}
      </Button>
    </div>
  );
}

/** The name of the last one who led and has gone; one's own lost connection is nobody's leaving. */
function useLeft(people: readonly PersonHere[]): [string | undefined, () => void] {
  const live = useStatus().phase === "live";
  const before = useRef<readonly PersonHere[]>([]);
  const [left, setLeft] = useState<string>();
  useEffect(() => {
    if (!live) {
      before.current = [];
      return;
    }
    const here = new Set(people.map(({ id }) => id));
    const gone = before.current.find(({ id, host, role }) => host && mayHost(role) && !here.has(id));
    if (gone) setLeft(gone.name);
    before.current = people;
  }, [people, live]);
  return [left, () => setLeft(undefined)];
}
