// Who came by a link or the code: let in, promoted, muted, sent away.
import { useState } from "react";
import {
  changeGuest,
  closeDoor,
  type Door,
  GUEST_ROLES,
  type GuestChange,
  type GuestHere,
  removeGuest,
} from "../../api/access";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { usePeople, useWall } from "../../ui/live";
import style from "./share.module.css";
import type { Sharing } from "./use-access";

interface GuestsProps {
  readonly guests: readonly GuestHere[];
  readonly door: Door | null;
  readonly act: Sharing["act"];
}

export function GuestsSection({ guests, door, act }: GuestsProps) {
  const [gone, setGone] = useState<GuestHere>();
  const { board } = useWall();
  const here = new Set(usePeople().map(({ id }) => id));
  const waiting = guests.filter((guest) => guest.waiting);
  const inside = guests.filter((guest) => !guest.waiting);
  const change = (guest: GuestHere, what: GuestChange) =>
    void act(() => changeGuest(board.boardId, guest.id, what));
  const remove = (guest: GuestHere) =>
    void act(async () => {
      await removeGuest(board.boardId, guest.id);
      setGone(guest);
    });
  const letAllIn = () =>
    void act(async () => {
      for (const guest of waiting) await changeGuest(board.boardId, guest.id, { waiting: false });
    });
  return (
    <section className={style.section} aria-label={words.share.people}>
      <h3 className={style.heading}>
        {words.share.people} {inside.length > 0 ? `(${inside.length})` : ""}
      </h3>
      {waiting.length > 0 ? (
        <div className={style.waiting} role="status">
          <p>{words.share.waiting(waiting.length)}</p>
          <ul className={style.list}>
            {waiting.map((guest) => (
              <li key={guest.id} className={style.item}>
                <Name guest={guest} />
                <Button size="s" look="primary" onPress={() => change(guest, { waiting: false })}>
                  {words.share.letIn}
                </Button>
                <Button size="s" look="danger" onPress={() => remove(guest)}>
                  {words.share.remove}
                </Button>
              </li>
            ))}
          </ul>
          {waiting.length > 1 ? <Button onPress={letAllIn}>{words.share.letAllIn}</Button> : null}
        </div>
      ) : null}
      {gone ? <SentAway guest={gone} door={door} act={act} /> : null}
      {guests.length === 0 ? <p className={style.hint}>{words.share.nobody}</p> : null}
      <ul className={style.list}>
        {inside.map((guest) => (
          <li key={guest.id} className={style.item}>
            <Name guest={guest} isHere={here.has(guest.id)} />
            <select
              className={style.small}
              aria-label={words.share.roleOf(guest.name)}
              value={guest.role}
              onChange={(event) => change(guest, { role: event.currentTarget.value as "view" })}
            >
              {GUEST_ROLES.map((role) => (
                <option key={role} value={role}>
                  {words.accessRoles[role]}
                </option>
              ))}
            </select>
            <Button
              size="s"
              aria-label={`${guest.muted ? words.share.unmute : words.share.mute}: ${guest.name}`}
              onPress={() => change(guest, { muted: !guest.muted })}
            >
              {guest.muted ? words.share.unmute : words.share.mute}
            </Button>
            <Button
              size="s"
              look="danger"
              aria-label={`${words.share.remove}: ${guest.name}`}
              onPress={() => remove(guest)}
            >
              {words.share.remove}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a removal can and cannot do, and the way they came in by, to close it. */
function SentAway({ guest, door, act }: { guest: GuestHere; door: Door | null; act: Sharing["act"] }) {
  const { board } = useWall();
  const byDoor = door !== null && door.id === guest.link_id;
  return (
    <div className={style.waiting} role="status">
      <p>
        <strong dir="auto">{words.share.removed(guest.name)}</strong> {words.share.removedHint}
      </p>
      {byDoor ? (
        <div className={style.row}>
          <Button size="s" onPress={() => void act(() => closeDoor(board.boardId))}>
            {words.share.close}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Name({ guest, isHere = false }: { guest: GuestHere; isHere?: boolean }) {
  const said = [isHere ? words.share.isHere : "", guest.muted ? words.share.isMuted : ""].filter(Boolean);
  return (
    <span className={style.who}>
      <span className={style.name}>
        <span className={style.dot} style={{ "--person": guest.color }} aria-hidden="true" />
        <strong dir="auto">{guest.name}</strong>
      </span>
      {said.length > 0 ? <span className={style.hint}>{said.join(", ")}</span> : null}
    </span>
  );
}
