// What a room reads off the wall: the QR code, the join code, where to type it.
import type { Door } from "../../api/access";
import { words } from "../../i18n";
import { QrCode } from "./QrCode";
import style from "./share.module.css";

export function DoorCard({ door }: { door: Door }) {
  return (
    <div className={style.doorCard}>
      <QrCode rows={door.qr} label={words.share.qr} />
      <div className={style.doorText}>
        <p className={style.codeLabel}>{words.share.codeLabel}</p>
        <p className={style.code} data-code={door.code}>
          {door.code.slice(0, 4)} {door.code.slice(4)}
        </p>
        <p className={style.hint}>{words.share.typeAt(door.page.replace(/^https?:\/\//, ""))}</p>
      </div>
    </div>
  );
}
