// Saying something without words: a hand, a reaction; for who leads also a laser pointer and light on one lane.
import { Hand } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Dialog } from "react-aria-components";
import { react, signal } from "../../commands/signals";
import { words } from "../../i18n";
import { mayHost } from "../../model/roles";
import { REACTIONS } from "../../sync/messages";
import { Button } from "../../ui/Button";
import { useWall } from "../../ui/live";
import { OpenedDialog } from "../../ui/Opened";
import type { OpenDialog } from "../../ui/opening";
import { useSignals } from "../../ui/signals";
import { LaneOptions } from "../fields/LaneOptions";
import { REACTION_ICONS } from "./reaction-icons";
import style from "./signals.module.css";

export function SignalsBox({ opened }: { opened: OpenDialog }) {
  const { board } = useWall();
  const { hand } = useSignals(board);
  const role = useSyncExternalStore(board.subscribePeople, () => board.you()?.role);
  return (
    <OpenedDialog opened={opened}>
      <Dialog className={style.menu ?? ""} aria-label={words.workshop.signals}>
        {({ close }) => (
          <>
            <Button
              look={hand ? "primary" : "plain"}
              onPress={() => {
                signal(board, { hand: !hand });
                close();
              }}
            >
              <Hand size={16} aria-hidden="true" /> {hand ? words.workshop.handDown : words.workshop.hand}
            </Button>
            <Reactions done={close} />
            <Switches leads={mayHost(role)} />
          </>
        )}
      </Dialog>
    </OpenedDialog>
  );
}

function Reactions({ done }: { done: () => void }) {
  const { board } = useWall();
  return (
    <div className={style.reactions}>
      {REACTIONS.map((reaction) => {
        const Icon = REACTION_ICONS[reaction];
        return (
          <Button
            key={reaction}
            size="s"
            look="quiet"
            onPress={() => {
              react(board, reaction);
              done();
            }}
          >
            <Icon size={15} aria-hidden="true" /> {words.workshop.reactions[reaction]}
          </Button>
        );
      })}
    </div>
  );
}

function Switches({ leads }: { leads: boolean }) {
  const { board } = useWall();
  const { laser, hidesCursors, spotlight } = useSignals(board);
  return (
    <div className={style.switches}>
      <label className={style.switch}>
        <input
          type="checkbox"
          checked={hidesCursors}
          onChange={() => signal(board, { hidesCursors: !hidesCursors })}
        />
        {words.workshop.hideCursors}
      </label>
      <label className={style.switch}>
        <input type="checkbox" checked={laser} onChange={() => signal(board, { laser: !laser })} />
        {words.workshop.laser}
      </label>
      {leads ? (
        <label className={style.switch}>
          {words.workshop.spotlight}
          <select
            value={spotlight ?? ""}
            onChange={(event) => signal(board, { spotlight: event.currentTarget.value || null })}
          >
            <option value="">{words.workshop.spotlightOff}</option>
            <LaneOptions />
          </select>
        </label>
      ) : null}
    </div>
  );
}
