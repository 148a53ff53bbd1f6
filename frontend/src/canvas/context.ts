// What notes, links and lanes on the canvas ask the scene for, one answer at a time.
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Scene } from "./scene";

export const SceneContext = createContext<Scene | null>(null);

export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (!scene) throw new Error("useScene is used outside a canvas");
  return scene;
}

/** An answer of the scene; `choose` must give the same value while nothing changed. */
export function useSceneValue<T>(choose: (scene: Scene) => T): T {
  const scene = useScene();
  return useSyncExternalStore(scene.subscribe, () => choose(scene));
}
