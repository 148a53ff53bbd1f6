// A QR code from the server's rows of squares: black on white in light and dark, with the quiet edge that cameras need.
import style from "./share.module.css";

const EDGE = 4;

export function QrCode({ rows, label }: { rows: readonly string[]; label: string }) {
  const size = rows.length + 2 * EDGE;
  const path = rows.flatMap((row, y) =>
    [...row].flatMap((cell, x) => (cell === "1" ? `M${x + EDGE} ${y + EDGE}h1v1h-1z` : [])),
  );
  return (
    <svg className={style.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} className={style.paper} />
      <path d={path.join("")} className={style.ink} shapeRendering="crispEdges" />
    </svg>
  );
}
