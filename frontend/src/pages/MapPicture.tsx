// A map in small: lanes as bands, notes as papers in the colour of their value.
import type { BoardCard } from "../api/boards";
import { words } from "../i18n";
import { LANE, NOTE } from "../model/geometry";
import { orderedLanes } from "../model/order";
import style from "./picture.module.css";

type SmallMap = BoardCard["map"];
type Spot = SmallMap["notes"][number];

const HEAD = 150;
const SHAPE = { width: 320, height: 168 } as const;

export function MapPicture({ map }: { map: SmallMap }) {
  const state = map.notes.some((note) => note.state === "future") ? "future" : "current";
  const notes = map.notes.filter((note) => note.state === state);
  if (map.lanes.length === 0 && notes.length === 0) {
    return <div className={style.empty}>{words.home.emptyMap}</div>;
  }
  const bands = bandsOf(map, notes);
  const right = Math.max(1000, ...notes.map((note) => note.x + NOTE.width + 24));
  const bottom = bands.reduce((sum, band) => Math.max(sum, band.top + band.height), 1);
  const scale = Math.min(SHAPE.width / (right + HEAD), SHAPE.height / bottom);
  const top = (SHAPE.height / scale - bottom) / 2;
  return (
    <svg
      className={style.picture}
      viewBox={`0 ${-top} ${SHAPE.width / scale} ${SHAPE.height / scale}`}
      aria-hidden="true"
    >
      {bands.map((band) => (
        <g key={band.id ?? ""}>
          <rect className={style.band} x={0} y={band.top} width={SHAPE.width / scale} height={band.height} />
          <rect className={style.head} x={0} y={band.top} width={HEAD - 24} height={band.height} />
        </g>
      ))}
      {notes.map((note, at) => (
        <Paper
          // biome-ignore lint/suspicious/noArrayIndexKey: two notes may lie at one place
          key={at}
          note={note}
          top={bands.find((band) => band.id === note.lane)?.top ?? 0}
        />
      ))}
    </svg>
  );
}

function Paper({ note, top }: { note: Spot; top: number }) {
  const x = note.x + HEAD;
  const y = top + note.y;
  return (
    <g className={style[note.kind]}>
      <rect className={style.paper} x={x} y={y} width={NOTE.width} height={NOTE.height} rx={10} />
      {note.value ? (
        <rect className={style[note.value.toLowerCase()]} x={x} y={y} width={NOTE.width} height={22} rx={8} />
      ) : null}
    </g>
  );
}

interface SmallBand {
  readonly id: string | null;
  readonly top: number;
  readonly height: number;
}

function bandsOf(map: SmallMap, notes: readonly Spot[]): SmallBand[] {
  const bands: SmallBand[] = [];
  let top = 0;
  for (const lane of orderedLanes(map.lanes)) {
    const needed = Math.max(
      0,
      ...notes.filter((note) => note.lane === lane.id).map((note) => note.y + NOTE.height + LANE.pad),
    );
    const height = Math.max(lane.height ?? LANE.height, needed);
    bands.push({ id: lane.id, top, height });
    top += height + LANE.gap * 2;
  }
  if (notes.some((note) => note.lane === null)) bands.push({ id: null, top, height: LANE.height });
  return bands;
}
