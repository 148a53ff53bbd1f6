// The palette is fetched when it is first asked for; what is typed meanwhile is not lost.
import { useEffect, useRef, useState } from "react";
import { later } from "../ui/later";
import { useWall } from "../ui/live";

const PaletteList = later(() => import("./PaletteList").then((part) => part.PaletteList));

export function Palette() {
  const typed = useRef("");
  const [ready, setReady] = useState(false);
  useTypedAhead(typed, !ready);
  return <PaletteList typed={() => typed.current} onReady={setReady} />;
}

function useTypedAhead(typed: React.RefObject<string>, on: boolean): void {
  const { view } = useWall();
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.key === "Escape") view.set({ dialog: null });
      else if (event.key === "Backspace") typed.current = typed.current.slice(0, -1);
      else if (event.key.length === 1) typed.current += event.key;
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, [typed, on, view]);
}
