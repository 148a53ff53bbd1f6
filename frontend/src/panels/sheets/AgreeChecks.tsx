// What stands between the board and a signature: put right, or waived with a reason where it is no error.
import { useState } from "react";
import type { OpenPoint } from "../../api/improving";
import { unwaive, waive } from "../../commands/verbs/agreeing";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { joined } from "../../ui/joined";
import { useWall } from "../../ui/live";
import style from "./agree.module.css";
import sheet from "./sheet.module.css";

export function Checks({ points }: { points: readonly OpenPoint[] }) {
  const open = points.filter(({ waived }) => waived === null);
  const waived = points.filter((point) => point.waived !== null);
  return (
    <section className={sheet.card} aria-label={words.agree.points}>
      <h2 className={sheet.title}>{words.agree.points}</h2>
      {open.length === 0 ? <p className={style.clear}>{words.agree.pointsNone}</p> : null}
      <ul className={style.points}>
        {open.map((point) => (
          <OpenCheck key={keyOf(point)} point={point} />
        ))}
      </ul>
      {waived.length > 0 ? (
        <details>
          <summary>{words.agree.settled(waived.length)}</summary>
          <ul className={style.points}>
            {waived.map((point) => (
              <WaivedCheck key={keyOf(point)} point={point} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function keyOf({ state, code, text }: OpenPoint): string {
  return `${state} ${code} ${text}`;
}

function Words({ point }: { point: OpenPoint }) {
  const tone = { error: sheet.bad, warning: sheet.warn, hint: sheet.info }[point.severity];
  return (
    <>
      <p>
        <span className={joined(sheet.chip, tone)}>{words.findings.severity[point.severity]}</span>{" "}
        <span className={sheet.chip}>{words.agree.state[point.state]}</span> {point.text}
      </p>
      <p className={sheet.quiet}>{point.do}</p>
    </>
  );
}

function OpenCheck({ point }: { point: OpenPoint }) {
  const { board, view } = useWall();
  const [reason, setReason] = useState<string>();
  const [first] = point.notes;
  const show = () => {
    view.show(point.state);
    view.set({ sheet: null, selection: point.notes, panel: "details" });
    if (first) requestAnimationFrame(() => view.reveal(first));
  };
  return (
    <li className={style.point}>
      <Words point={point} />
      <div className={sheet.row}>
        {first ? (
          <Button size="s" look="quiet" onPress={show} aria-label={`${words.agree.show}: ${point.text}`}>
            {words.agree.show}
          </Button>
        ) : null}
        {point.severity === "error" ? (
          <span className={sheet.quiet}>{words.agree.errors}</span>
        ) : board.canEdit() && reason === undefined ? (
          <Button
            size="s"
            look="quiet"
            onPress={() => setReason("")}
            aria-label={`${words.agree.waive}: ${point.text}`}
          >
            {words.agree.waive}
          </Button>
        ) : null}
      </div>
      {reason === undefined ? null : (
        <form
          className={sheet.row}
          onSubmit={(event) => {
            event.preventDefault();
            if (!reason.trim()) return;
            waive(board, point, reason.trim());
            setReason(undefined);
          }}
        >
          <input
            // biome-ignore lint/a11y/noAutofocus: the field was asked for
            autoFocus
            className={joined(sheet.input, style.reason)}
            aria-label={words.agree.waiveReason}
            placeholder={words.agree.waiveReason}
            value={reason}
            maxLength={10_000}
            dir="auto"
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={(event) => event.stopPropagation()}
          />
          <Button size="s" type="submit" look="primary" isDisabled={!reason.trim()}>
            {words.agree.waive}
          </Button>
        </form>
      )}
    </li>
  );
}

function WaivedCheck({ point }: { point: OpenPoint }) {
  const { board } = useWall();
  return (
    <li className={style.point}>
      <Words point={point} />
      <p>{words.agree.waived(point.waived ?? "")}</p>
      {board.canEdit() ? (
        <div>
          <Button size="s" look="quiet" onPress={() => unwaive(board, point)}>
            {words.agree.unwaive}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
