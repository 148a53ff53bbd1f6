// English or German, as a section for menus or as buttons. Each language is named in itself, so that whoever is lost finds home.
import { Button, MenuItem, MenuSection } from "react-aria-components";
import { isLanguage, LANGUAGES, type Language, words } from "../i18n";
import { chooseLanguage, useLanguage } from "./language";
import style from "./language.module.css";
import menu from "./menu.module.css";

const NAMES = Object.entries(LANGUAGES) as [Language, string][];

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
      {NAMES.map(([id, name]) => (
        <MenuItem key={id} id={id} className={menu.item ?? ""} textValue={name}>
          <span lang={id}>{name}</span>
        </MenuItem>
      ))}
    </MenuSection>
  );
}

export function LanguageButtons() {
  const language = useLanguage();
  return (
    <fieldset className={style.row}>
      <legend className={style.legend}>{words.app.language}</legend>
      {NAMES.map(([id, name]) => (
        <Button
          key={id}
          className={style.choice ?? ""}
          aria-current={id === language}
          onPress={() => void chooseLanguage(id)}
        >
          <span lang={id}>{name}</span>
        </Button>
      ))}
    </fieldset>
  );
}
