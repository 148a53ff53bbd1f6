// The wall: React Flow with the scene's geometry between the lanes and what floats above them.
import {
  type NodeTypes,
  ReactFlow,
  type ReactFlowProps,
  ReactFlowProvider,
  useStoreApi,
  type Viewport,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { words } from "../i18n";
import { useWall } from "../ui/live";
import { Cursors } from "./Cursors";
import { SceneContext, useScene } from "./context";
import { isFontHere } from "./fit-text";
import { GhostNode } from "./GhostNode";
import { LaneBands, LaneHeads, LaneShades } from "./Lanes";
import { Arrowheads, Links } from "./Links";
import { NoteNode } from "./NoteNode";
import { Overview } from "./Overview";
import { SelectionToolbar } from "./SelectionToolbar";
import { Scene } from "./scene";
import { useConnecting } from "./use-connecting";
import { useDragging } from "./use-dragging";
import { useKeptView } from "./use-kept-view";
import { useKeys } from "./use-keys";
import { useOverview } from "./use-overview";
import { usePointing } from "./use-pointing";
import { useSight } from "./use-sight";
import { type Size, useSurface, viewportFor } from "./use-surface";
import { useTelling } from "./use-telling";
import { useWrapping } from "./use-wrapping";
import style from "./wall.module.css";

const NODE_TYPES: NodeTypes = { note: NoteNode, ghost: GhostNode };
/** More notes than this on the screen (a map from afar, or all selected): React Flow mounts what it sees alone. */
const MANY = 300;
const PAN_BUTTONS = [0, 1, 2];
const SELECT_MORE = ["Meta", "Control"];
const NO_ATTRIBUTION = { hideAttribution: true };

/** Drawn once: what lies under and over the notes has subscriptions of its own and follows no drag. */
const BELOW = <LaneBands />;
const ABOVE = (
  <>
    <Arrowheads />
    <LaneHeads />
    <LaneShades />
    <SelectionToolbar />
    <Cursors />
  </>
);

type Changing = Required<Pick<ReactFlowProps, "onNodesChange" | "onPaneClick">>;

interface Start {
  readonly scene: Scene;
  /** The whole map, seen from the first frame on. */
  readonly viewport: Viewport | undefined;
  readonly size: Size;
}

export function WallCanvas() {
  const { board, view } = useWall();
  const frame = useRef<HTMLDivElement>(null);
  const [start, setStart] = useState<Start>();
  useEffect(() => {
    const scene = new Scene(board, view);
    const size = { width: frame.current?.clientWidth ?? 0, height: frame.current?.clientHeight ?? 0 };
    setStart({ scene, viewport: viewportFor(scene, size), size });
    let gone = false;
    if (!isFontHere())
      document.fonts.ready.then(() => {
        if (!gone) scene.remeasure();
      });
    return () => {
      gone = true;
      scene.dispose();
    };
  }, [board, view]);
  return (
    <div ref={frame} className={style.wall}>
      {start ? (
        <SceneContext value={start.scene}>
          <ReactFlowProvider>
            <Surface {...start} />
          </ReactFlowProvider>
        </SceneContext>
      ) : null}
    </div>
  );
}

function Surface({ viewport, size }: Start) {
  const overview = useOverview(viewport?.zoom);
  const { nodes, links } = useSight(!overview);
  const dragging = useDragging();
  const connecting = useConnecting();
  const pointing = usePointing();
  const keys = useKeys();
  const telling = useTelling();
  const changing = useChanging();
  useSurface();
  useWrapping();
  useKeptView(size);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole wall, whichever note has the focus
    <div className={style.surface} onKeyDown={keys} {...pointing}>
      {BELOW}
      <ReactFlow
        nodes={nodes}
        nodeTypes={NODE_TYPES}
        {...changing}
        {...telling}
        {...dragging}
        {...connecting}
        onlyRenderVisibleElements={nodes.length > MANY}
        elevateNodesOnSelect={false}
        nodesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        multiSelectionKeyCode={SELECT_MORE}
        panOnScroll
        panOnDrag={PAN_BUTTONS}
        zoomOnDoubleClick={false}
        nodeDragThreshold={3}
        {...(viewport ? { defaultViewport: viewport } : {})}
        minZoom={0.04}
        maxZoom={4}
        proOptions={NO_ATTRIBUTION}
        aria-label={words.wall.label}
        className={style.flow ?? ""}
      >
        <Links links={links} />
      </ReactFlow>
      {overview ? <Overview /> : null}
      {ABOVE}
    </div>
  );
}

/** What the canvas tells of clicks and changes; the same functions for as long as it is there. */
function useChanging(): Changing {
  const scene = useScene();
  const { view } = useWall();
  const store = useStoreApi();
  return useMemo<Changing>(
    () => ({
      onNodesChange: (changes) => scene.change(changes, store.getState().multiSelectionActive),
      onPaneClick: () => view.set({ selection: [], connectingFrom: null }),
    }),
    [scene, store, view],
  );
}
