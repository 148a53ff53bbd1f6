// What changed since the agreed version: counted by what happened, with the names, and the way into the history.

import { readDifferences } from "../../api/history";
import type { ReleaseTold } from "../../api/improving";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { useWall } from "../../ui/live";
import { useServed } from "../../ui/served";
import style from "./agree.module.css";

const NAMED = 6;
/** Talk, tasks and what signing itself writes are no change of what was agreed (`agreed_content` on the server). */
const ABOUT: ReadonlySet<string> = new Set([
  "release",
  "signature",
  "review",
  "waiver",
  "comment",
  "vote",
  "poll",
  "timer",
  "agenda_item",
  "action",
]);

export function Changes({ release }: { release: ReleaseTold }) {
  const { board, view } = useWall();
  const since = release.imported ? 0 : (release.version ?? 0);
  const { value } = useServed((id) => readDifferences(id, since, board.version() ?? since), String(since));
  if (!value) return null;
  const groups = (["added", "changed", "deleted"] as const).map((kind) => {
    return [kind, value[kind].filter(({ record }) => !ABOUT.has(record))] as const;
  });
  const said = { added: words.agree.added, changed: words.agree.changedCount, deleted: words.agree.deleted };
  return (
    <div className={style.changes}>
      <h3>{release.imported ? words.agree.whatChangedHere : words.agree.whatChanged(release.number)}</h3>
      <ul>
        {groups
          .filter(([, found]) => found.length > 0)
          .map(([kind, found]) => (
            <li key={kind}>
              <strong>{said[kind](found.length)}</strong>
              {": "}
              {found
                .slice(0, NAMED)
                .map(({ name }) => name || words.note.untitled)
                .join(", ")}
              {found.length > NAMED ? " …" : ""}
            </li>
          ))}
      </ul>
      <div>
        <Button size="s" look="quiet" onPress={() => view.goTo(`/boards/${board.boardId}/history`)}>
          {words.agree.inHistory}
        </Button>
      </div>
    </div>
  );
}
