// Forgetting for good what was ever deleted or overwritten on a board. For administrators of its workspace.
import { useState } from "react";
import { forgetPast } from "../../api/history";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import style from "./history.module.css";
import type { Said } from "./VersionPanel";

interface ForgetProps {
  readonly boardId: string;
  readonly onForgotten: () => Promise<void>;
  readonly onSaid: (said: Said) => void;
}

export function Forget({ boardId, onForgotten, onSaid }: ForgetProps) {
  const [asking, setAsking] = useState(false);
  const forget = async () => {
    setAsking(false);
    try {
      await forgetPast(boardId);
      await onForgotten();
      onSaid({ text: words.history.forgotten, bad: false });
    } catch (problem) {
      onSaid({ text: problem instanceof Error ? problem.message : words.app.failed, bad: true });
    }
  };
  return (
    <>
      <Button size="s" look="quiet" onPress={() => setAsking(true)}>
        {words.history.forget}
      </Button>
      {asking ? (
        <Dialog alert title={words.history.forgetTitle} onClose={() => setAsking(false)}>
          <div className={style.ask}>
            <p>{words.history.forgetText}</p>
            <div className={style.askButtons}>
              <Button onPress={() => setAsking(false)}>{words.app.cancel}</Button>
              <Button look="danger" onPress={() => void forget()}>
                {words.history.forgetNow}
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
