// One board on the home page: its map in small, what it says of itself, who is in now.
import { useRef, useState } from "react";
import { Link } from "wouter";
import { type BoardCard, renameBoard, type Shelf } from "../api/boards";
import { words } from "../i18n";
import { plain } from "../model/plain";
import { sentenceOf } from "../ui/sentence-of";
import { ago, count, share, time } from "../ui/values";
import { CardMenu, type Told } from "./CardMenu";
import style from "./home.module.css";
import { MapPicture } from "./MapPicture";

interface CardProps {
  readonly board: BoardCard;
  readonly shelf: Shelf;
  readonly onChanged: (told?: Told) => void;
}

export function CardOfBoard({ board, shelf, onChanged }: CardProps) {
  const title = plain(board.title) || words.home.untitled;
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
          <CardMenu
            board={board}
            shelf={shelf}
            title={title}
            rename={() => setNaming(true)}
            onChanged={onChanged}
          />
        </div>
        <CardFigures board={board} />
        <p className={style.meta}>
          <span className={style.stand} data-stand={board.stand}>
            {words.home.stand[board.stand]}
          </span>
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
      {board.people.slice(0, 5).map((person, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
          key={at}
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
    value === null || value === undefined ? undefined : time(value, board.calendar);
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

function NameField({
  board,
  done,
  onChanged,
}: {
  board: BoardCard;
  done: () => void;
  onChanged: (told?: Told) => void;
}) {
  const kept = useRef(false); // Escape takes the field away, and leaving it is no wish to keep what is in it
  const keep = async (title: string) => {
    if (kept.current) return;
    kept.current = true;
    try {
      if (title !== "" && title !== board.title) {
        await renameBoard(board.id, title);
        onChanged();
      }
    } catch (problem) {
      onChanged({ text: sentenceOf(problem) });
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
        if (event.key === "Escape") {
          kept.current = true;
          done();
        }
      }}
    />
  );
}
