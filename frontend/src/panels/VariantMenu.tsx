// The button that says which future is looked at.
import { GitBranch } from "lucide-react";
import { variantsOf } from "../commands/verbs/variants";
import { words } from "../i18n";
import { Button } from "../ui/Button";
import { later } from "../ui/later";
import { useIds, useVariant, useView, useWall } from "../ui/live";
import { useMenuButton } from "../ui/opening";
import style from "./top.module.css";

const VariantItems = later(() => import("./VariantItems").then((part) => part.VariantItems));

/** `isNamed`: its name stands there on narrow screens, too. */
export function VariantMenu({ isNamed = false }: { isNamed?: boolean }) {
  const { board } = useWall();
  const state = useView((now) => now.state);
  const shown = useVariant();
  useIds("variant");
  const { trigger, opened } = useMenuButton(VariantItems);
  if (state !== "future") return null;
  const variants = [{ id: null, name: words.variant.main }, ...variantsOf(board)];
  const name = variants.find(({ id }) => id === shown)?.name ?? words.variant.main;
  return (
    <>
      <Button look="quiet" size="s" aria-label={`${words.variant.label}: ${name}`} {...trigger}>
        <GitBranch size={15} aria-hidden="true" />
        <span className={isNamed ? undefined : style.wide}>{name}</span>
      </Button>
      {opened ? <VariantItems opened={opened} variants={variants} name={name} /> : null}
    </>
  );
}
