// All keys, straight from the table of commands, and what the mouse can do.
import { commands, keyLabel } from "../commands";
import { words } from "../i18n";
import { Dialog } from "../ui/Dialog";
import { isMac } from "../ui/keyboard";
import { useWall } from "../ui/live";
import style from "./shortcuts.module.css";

const GROUPS = ["notes", "links", "lanes", "edit", "view", "board"] as const;

export function ShortcutsDialog() {
  const { view } = useWall();
  return (
    <Dialog wide title={words.shortcuts.title} onClose={() => view.set({ dialog: null })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the screen is scrolled by the arrow keys */}
      <section className={style.body} aria-label={words.shortcuts.title} tabIndex={0}>
        <p className={style.lead}>{words.shortcuts.lead}</p>
        <div className={style.groups}>
          <Group title={words.shortcuts.mouse} rows={words.shortcuts.mouseRows} />
          {GROUPS.map((group) => (
            <Group key={group} title={words.shortcuts.groups[group] ?? group} rows={rowsOf(group)} />
          ))}
          <Group title={words.present.keysTitle} rows={words.present.keys} />
        </div>
        <p className={style.credit}>{words.shortcuts.credit}</p>
      </section>
    </Dialog>
  );
}

function rowsOf(group: string): readonly (readonly [string, string])[] {
  return commands
    .filter((command) => command.group === group && command.keys.length > 0)
    .map((command) => [
      command.keys.map((keys) => keyLabel(keys, isMac)).join("  "),
      words.commands[command.id] ?? command.id,
    ]);
}

function Group({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) {
  if (rows.length === 0) return null;
  return (
    <section className={style.group}>
      <h3 className={style.title}>{title}</h3>
      <dl className={style.rows}>
        {rows.map(([keys, what]) => (
          <div key={what} className={style.row}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
