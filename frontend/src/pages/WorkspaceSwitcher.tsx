// Which client's boards are on the page, the way to the others, and to a new one.
import { Building2, ChevronDown } from "lucide-react";
import { useEffect, useState } from "react";
import { Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import { useLocation } from "wouter";
import { createSpace, enterSpace, listSpaces, type Space } from "../api/clients";
import type { Me } from "../api/session";
import { words } from "../i18n";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import menu from "../ui/menu.module.css";
import { sentenceOf } from "../ui/sentence-of";
import style from "./client/client.module.css";
import home from "./home.module.css";

const MANAGING: ReadonlySet<string> = new Set(["admin", "owner"]);

export function WorkspaceSwitcher({ me }: { me: Me }) {
  const [spaces, setSpaces] = useState<readonly Space[]>([]);
  const [adding, setAdding] = useState(false);
  const [fault, setFault] = useState("");
  const [, goTo] = useLocation();
  useEffect(() => {
    listSpaces().then(setSpaces, () => undefined); // the boards of the page say what is wrong
  }, []);
  const manages = MANAGING.has(me.role);
  if (spaces.length < 2 && !manages) return null;
  return (
    <>
      {fault ? (
        <p className={home.barFault} role="alert">
          {fault}
        </p>
      ) : null}
      <MenuTrigger>
        <Button look="quiet" aria-label={`${words.clients.workspace}: ${me.workspace.name}`}>
          <Building2 size={17} aria-hidden="true" />
          <span dir="auto">{me.workspace.name}</span>
          <ChevronDown size={15} aria-hidden="true" />
        </Button>
        <Popover className={menu.popover ?? ""} placement="bottom end">
          <Menu
            className={menu.menu ?? ""}
            aria-label={words.clients.switchTo}
            onAction={(key) => {
              if (key === "new") setAdding(true);
              else if (key === "manage") goTo(`/clients/${me.workspace.id}`);
              else if (key !== me.workspace.id)
                enter(String(key)).catch((problem: unknown) => setFault(sentenceOf(problem)));
            }}
          >
            <MenuSection
              aria-label={words.clients.switchTo}
              selectionMode="single"
              selectedKeys={[me.workspace.id]}
            >
              {spaces.map((space) => (
                <MenuItem key={space.id} id={space.id} className={menu.item ?? ""} textValue={space.name}>
                  {space.name}
                </MenuItem>
              ))}
            </MenuSection>
            <Separator className={menu.line ?? ""} />
            {manages ? (
              <MenuItem id="manage" className={menu.item ?? ""}>
                {words.clients.manage}
              </MenuItem>
            ) : null}
            {me.role === "owner" ? (
              <MenuItem id="new" className={menu.item ?? ""}>
                {words.clients.new}
              </MenuItem>
            ) : null}
          </Menu>
        </Popover>
      </MenuTrigger>
      {adding ? <NewClient onClose={() => setAdding(false)} /> : null}
    </>
  );
}

/** Another client is another page: nothing of the one before stays in memory. */
async function enter(id: string): Promise<void> {
  await enterSpace(id);
  location.assign("/");
}

function NewClient({ onClose }: { onClose: () => void }) {
  const [fault, setFault] = useState("");
  const create = (form: FormData) =>
    createSpace(String(form.get("name") ?? ""))
      .then((space) => enter(space.id))
      .catch((problem: unknown) => setFault(sentenceOf(problem)));
  return (
    <Dialog title={words.clients.newTitle} onClose={onClose}>
      <form
        className={style.ask}
        onSubmit={(event) => {
          event.preventDefault();
          void create(new FormData(event.currentTarget));
        }}
      >
        <p className={style.text}>{words.clients.newText}</p>
        <label className={style.label}>
          {words.clients.name}
          <input name="name" className={style.input} required maxLength={120} dir="auto" autoComplete="off" />
        </label>
        {fault ? (
          <p className={style.fault} role="alert">
            {fault}
          </p>
        ) : null}
        <div className={style.row}>
          <Button type="submit" look="primary">
            {words.clients.create}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
