// A part of the page that is fetched when it is first needed, and says so where that fails.
import { type ComponentType, useEffect, useReducer, useState } from "react";
import { Button } from "react-aria-components";
import { words } from "../i18n";
import button from "./button.module.css";
import { joined } from "./joined";
import style from "./later.module.css";

/** As `Button`, which is fetched in parts itself. */
const LOOK = joined(button.button, button.plain, button.small);

export type Later<P extends object> = ComponentType<P> & {
  /** Fetches it ahead: a hand comes near. */
  readonly fetch: () => void;
};

/**
 * The component that `load` brings; nothing is drawn until it is here, and from then on it is drawn at once. One that
 * is only a help does without, `silently`, when it cannot be fetched.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { silently = false } = {},
): Later<P> {
  let Loaded: ComponentType<P> | undefined;
  const fetch = () => {
    load().then(
      (component) => {
        Loaded = component;
      },
      () => undefined, // said when it is drawn
    );
  };
  return Object.assign(Later, { fetch });

  function Later(props: P) {
    const [failed, setFailed] = useState(false);
    const [, draw] = useReducer((times: number) => times + 1, 0);
    const isDrawn = Loaded !== undefined;
    useEffect(() => {
      if (isDrawn || failed) return; // it may have come since this was drawn: then it is drawn anew all the same
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
    }, [failed, isDrawn]);
    if (Loaded) return <Loaded {...props} />;
    return failed && !silently ? <NotLoaded again={() => setFailed(false)} /> : null;
  }
}

/** Without a network, or when the server has a newer page by now. */
function NotLoaded({ again }: { again: () => void }) {
  return (
    <div className={style.fault} role="alert">
      <p>{words.app.notLoaded}</p>
      <Button className={LOOK} onPress={again}>
        {words.app.tryAgain}
      </Button>
      <Button className={LOOK} onPress={() => location.reload()}>
        {words.app.reload}
      </Button>
    </div>
  );
}
