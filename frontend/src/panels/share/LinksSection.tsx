// Links for people elsewhere. The address of one is shown once, when it is made.
import { useState } from "react";
import { GUEST_ROLES, makeLink, revokeLink, type ShareLink } from "../../api/access";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { CopyField } from "../../ui/CopyField";
import { useWall } from "../../ui/live";
import { day } from "../../ui/values";
import { LobbyChoice, RoleChoice } from "./choices";
import style from "./share.module.css";
import type { Sharing } from "./use-access";

const HOURS = ["24", "168", "720", "8760"] as const;

export function LinksSection({ links, act }: { links: readonly ShareLink[]; act: Sharing["act"] }) {
  const { board } = useWall();
  const [url, setUrl] = useState("");
  return (
    <section className={style.section} aria-label={words.share.links}>
      <h3 className={style.heading}>{words.share.links}</h3>
      <p className={style.text}>{words.share.linksText}</p>
      <NewLink onMake={(link) => act(async () => setUrl(await makeLink(board.boardId, link)))} />
      {url ? <CopyField label={words.share.made} text={url} /> : null}
      <ul className={style.list}>
        {links.map((link) => (
          <li key={link.id} className={style.item}>
            <span className={style.who}>
              <strong dir="auto">{link.label || words.share.unnamed}</strong>
              <span className={style.hint}>
                {words.accessRoles[link.role] ?? words.ask.section} ·{" "}
                {words.share.until(day(link.expires_at))} · {words.share.joined(link.joined)}
              </span>
            </span>
            <Button
              size="s"
              look="danger"
              aria-label={`${words.share.revoke}: ${link.label || words.share.unnamed}`}
              onPress={() => void act(() => revokeLink(board.boardId, link.id))}
            >
              {words.share.revoke}
            </Button>
          </li>
        ))}
      </ul>
      {links.length > 0 ? <p className={style.hint}>{words.share.revokeHint}</p> : null}
    </section>
  );
}

type Wanted = Parameters<typeof makeLink>[1];

function NewLink({ onMake }: { onMake: (link: Wanted) => Promise<void> }) {
  const [role, setRole] = useState<(typeof GUEST_ROLES)[number]>("view");
  const [hours, setHours] = useState<(typeof HOURS)[number]>("168");
  const [lobby, setLobby] = useState(false);
  const [label, setLabel] = useState("");
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        void onMake({ role, hours: Number(hours), lobby, label }).then(() => setLabel(""));
      }}
    >
      <div className={style.row}>
        <RoleChoice roles={GUEST_ROLES} value={role} onChange={setRole} />
        <label className={style.choice}>
          {words.share.lasts}
          <select
            className={style.select}
            value={hours}
            onChange={(event) => setHours(event.currentTarget.value as (typeof HOURS)[number])}
          >
            {HOURS.map((each) => (
              <option key={each} value={each}>
                {words.share.hours[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className={style.row}>
        <label className={style.choice}>
          {words.share.label}
          <input
            className={style.select}
            value={label}
            maxLength={80}
            dir="auto"
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
        </label>
        <LobbyChoice on={lobby} onChange={setLobby} />
      </div>
      <div className={style.row}>
        <Button type="submit">{words.share.make}</Button>
      </div>
    </form>
  );
}
