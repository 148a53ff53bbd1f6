// The door of the room: open with a code while people come in, closed after that.
import { useState } from "react";
import { closeDoor, DOOR_ROLES, type Door, openDoor } from "../../api/access";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { useWall } from "../../ui/live";
import { LobbyChoice, RoleChoice } from "./choices";
import { DoorCard } from "./DoorCard";
import style from "./share.module.css";
import type { Sharing } from "./use-access";

export function DoorSection({ door, act }: { door: Door | null; act: Sharing["act"] }) {
  return (
    <section className={style.section} aria-label={words.share.door}>
      <h3 className={style.heading}>{words.share.door}</h3>
      {door ? <OpenDoor door={door} act={act} /> : <ClosedDoor act={act} />}
    </section>
  );
}

function OpenDoor({ door, act }: { door: Door; act: Sharing["act"] }) {
  const { board, view } = useWall();
  return (
    <>
      <DoorCard door={door} />
      <div className={style.row}>
        <Button onPress={() => view.set({ dialog: null, present: true, outline: false })}>
          {words.share.bigScreen}
        </Button>
        <Button look="danger" onPress={() => void act(() => closeDoor(board.boardId))}>
          {words.share.close}
        </Button>
      </div>
      <p className={style.hint}>{words.share.closeHint}</p>
    </>
  );
}

function ClosedDoor({ act }: { act: Sharing["act"] }) {
  const { board } = useWall();
  const [role, setRole] = useState<(typeof DOOR_ROLES)[number]>("edit");
  const [lobby, setLobby] = useState(false);
  return (
    <>
      <p className={style.text}>{words.share.doorText}</p>
      <div className={style.row}>
        <RoleChoice roles={DOOR_ROLES} value={role} onChange={setRole} />
        <LobbyChoice on={lobby} onChange={setLobby} />
      </div>
      <div className={style.row}>
        <Button look="primary" onPress={() => void act(() => openDoor(board.boardId, role, lobby))}>
          {words.share.open}
        </Button>
      </div>
    </>
  );
}
