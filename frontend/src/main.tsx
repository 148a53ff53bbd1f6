// The page starts here.
import { createRoot } from "react-dom/client";
import { tellProblems } from "./api/problem";
import { App } from "./app/App";
import { words } from "./i18n";
import { startLanguage } from "./ui/language";
import { startTheme } from "./ui/theme";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";

startTheme();
tellProblems((sentence) => words.refusals.said(sentence));
// Asked for before the first word is drawn: texts are fitted once, in their own letters.
void document.fonts?.load('540 16px "Inter Wall"').catch(() => undefined);
// No `await` at the top: the words of a language are a file of their own that needs this one, and each would wait for
// the other.
void startLanguage().then(() => {
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<App />);
});
