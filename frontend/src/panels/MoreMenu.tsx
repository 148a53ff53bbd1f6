// The button at the end of the bar for what is needed seldom.
import { Ellipsis } from "lucide-react";
import { words } from "../i18n";
import { Button } from "../ui/Button";
import { later } from "../ui/later";
import { useMenuButton } from "../ui/opening";

const MoreItems = later(() => import("./MoreItems").then((part) => part.MoreItems));

export function MoreMenu() {
  const { trigger, opened } = useMenuButton(MoreItems);
  return (
    <>
      <Button look="quiet" aria-label={words.wall.more} {...trigger}>
        <Ellipsis size={18} aria-hidden="true" />
      </Button>
      {opened ? <MoreItems opened={opened} /> : null}
    </>
  );
}
