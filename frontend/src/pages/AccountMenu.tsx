// Appearance and signing out, for pages without a wall.
import { CircleUserRound } from "lucide-react";
import { useState } from "react";
import { Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import { useLocation } from "wouter";
import { leave } from "../commands/leaving";
import { words } from "../i18n";
import { IconButton } from "../ui/Button";
import { LanguageChoice } from "../ui/LanguageChoice";
import menu from "../ui/menu.module.css";
import { ThemeChoice } from "../ui/ThemeChoice";
import style from "./home.module.css";

export function AccountMenu() {
  const [fault, setFault] = useState("");
  const [, goTo] = useLocation();
  const signOut = () =>
    leave().then(
      () => location.assign("/"),
      () => setFault(words.app.signOutFailed),
    );
  return (
    <>
      {fault ? (
        <p className={style.barFault} role="alert">
          {fault}
        </p>
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
