// Light, dark or as the system: a section for menus.
import { MenuItem, MenuSection } from "react-aria-components";
import { words } from "../i18n";
import menu from "./menu.module.css";
import { chooseTheme, type Theme, useTheme } from "./theme";

const THEMES = ["auto", "light", "dark"] as const satisfies readonly Theme[];

export function ThemeChoice() {
  const theme = useTheme();
  return (
    <MenuSection
      aria-label={words.app.theme.label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[theme]}
      onSelectionChange={(keys) => {
        const [chosen] = keys;
        const found = THEMES.find((one) => one === chosen);
        if (found) chooseTheme(found);
      }}
    >
      {THEMES.map((id) => (
        <MenuItem key={id} id={id} className={menu.item ?? ""}>
          {words.app.theme[id]}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
