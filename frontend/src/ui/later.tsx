// A part of the page that is fetched when it is first needed, and says so where that fails.
import { type ComponentType, useEffect, useReducer, useState } from "react";
import { words } from "../i18n";
import { Button } from "./Button";
import style from "./later.module.css";

/** The component that `load` brings; nothing is drawn until it is here, and from then on it is drawn at once. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let Loaded: ComponentType<P> | undefined;
  return function Later(props: P) {
    const [failed, setFailed] = useState(false);
    const [, draw] = useReducer((times: number) => times + 1, 0);
    useEffect(() => {
      if (Loaded || failed) return;
      let gone = false;
      load().then(
        (component) => {
          Loaded = component;
          if (!gone) draw();
        },
        () => {
          if (!gone) setFailed(true);
        },
      );
      return () => {
        gone = true;
      };
    }, [failed]);
    if (Loaded) return <Loaded {...props} />;
    return failed ? <NotLoaded again={() => setFailed(false)} /> : null;
  };
}

/** Without a network, or when the server has a newer page by now. */
function NotLoaded({ again }: { again: () => void }) {
  return (
    <div className={style.fault} role="alert">
      <p>{words.app.notLoaded}</p>
      <Button size="s" onPress={again}>
        {words.app.tryAgain}
      </Button>
      <Button size="s" onPress={() => location.reload()}>
        {words.app.reload}
      </Button>
    </div>
  );
}
