// Who came by a link or the code: let in, promoted, muted, sent away.
import { changeGuest, GUEST_ROLES, type GuestChange, type GuestHere, removeGuest } from "../../api/access";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { usePeople, useWall } from "../../ui/live";
import style from "./share.module.css";
import type { Sharing } from "./use-access";

interface GuestsProps {
  readonly guests: readonly GuestHere[];
  readonly act: Sharing["act"];
}

export function GuestsSection({ guests, act }: GuestsProps) {
  const { board } = useWall();
  const here = new Set(usePeople().map(({ id }) => id));
  const waiting = guests.filter((guest) => guest.waiting);
  const inside = guests.filter((guest) => !guest.waiting);
  const change = (guest: GuestHere, what: GuestChange) =>
    void act(() => changeGuest(board.boardId, guest.id, what));
  const remove = (guest: GuestHere) => void act(() => removeGuest(board.boardId, guest.id));
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
