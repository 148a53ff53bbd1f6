// One board on the home page: its map in small, what it says of itself, who is in now.
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { Link } from "wouter";
import { type BoardCard, createBoard, deleteBoard, readBoard, renameBoard } from "../api/boards";
import { words } from "../i18n";
import { Button, IconButton } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { joined } from "../ui/joined";
import menu from "../ui/menu.module.css";
import { saveFile } from "../ui/save-file";
import { ago, count, share, time } from "../ui/values";
import style from "./home.module.css";
import { MapPicture } from "./MapPicture";

const USUAL_CALENDAR = {
  hours_per_day: 8,
  productive_hours_per_day: 7,
  days_per_week: 5,
  days_per_month: 20,
} as const;

export function CardOfBoard({ board, onChanged }: { board: BoardCard; onChanged: () => void }) {
  const title = board.title || words.home.untitled;
  const [naming, setNaming] = useState(false);
  return (
    <li className={style.card}>
      <Link href={`/boards/${board.id}`} className={style.open} aria-label={words.home.open(title)}>
        <MapPicture map={board.map} />
      </Link>
      <div className={style.below}>
        <div className={style.cardHead}>
          {naming ? (
            <NameField board={board} done={() => setNaming(false)} onChanged={onChanged} />
          ) : (
            <h2 className={style.cardTitle}>
              <Link href={`/boards/${board.id}`} className={style.cardLink}>
                {title}
              </Link>
            </h2>
          )}
          <CardMenu board={board} title={title} rename={() => setNaming(true)} onChanged={onChanged} />
        </div>
        <CardFigures board={board} />
        <p className={style.meta}>
          {words.home.edited(ago(board.updated_at, Date.now()))}
          <PeopleNow board={board} />
        </p>
      </div>
    </li>
  );
}

function PeopleNow({ board }: { board: BoardCard }) {
  if (board.people.length === 0) return null;
  return (
    <span className={style.people}>
      {board.people.slice(0, 5).map((person) => (
        <span
          key={person.name}
          className={style.dot}
          style={{ "--person": person.color }}
          title={person.name}
        />
      ))}
      {words.home.inNow(board.people.map(({ name }) => name).join(", "))}
    </span>
  );
}

/** Lead time before and after where both are known, else what is known. */
function CardFigures({ board }: { board: BoardCard }) {
  const { current, future } = board.figures;
  const lead = (value: number | null | undefined) =>
    value === null || value === undefined ? undefined : time(value, USUAL_CALENDAR);
  const [before, after] = [lead(current?.lead_time), lead(future?.lead_time)];
  if (!current && !future) return <p className={style.quiet}>{words.home.emptyMap}</p>;
  return (
    <dl className={style.figures}>
      <Pair name={words.home.leadTime} before={before} after={after} />
      <Pair name={words.home.steps} before={number(current?.steps)} after={number(future?.steps)} />
      <Pair
        name={words.figures.activity_ratio}
        before={part(current?.activity_ratio)}
        after={part(future?.activity_ratio)}
      />
    </dl>
  );
}

function number(value: number | null | undefined): string | undefined {
  return value === null || value === undefined ? undefined : count(value, 0);
}

function part(value: number | null | undefined): string | undefined {
  return value === null || value === undefined ? undefined : share(value);
}

function Pair({
  name,
  before,
  after,
}: {
  name: string;
  before: string | undefined;
  after: string | undefined;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{after ?? before ?? "–"}</strong>
        {after && before ? <span className={style.from}> {words.figures.before(before)}</span> : null}
      </dd>
    </div>
  );
}

interface CardMenuProps {
  readonly board: BoardCard;
  readonly title: string;
  readonly rename: () => void;
  readonly onChanged: () => void;
}

function CardMenu({ board, title, rename, onChanged }: CardMenuProps) {
  const [asking, setAsking] = useState(false);
  const verbs: Readonly<Record<string, () => Promise<void> | void>> = {
    rename,
    duplicate: async () => {
      const file = await readBoard(board.id);
      await createBoard({ ...file, title: words.home.copyOf(title) });
      onChanged();
    },
    download: async () => saveFile(JSON.stringify(await readBoard(board.id), null, 2), `${title}.json`),
    remove: () => setAsking(true),
  };
  return (
    <>
      <MenuTrigger>
        <IconButton size="s" label={words.home.actions(title)} icon={<Ellipsis size={17} />} />
        <Popover className={menu.popover ?? ""} placement="bottom end">
          <Menu className={menu.menu ?? ""} onAction={(key) => void verbs[String(key)]?.()}>
            <MenuItem id="rename" className={menu.item ?? ""}>
              {words.home.rename}
            </MenuItem>
            <MenuItem id="duplicate" className={menu.item ?? ""}>
              {words.home.duplicate}
            </MenuItem>
            <MenuItem id="download" className={menu.item ?? ""}>
              {words.home.download}
            </MenuItem>
            <Separator className={menu.line ?? ""} />
            <MenuItem id="remove" className={joined(menu.item, menu.danger)}>
              {words.home.remove}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {asking ? (
        <Dialog alert title={words.home.removeTitle(title)} onClose={() => setAsking(false)}>
          <div className={style.ask}>
            <p>{words.home.removeText}</p>
            <div className={style.askButtons}>
              <Button onPress={() => setAsking(false)}>{words.app.cancel}</Button>
              <Button
                look="danger"
                onPress={async () => {
                  await deleteBoard(board.id);
                  setAsking(false);
                  onChanged();
                }}
              >
                {words.home.removeNow}
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

function NameField({
  board,
  done,
  onChanged,
}: {
  board: BoardCard;
  done: () => void;
  onChanged: () => void;
}) {
  const keep = async (title: string) => {
    if (title !== "" && title !== board.title) {
      await renameBoard(board.id, title);
      onChanged();
    }
    done();
  };
  return (
    <input
      className={style.nameField}
      defaultValue={board.title}
      // biome-ignore lint/a11y/noAutofocus: the field replaces the title that was just chosen to be renamed
      autoFocus
      maxLength={300}
      aria-label={words.wall.title}
      onBlur={(event) => void keep(event.currentTarget.value.trim())}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") done();
      }}
    />
  );
}
