// English or German, as buttons. Each language is named in itself, so that whoever is lost finds home.
import { Button } from "react-aria-components";
import { words } from "../i18n";
import { chooseLanguage, NAMED_LANGUAGES, useLanguage } from "./language";
import style from "./language.module.css";

export function LanguageButtons() {
  const language = useLanguage();
  return (
    <fieldset className={style.row}>
      <legend className={style.legend}>{words.app.language}</legend>
      {NAMED_LANGUAGES.map(([id, name]) => (
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
