// What this one screen shows: which state, what is selected, what is being typed into, which panel is open.
// Nobody else needs it and it is not stored on the board; canvas, panels and commands share it.
import type { Note, State } from "../generated/board";

/** What takes the place of the wall: a page of the workshop's results. */
export type SheetName = "whys" | "compare" | "roles" | "plan" | "agree" | "summary";
export type PanelName = "details" | "findings" | "load" | "whatif" | "judge" | "workshop";
export type DialogName = "capture" | "replace" | "shortcuts" | "palette" | "facts" | "share" | "lost";

export interface ViewState {
  readonly state: State;
  /** The future variant that is looked at; null is the main one, undefined the one that was chosen. */
  readonly variant: string | null | undefined;
  readonly selection: readonly string[];
  readonly editing: string | null;
  /** The note from which "connect to…" is looking for a target. */
  readonly connectingFrom: string | null;
  readonly panel: PanelName | null;
  readonly dialog: DialogName | null;
  /** A sentence about what was not done, shown until it is dismissed. */
  readonly told: string | null;
  /** What was typed into a note that somebody else has deleted meanwhile. */
  readonly lost: { readonly note: Note; readonly text: string } | null;
  readonly sheet: SheetName | null;
  /** The reason with which the walk begins to ask about the selected step: a countermeasure. */
  readonly proposed: string;
  readonly outline: boolean;
  readonly present: boolean;
  readonly ladder: boolean;
  /** A long map in rows, for reading. */
  readonly wrapped: boolean;
  /** The person whose screen this one follows. */
  readonly following: string | null;
  /** The others are asked to follow this screen. */
  readonly leading: boolean;
}

/** A place on the map: `y` counts from the top of the lane, `lane` null is the unassigned strip. */
export interface Place {
  readonly lane: string | null;
  readonly x: number;
  readonly y: number;
}

/** A part of the map in the wall’s own units. */
export type Area = readonly [left: number, top: number, right: number, bottom: number];

/** What the canvas can be asked to do; absent while no canvas is on the screen (outline view). */
export interface Surface {
  fit(ids?: readonly string[]): void;
  /** Scrolls as little as needed to bring these notes into view; zooms out only where they don't fit. */
  bring(ids: readonly string[]): void;
  zoomBy(factor: number): void;
  zoomTo(zoom: number): void;
  /** Scrolls as little as needed to bring the note into view, then puts the focus on it. */
  reveal(id: string, focus?: boolean): void;
  /** Puts the focus on the note where it is seen. */
  focus(id: string): void;
  /** Shows this part of the map, as large as it fits. */
  show(area: Area): void;
  /** One note in the middle, large, with what is around it. */
  closeUp(id: string): void;
  /** Where a new note goes that comes from the keyboard: the middle of what is seen. */
  middle(): Place;
  /** How tall a note is drawn. */
  heightOf(id: string): number | undefined;
  /** The place under the pointer while it is over the wall. */
  here(): Place | undefined;
}

const START: ViewState = {
  state: "current",
  variant: undefined,
  selection: [],
  editing: null,
  connectingFrom: null,
  panel: null,
  dialog: null,
  told: null,
  lost: null,
  sheet: null,
  proposed: "",
  outline: false,
  present: false,
  ladder: true,
  wrapped: false,
  following: null,
  leading: false,
};

export class WallView {
  surface: Surface | undefined;
  /** Brings a line of the outline into view, and the focus to it; absent while the outline is not on the screen. */
  list: ((id: string, focus: boolean) => void) | undefined;
  /** Goes to another page; the page that shows this wall says how. */
  goTo: (address: string) => void = (address) => location.assign(address);
  #state: ViewState;
  readonly #watchers = new Set<() => void>();
  readonly #listeners = new Set<(text: string) => void>();

  constructor(start: Partial<ViewState> = {}) {
    this.#state = { ...START, ...start };
  }

  readonly get = (): ViewState => this.#state;

  readonly subscribe = (watch: () => void): (() => void) => {
    this.#watchers.add(watch);
    return () => this.#watchers.delete(watch);
  };

  set(change: Partial<ViewState>): void {
    const names = Object.keys(change) as (keyof ViewState)[];
    if (names.every((name) => this.#state[name] === change[name])) return;
    this.#state = { ...this.#state, ...change };
    for (const watch of [...this.#watchers]) watch();
  }

  select(ids: readonly string[]): void {
    const same =
      ids.length === this.#state.selection.length && ids.every((id, at) => id === this.#state.selection[at]);
    if (!same) this.set({ selection: ids });
  }

  /** Brings a note into view and the focus to it, on the map or in the outline. */
  reveal(id: string, focus = true): void {
    if (this.surface) this.surface.reveal(id, focus);
    else this.list?.(id, focus);
  }

  /** The focus goes to a note; nothing is scrolled for it. */
  focus(id: string): void {
    if (this.surface) this.surface.focus(id);
    else this.list?.(id, true);
  }

  /** Another state is another map: what was selected or typed into belongs to the old one. */
  show(state: State): void {
    if (state !== this.#state.state) this.set({ state, selection: [], editing: null, connectingFrom: null });
  }

  /** Says a sentence to everybody at this screen, until it is dismissed. */
  readonly tell = (text: string): void => this.set({ told: text });

  /** Says a sentence to people who use a screen reader. */
  announce(text: string): void {
    for (const listen of this.#listeners) listen(text);
  }

  readonly onAnnounce = (listen: (text: string) => void): (() => void) => {
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  };
}
