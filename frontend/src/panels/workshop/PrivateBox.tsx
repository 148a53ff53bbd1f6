// Writing in private: everybody writes, nobody reads, until the facilitator shows all at once.
import { useSyncExternalStore } from "react";
import { leadOn } from "../../commands/signals";
import { all, reveal, writeInPrivate } from "../../commands/verbs/workshop";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { useFacts, usePeople, useStatus, useWall } from "../../ui/live";
import { Section } from "./Section";
import { useFacilitates } from "./use-role";
import style from "./workshop.module.css";

export function PrivateBox() {
  const { board } = useWall();
  const on = useFacts().private;
  const facilitates = useFacilitates();
  const own = useSyncExternalStore(
    board.subscribeChanges,
    () => all(board, "note").filter((note) => note.hidden).length,
  );
  const others = usePeople().reduce((sum, { written }) => sum + (written ?? 0), 0);
  const offline = useStatus().phase !== "live";
  const hidden = facilitates ? own + others : own;
  if (!facilitates && !on && hidden === 0) return null;
  return (
    <Section title={words.workshop.private} lead={on ? words.workshop.privateOn : words.workshop.privateLead}>
      {hidden > 0 ? (
        <p className={style.strong}>
          {facilitates ? words.workshop.privateCount(hidden) : words.workshop.privateYours(hidden)}
        </p>
      ) : null}
      {facilitates && offline ? <p className={style.lead}>{words.workshop.revealLater}</p> : null}
      {facilitates ? (
        <div className={style.actions}>
          {on || hidden > 0 ? (
            <Button look="primary" onPress={() => reveal(board)}>
              {words.workshop.reveal}
            </Button>
          ) : (
            <Button
              onPress={() => {
                writeInPrivate(board);
                leadOn(board);
              }}
            >
              {words.workshop.privateStart}
            </Button>
          )}
        </div>
      ) : null}
    </Section>
  );
}
