// The page starts here.
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { startLanguage } from "./ui/language";
import { startTheme } from "./ui/theme";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";

startTheme();
await startLanguage();
const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
