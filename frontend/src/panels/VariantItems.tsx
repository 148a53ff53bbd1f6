// Which future is looked at: the main one or a variant; copy, choose, delete.
import { Check, Star } from "lucide-react";
import { useId, useState } from "react";
import { Menu, MenuItem, MenuSection, Separator } from "react-aria-components";
import { addVariant, chooseVariant, removeVariant } from "../commands/verbs/variants";
import { words } from "../i18n";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { useFacts, useVariant, useWall } from "../ui/live";
import menu from "../ui/menu.module.css";
import { OpenedMenu } from "../ui/Opened";
import type { OpenMenu } from "../ui/opening";
import fields from "./fields/fields.module.css";

interface VariantItemsProps {
  readonly opened: OpenMenu;
  readonly variants: readonly { readonly id: string | null; readonly name: string }[];
  readonly name: string;
}

export function VariantItems({ opened, variants, name }: VariantItemsProps) {
  const { board, view } = useWall();
  const { chosen_variant } = useFacts();
  const shown = useVariant();
  const [asking, ask] = useState<"add" | "remove" | null>(null);
  const editable = board.canEdit();
  return (
    <>
      <OpenedMenu opened={opened}>
        <Menu className={menu.menu ?? ""} aria-label={words.variant.label}>
          <MenuSection aria-label={words.variant.label}>
            {variants.map(({ id, name }) => (
              <MenuItem
                key={id ?? ""}
                id={`show ${id ?? ""}`}
                className={menu.item ?? ""}
                textValue={name}
                onAction={() => view.set({ variant: id, selection: [], editing: null })}
              >
                {id === shown ? <Check size={15} aria-hidden="true" /> : null}
                {name}
                {id === chosen_variant ? (
                  <span className={menu.hint}>
                    <Star size={12} aria-hidden="true" /> {words.variant.chosen}
                  </span>
                ) : null}
              </MenuItem>
            ))}
          </MenuSection>
          {editable ? (
            <>
              <Separator className={menu.line ?? ""} />
              <MenuItem id="add" className={menu.item ?? ""} onAction={() => ask("add")}>
                {words.variant.add}
              </MenuItem>
              <MenuItem
                id="choose"
                className={menu.item ?? ""}
                isDisabled={shown === chosen_variant}
                onAction={() => chooseVariant({ board, view }, shown)}
              >
                {words.variant.choose}
              </MenuItem>
              {shown === null ? null : (
                <MenuItem id="remove" className={menu.item ?? ""} onAction={() => ask("remove")}>
                  {words.variant.remove}
                </MenuItem>
              )}
            </>
          ) : null}
        </Menu>
      </OpenedMenu>
      {asking === "add" ? <AddDialog close={() => ask(null)} /> : null}
      {asking === "remove" && shown !== null ? (
        <RemoveDialog id={shown} name={name} close={() => ask(null)} />
      ) : null}
    </>
  );
}

function AddDialog({ close }: { close: () => void }) {
  const wall = useWall();
  const id = useId();
  const [name, setName] = useState("");
  const [fault, setFault] = useState("");
  const add = async () => {
    try {
      await addVariant(wall, name);
      close();
    } catch (problem) {
      setFault(problem instanceof Error ? problem.message : words.improve.failed);
    }
  };
  return (
    <Dialog title={words.variant.add} onClose={close}>
      <form
        className={fields.group}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label className={fields.label} htmlFor={id}>
          {words.variant.name}
        </label>
        <input
          id={id}
          autoFocus
          className={fields.input}
          value={name}
          maxLength={300}
          dir="auto"
          placeholder={words.variant.nameHelp}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {fault ? (
          <p className={fields.fault} role="alert">
            {fault}
          </p>
        ) : null}
        <Button type="submit" look="primary" isDisabled={!name.trim()}>
          {words.variant.make}
        </Button>
      </form>
    </Dialog>
  );
}

function RemoveDialog({ id, name, close }: { id: string; name: string; close: () => void }) {
  const wall = useWall();
  return (
    <Dialog title={words.variant.remove} onClose={close} alert>
      <p>{words.variant.removeSure(name)}</p>
      <Button
        look="danger"
        onPress={() => {
          removeVariant(wall, id);
          close();
        }}
      >
        {words.variant.remove}
      </Button>
    </Dialog>
  );
}
