// The page starts here.
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { startTheme } from "./ui/theme";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";

startTheme();
const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
