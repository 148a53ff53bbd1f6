// What people are called who wrote something here, also those who left: asked of the history once a board.
import { useEffect, useState } from "react";
import { NEWEST, readHistory } from "../../api/history";
import { words } from "../../i18n";
import { usePeople, useWall } from "../../ui/live";

const ASKED = 200;
const known = new Map<string, Promise<ReadonlyMap<string, string>>>();

export function useNames(person: string | null): string {
  const { board } = useWall();
  const here = usePeople().find(({ id }) => id === person) ?? board.you();
  const present = here && here.id === person ? here.name : undefined;
  const [names, setNames] = useState<ReadonlyMap<string, string>>();
  useEffect(() => {
    if (person === null || present !== undefined) return;
    let gone = false;
    namesOf(board.boardId).then((found) => gone || setNames(found));
    return () => {
      gone = true;
    };
  }, [board, person, present]);
  return present || names?.get(person ?? "") || words.workshop.someone;
}

/** Those who are here or have changed this board: who can be named in a comment. */
export function useKnownPeople(): readonly { readonly id: string; readonly name: string }[] {
  const { board } = useWall();
  const here = usePeople();
  const [names, setNames] = useState<ReadonlyMap<string, string>>();
  useEffect(() => {
    let gone = false;
    namesOf(board.boardId).then((found) => gone || setNames(found));
    return () => {
      gone = true;
    };
  }, [board]);
  const found = new Map([...(names ?? []), ...here.map(({ id, name }) => [id, name] as const)]);
  found.delete(board.you()?.id ?? "");
  return [...found].map(([id, name]) => ({ id, name })).filter(({ name }) => name);
}

function namesOf(boardId: string): Promise<ReadonlyMap<string, string>> {
  let asked = known.get(boardId);
  if (!asked) {
    asked = readHistory(boardId, NEWEST, ASKED).then(
      ({ people }) => new Map(Object.entries(people).map(([id, { name }]) => [id, name])),
      () => {
        known.delete(boardId); // asked again when somebody looks again
        return new Map();
      },
    );
    known.set(boardId, asked);
  }
  return asked;
}
