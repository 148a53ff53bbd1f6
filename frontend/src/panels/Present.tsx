// The big screen: large type, nothing but the map and its figures; keys and a bar that hides lead through it.
import { ChevronLeft, ChevronRight, Maximize, Moon, Rows3, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button as Trigger } from "react-aria-components";
import { presentLane, showWhole, stepBy, stepSeen, stepTo } from "../commands/presenting";
import { lanesOf } from "../commands/verbs/lanes";
import { words } from "../i18n";
import { IconButton, IconToggle } from "../ui/Button";
import { joined } from "../ui/joined";
import { later } from "../ui/later";
import { useFacts, useIds, useView, useWall, type Wall } from "../ui/live";
import { useMenuButton } from "../ui/opening";
import { darken, showRoom, useDarkRoom } from "../ui/theme";
import style from "./present.module.css";

const PresentLanes = later(() => import("./PresentLanes").then((part) => part.PresentLanes));

/** How long the bar stays after the pointer rests. */
const REST_MS = 2500;

export function Present() {
  const wall = useWall();
  useFullScreen();
  useLargeType();
  usePresentKeys();
  const resting = useResting();
  const { title } = useFacts();
  return (
    <>
      <h1 className={style.unseen}>{title || words.wall.noTitle}</h1>
      <Caption />
      <div
        className={joined(style.bar, resting && style.resting)}
        role="toolbar"
        aria-label={words.present.bar}
      >
        <IconButton
          tip="top"
          label={words.present.back}
          keys="←"
          icon={<ChevronLeft size={22} />}
          onPress={() => stepBy(wall, -1)}
        />
        <Place />
        <IconButton
          tip="top"
          label={words.present.forward}
          keys="→"
          icon={<ChevronRight size={22} />}
          onPress={() => stepBy(wall, 1)}
        />
        <IconButton
          tip="top"
          label={words.present.whole}
          keys="0"
          icon={<Maximize size={20} />}
          onPress={() => showWhole(wall)}
        />
        <LaneMenu />
        <DarkRoom />
        <IconButton
          tip="top"
          label={words.wall.leavePresent}
          keys="Esc"
          icon={<X size={22} />}
          onPress={() => wall.view.set({ present: false })}
        />
      </div>
    </>
  );
}

/** “4 / 10”. */
function Place() {
  const wall = useWall();
  useView((now) => now.selection);
  const seen = stepSeen(wall);
  return <span className={style.place}>{seen ? `${seen.at + 1} / ${seen.count}` : "–"}</span>;
}

/** Which step it is and who does it, said to the screen reader and large over the map. */
function Caption() {
  const wall = useWall();
  useView((now) => now.selection);
  const seen = stepSeen(wall);
  const lane = seen && wall.board.get("lane", seen.step.lane ?? "")?.name;
  return (
    <p className={style.caption} role="status">
      {seen ? (
        <span className={style.said}>
          <strong>{words.note.step(seen.at + 1, seen.count)}</strong>
          {` · ${lane || words.wall.unassigned}`}
        </span>
      ) : null}
    </p>
  );
}

function LaneMenu() {
  const wall = useWall();
  useIds("lane");
  const { trigger, opened } = useMenuButton(PresentLanes);
  if (lanesOf(wall.board).length === 0) return null;
  return (
    <>
      <Trigger className={style.lanes ?? ""} aria-label={words.present.lanes} {...trigger}>
        <Rows3 size={20} aria-hidden="true" />
      </Trigger>
      {opened ? <PresentLanes opened={opened} /> : null}
    </>
  );
}

function DarkRoom() {
  const on = useDarkRoom();
  return (
    <IconToggle
      tip="top"
      label={words.present.darkRoom}
      keys="D"
      icon={<Moon size={20} />}
      on={on}
      onChange={darken}
    />
  );
}

/** The browser's own full screen; leaving it (its Escape reaches no page) leaves the big screen too. */
function useFullScreen(): void {
  const { view } = useWall();
  useEffect(() => {
    const page = document.documentElement;
    let entered = false;
    const look = () => {
      if (document.fullscreenElement) entered = true;
      else if (entered) view.set({ present: false });
    };
    document.addEventListener("fullscreenchange", look);
    page.requestFullscreen?.().catch(() => undefined);
    return () => {
      document.removeEventListener("fullscreenchange", look);
      if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
    };
  }, [view]);
}

/** The whole page grows with the screen; the map is fitted again once it has. */
function useLargeType(): void {
  const { view } = useWall();
  useEffect(() => {
    const page = document.documentElement;
    page.dataset.present = "";
    showRoom(true);
    const fit = () => view.surface?.fit();
    const wait = requestAnimationFrame(fit);
    window.addEventListener("resize", fit);
    return () => {
      cancelAnimationFrame(wait);
      window.removeEventListener("resize", fit);
      delete page.dataset.present;
      showRoom(false);
      requestAnimationFrame(fit);
    };
  }, [view]);
}

type Act = (wall: Wall) => void;
const KEYS: Readonly<Record<string, Act>> = {
  ArrowRight: (wall) => stepBy(wall, 1),
  ArrowDown: (wall) => stepBy(wall, 1),
  " ": (wall) => stepBy(wall, 1),
  ArrowLeft: (wall) => stepBy(wall, -1),
  ArrowUp: (wall) => stepBy(wall, -1),
  Home: (wall) => stepTo(wall, 0),
  End: (wall) => stepTo(wall, -1),
  "0": showWhole,
  d: () => darken(!document.documentElement.dataset.room),
};

/** Arrows and Space go through the steps, digits to a lane: the keys of a clicker and of a person at the back. */
function usePresentKeys(): void {
  const wall = useWall();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || wall.view.get().editing) return;
      if ((event.target as Element).closest('input, textarea, select, [role="menu"], [role="dialog"]'))
        return;
      if (event.key === " " && (event.target as Element).closest("button")) return;
      const lane = /^[1-9]$/.test(event.key) ? lanesOf(wall.board)[Number(event.key) - 1] : undefined;
      const act = lane ? () => presentLane(wall, lane.id) : KEYS[event.key];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act(wall);
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, [wall]);
}

/** True while the pointer has not moved for a while. */
function useResting(): boolean {
  const [resting, setResting] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      setResting(false);
      clearTimeout(timer);
      timer = setTimeout(() => setResting(true), REST_MS);
    };
    moved();
    window.addEventListener("pointermove", moved);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pointermove", moved);
    };
  }, []);
  return resting;
}
