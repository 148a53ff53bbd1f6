// Decisions act once there is a future; those that it does not show yet are carried out with one press.
import { carryOutAll, startAndCarryOut } from "../../commands/verbs/deciding";
import { words } from "../../i18n";
import { notCarriedOut } from "../../model/judging";
import type { Note } from "../../model/records";
import { useAttempt } from "../../ui/attempt";
import { Button } from "../../ui/Button";
import { useWall } from "../../ui/live";
import { futureSteps } from "../../ui/today";
import fields from "../fields/fields.module.css";
import style from "./judge.module.css";

export function CarryOut({ steps }: { steps: readonly Note[] }) {
  const wall = useWall();
  const { busy, fault, run } = useAttempt();
  const future = futureSteps(wall);
  const started = future.length > 0;
  const behind = started ? notCarriedOut(steps, future).length : 0;
  const decided = steps.some(({ decision }) => decision !== null);
  if (!wall.board.canEdit() || (started ? behind === 0 : !decided)) return null;
  const go = () => run(() => (started ? carryOutAll(wall) : startAndCarryOut(wall)));
  return (
    <section className={style.behind}>
      <p>{started ? words.judge.behind(behind) : words.judge.noFuture}</p>
      <Button size="s" look="primary" isDisabled={busy} onPress={() => void go()}>
        {started ? words.judge.carryOut : words.judge.startFuture}
      </Button>
      {fault ? (
        <p className={fields.fault} role="alert">
          {fault}
        </p>
      ) : null}
    </section>
  );
}
