// The button for the way from today to an agreed future.
import { Sparkles } from "lucide-react";
import { words } from "../i18n";
import { Button } from "../ui/Button";
import { later } from "../ui/later";
import { useMenuButton } from "../ui/opening";
import style from "./top.module.css";

const ImproveItems = later(() => import("./ImproveItems").then((part) => part.ImproveItems));

export function ImproveMenu() {
  const { trigger, opened } = useMenuButton(ImproveItems);
  return (
    <>
      <Button look="quiet" aria-label={`${words.improve.menu}: ${words.improve.label}`} {...trigger}>
        <Sparkles size={17} aria-hidden="true" />
        <span className={style.wide}>{words.improve.menu}</span>
      </Button>
      {opened ? <ImproveItems opened={opened} /> : null}
    </>
  );
}
