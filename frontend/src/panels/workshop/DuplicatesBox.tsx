// Notes that say the same, offered as one; whoever edits decides, and can undo it.
import { useMemo, useState, useSyncExternalStore } from "react";
import { mergeable, mergeNotes } from "../../commands/verbs/merging";
import { words } from "../../i18n";
import { duplicatesAmong } from "../../model/duplicates";
import { Button } from "../../ui/Button";
import { useWall } from "../../ui/live";
import { Section } from "./Section";
import style from "./workshop.module.css";

const SHOWN = 5;

export function DuplicatesBox() {
  const { board, view } = useWall();
  const [apart, keepApart] = useState<ReadonlySet<string>>(new Set());
  const told = useSyncExternalStore(board.subscribeChanges, () =>
    JSON.stringify(mergeable(board).map(({ id, text, kind, state }) => ({ id, text, kind, state }))),
  );
  const groups = useMemo(() => duplicatesAmong(JSON.parse(told)), [told]);
  const offered = groups.filter((ids) => !apart.has(keyOf(ids)));
  if (offered.length === 0 || !board.canEdit()) return null;
  const merge = (ids: readonly string[]) => {
    const done = mergeNotes(board, ids);
    if (done) view.announce(words.workshop.merged(ids.length));
    else view.tell(words.workshop.mergeTooLong);
  };
  return (
    <Section title={words.workshop.duplicates} lead={words.workshop.duplicatesLead}>
      {offered.slice(0, SHOWN).map((ids) => (
        <fieldset key={keyOf(ids)} className={style.group} aria-label={board.get("note", ids[0] ?? "")?.text}>
          <ul>
            {ids.map((id) => (
              <li key={id} dir="auto">
                {board.get("note", id)?.text}
              </li>
            ))}
          </ul>
          <div className={style.actions}>
            <Button size="s" look="primary" onPress={() => merge(ids)}>
              {words.workshop.merge}
            </Button>
            <Button size="s" onPress={() => keepApart(new Set([...apart, keyOf(ids)]))}>
              {words.workshop.keepApart}
            </Button>
            <Button size="s" look="quiet" onPress={() => show(ids)}>
              {words.workshop.showThem}
            </Button>
          </div>
        </fieldset>
      ))}
      {offered.length > SHOWN ? (
        <p className={style.lead}>{words.workshop.moreGroups(offered.length - SHOWN)}</p>
      ) : null}
    </Section>
  );
  function show(ids: readonly string[]) {
    view.show(board.get("note", ids[0] ?? "")?.state ?? "current");
    view.select(ids);
    requestAnimationFrame(() => view.surface?.bring(ids));
  }
}

function keyOf(ids: readonly string[]): string {
  return ids.toSorted().join(" ");
}
