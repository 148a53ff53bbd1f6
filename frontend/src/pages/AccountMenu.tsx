// Appearance and signing out, for pages without a wall.
import { CircleUserRound } from "lucide-react";
import { useState } from "react";
import { Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import { useLocation } from "wouter";
import { leave, type Unsent, unsent } from "../commands/leaving";
import { words } from "../i18n";
import { Button, IconButton } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { LanguageChoice } from "../ui/LanguageChoice";
import menu from "../ui/menu.module.css";
import { ThemeChoice } from "../ui/ThemeChoice";
import style from "./home.module.css";

export function AccountMenu() {
  const [fault, setFault] = useState("");
  const [losing, setLosing] = useState<Unsent>();
  const [, goTo] = useLocation();
  const leaveNow = () => {
    setLosing(undefined);
    return leave().then(
      () => location.assign("/"),
      () => setFault(words.app.signOutFailed),
    );
  };
  const signOut = async () => {
    const waiting = await unsent().catch(() => undefined);
    if (waiting) setLosing(waiting);
    else await leaveNow();
  };
  return (
    <>
      {fault ? (
        <p className={style.barFault} role="alert">
          {fault}
        </p>
      ) : null}
      {losing ? (
        <AskBeforeLosing losing={losing} onLeave={leaveNow} onStay={() => setLosing(undefined)} />
      ) : null}
      <MenuTrigger>
        <IconButton label={words.app.account} icon={<CircleUserRound size={20} />} />
        <Popover className={menu.popover ?? ""} placement="bottom end">
          <Menu className={menu.menu ?? ""} aria-label={words.app.account}>
            <ThemeChoice />
            <Separator className={menu.line ?? ""} />
            <LanguageChoice />
            <Separator className={menu.line ?? ""} />
            <MenuSection aria-label={words.app.account}>
              <MenuItem id="you" className={menu.item ?? ""} onAction={() => goTo("/you")}>
                {words.account.open}
              </MenuItem>
              <MenuItem id="sign-out" className={menu.item ?? ""} onAction={() => void signOut()}>
                {words.app.signOut}
              </MenuItem>
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  );
}

interface AskProps {
  readonly losing: Unsent;
  readonly onLeave: () => Promise<void>;
  readonly onStay: () => void;
}

/** What is in this browser only goes with the session: nobody loses it unasked. */
function AskBeforeLosing({ losing, onLeave, onStay }: AskProps) {
  const boards = losing.boards.map((title) => `“${title || words.wall.noTitle}”`).join(", ");
  return (
    <Dialog title={words.app.unsentTitle} alert onClose={onStay}>
      <div className={style.ask}>
        <p dir="auto">{words.app.unsent(losing.changes, boards)}</p>
        <div className={style.askButtons}>
          <Button onPress={onStay}>{words.app.staySignedIn}</Button>
          <Button look="danger" onPress={() => void onLeave()}>
            {words.app.signOutAnyway}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
