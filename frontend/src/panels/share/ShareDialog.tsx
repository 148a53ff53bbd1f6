// Letting people in: the door for the room, links for elsewhere, and who came.
import { words } from "../../i18n";
import { Dialog } from "../../ui/Dialog";
import { useWall } from "../../ui/live";
import { DoorSection } from "./DoorSection";
import { GuestsSection } from "./GuestsSection";
import { LinksSection } from "./LinksSection";
import style from "./share.module.css";
import { useAccess } from "./use-access";

export function ShareDialog() {
  const { view } = useWall();
  const { access, fault, act } = useAccess();
  return (
    <Dialog wide title={words.share.title} onClose={() => view.set({ dialog: null })}>
      <div className={style.body}>
        {fault ? (
          <p className={style.fault} role="alert">
            {fault}
          </p>
        ) : null}
        {access ? (
          <>
            {access.reach === "public" ? null : (
              <p className={style.warning}>
                {access.reach === "here" ? words.share.here : words.share.network}
              </p>
            )}
            <DoorSection door={access.door} act={act} />
            <GuestsSection guests={access.guests} door={access.door} act={act} />
            <LinksSection links={access.links} act={act} />
          </>
        ) : (
          <p role="status">{words.app.loading}</p>
        )}
      </div>
    </Dialog>
  );
}
