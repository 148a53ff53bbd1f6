// Looking together on this screen: it follows a person, obeys who leads, and says so where it can be ended.
import { useEffect, useRef, useState } from "react";
import { goTo, lead } from "../commands/together";
import { words } from "../i18n";
import { mayHost } from "../model/roles";
import type { PersonHere } from "../sync/messages";
import { Button } from "../ui/Button";
import { usePeople, useView, useWall } from "../ui/live";
import style from "./together.module.css";

export function Together() {
  const wall = useWall();
  const { view } = wall;
  const people = usePeople();
  const following = useView((now) => now.following);
  const leading = useView((now) => now.leading);
  const [called, answer] = useCalls();
  useFollowing();
  const followed = people.find(({ id }) => id === following);
  return (
    <>
      {followed ? <div className={style.frame} style={{ "--person": followed.color }} /> : null}
      <div className={style.pills} role="status">
        {followed ? (
          <Pill text={words.together.following(followed.name)} color={followed.color}>
            <Button size="s" onPress={() => view.set({ following: null })}>
              {words.together.stop}
            </Button>
          </Pill>
        ) : null}
        {leading ? (
          <Pill text={words.together.leading} color="var(--brand)">
            <Button size="s" onPress={() => lead(wall, false)}>
              {words.together.stop}
            </Button>
          </Pill>
        ) : null}
        {called ? (
          <Pill text={words.together.called(called.name)} color={called.color}>
            <Button size="s" look="primary" onPress={() => answer(true)}>
              {words.together.goShort}
            </Button>
            <Button size="s" onPress={() => answer(false)}>
              {words.together.later}
            </Button>
          </Pill>
        ) : null}
      </div>
    </>
  );
}

function Pill({ text, color, children }: { text: string; color: string; children: React.ReactNode }) {
  return (
    <div className={style.pill} style={{ "--person": color }}>
      <span className={style.dot} aria-hidden="true" />
      {text}
      {children}
    </div>
  );
}

/** The screen shows what the followed person's screen shows. */
function useFollowing(): void {
  const { board, view } = useWall();
  const following = useView((now) => now.following);
  useEffect(() => {
    if (following === null) return;
    let name = "";
    const follow = () => {
      const person = board.people().find(({ id }) => id === following);
      if (!person) {
        view.set({ following: null });
        if (name) view.announce(words.together.left(name));
        return;
      }
      name = person.name;
      if (person.state) view.show(person.state);
      if (person.viewport) view.surface?.show(person.viewport);
    };
    follow();
    return board.subscribePeople(follow);
  }, [board, view, following]);
}

/** Obeys “follow me” and “come here” of those who may say it. Who is typing is asked instead of moved. */
function useCalls(): [PersonHere | undefined, (going: boolean) => void] {
  const { board, view } = useWall();
  const heard = useRef(new Map<string, PersonHere>());
  const [called, setCalled] = useState<PersonHere>();
  useEffect(() => {
    const listen = () => {
      for (const person of board.people().filter(({ role }) => mayHost(role))) {
        const before = heard.current.get(person.id);
        heard.current.set(person.id, person);
        if (person.lead && !before?.lead) {
          view.set({ following: person.id, sheet: null });
          view.announce(words.together.followsNow(person.name));
        }
        if (!person.lead && before?.lead && view.get().following === person.id) view.set({ following: null });
        if (before && person.call !== undefined && person.call !== before.call) {
          if (view.get().editing) setCalled(person);
          else {
            goTo({ board, view }, person);
            view.announce(words.together.brought(person.name));
          }
        }
      }
    };
    listen();
    return board.subscribePeople(listen);
  }, [board, view]);
  const answer = (going: boolean) => {
    setCalled(undefined);
    const person = board.people().find(({ id }) => id === called?.id);
    if (!going || !person) return;
    view.set({ editing: null });
    goTo({ board, view }, person);
  };
  return [called, answer];
}
