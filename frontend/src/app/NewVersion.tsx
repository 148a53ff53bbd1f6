// The installed page: keeps itself for offline opening, and says when the server has a newer one.
import { useEffect, useRef, useState } from "react";
import { words } from "../i18n";
import { Button } from "../ui/Button";
import style from "./version.module.css";

const LOOK_EVERY = 3_600_000;

export function NewVersion() {
  const waiting = useNewVersion();
  const [later, setLater] = useState<ServiceWorker>();
  const asked = useRef(false);
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const takenOver = () => asked.current && location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", takenOver);
    return () => navigator.serviceWorker.removeEventListener("controllerchange", takenOver);
  }, []);
  if (!waiting || waiting === later) return null;
  return (
    <div className={style.news} role="status">
      <p>{words.version.there}</p>
      <Button
        size="s"
        look="primary"
        onPress={() => {
          asked.current = true;
          waiting.postMessage("take-over");
        }}
      >
        {words.version.load}
      </Button>
      <Button size="s" onPress={() => setLater(waiting)}>
        {words.version.later}
      </Button>
    </div>
  );
}

/** The worker of a newer page that is ready; there are none over plain http and while developing. */
function useNewVersion(): ServiceWorker | undefined {
  const [ready, setReady] = useState<ServiceWorker>();
  useEffect(() => {
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
    let registration: ServiceWorkerRegistration | undefined;
    let gone = false;
    const look = () => {
      if (document.visibilityState === "visible") registration?.update().catch(() => undefined);
    };
    navigator.serviceWorker.register("/sw.js").then(
      (found: ServiceWorkerRegistration | undefined) => {
        if (gone || !found) return; // some browsers take a worker and don't keep it
        registration = found;
        watch(found, setReady);
      },
      () => undefined,
    );
    const timer = setInterval(look, LOOK_EVERY);
    document.addEventListener("visibilitychange", look);
    return () => {
      gone = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return ready;
}

/** The first worker of a browser is no news: it is the page that is being looked at. */
function watch(registration: ServiceWorkerRegistration, tell: (worker: ServiceWorker) => void): void {
  const isNews = () => navigator.serviceWorker.controller !== null;
  if (registration.waiting && isNews()) tell(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed" && isNews()) tell(coming);
    });
  });
}
