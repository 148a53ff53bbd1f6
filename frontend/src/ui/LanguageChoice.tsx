// English or German, as a section for menus; each is named in itself, as on the buttons.
import { MenuItem, MenuSection } from "react-aria-components";
import { isLanguage, words } from "../i18n";
import { chooseLanguage, NAMED_LANGUAGES, useLanguage } from "./language";
import menu from "./menu.module.css";

export function LanguageChoice() {
  const language = useLanguage();
  return (
    <MenuSection
      aria-label={words.app.language}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[language]}
      onSelectionChange={(keys) => {
        const [chosen] = keys;
        if (isLanguage(chosen)) void chooseLanguage(chosen);
      }}
    >
      {NAMED_LANGUAGES.map(([id, name]) => (
        <MenuItem key={id} id={id} className={menu.item ?? ""} textValue={name}>
          <span lang={id}>{name}</span>
        </MenuItem>
      ))}
    </MenuSection>
  );
}
