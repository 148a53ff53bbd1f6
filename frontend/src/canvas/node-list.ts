// The notes as React Flow is given them: each the same object until its place, size or selection is another one. What is
// dragged here stays under the hand until it is dropped; what others drag is drawn where they hold it.
import type { Node, NodePositionChange } from "@xyflow/react";
import { fresh, kept } from "./flow-nodes";
import type { Rect } from "./geometry";
import type { Shifts } from "./visits";

export interface Placing {
  readonly id: string;
  readonly type: "note" | "ghost";
  readonly rect: Rect;
  readonly movable: boolean;
}

export class NodeList {
  #nodes: Node[] = [];
  #at = new Map<string, number>();
  #chosen: ReadonlySet<string> = new Set();
  #shifted: Shifts = new Map();
  readonly #dragged = new Set<string>();

  get all(): Node[] {
    return this.#nodes;
  }

  get(id: string): Node | undefined {
    return this.#nodes[this.#at.get(id) ?? -1];
  }

  isChosen(id: string): boolean {
    return this.#chosen.has(id);
  }

  /** Where a note is drawn whose place is `rect`: elsewhere while somebody drags it. */
  drawn(id: string, rect: Rect): Rect {
    if (!this.#dragged.has(id) && !this.#shifted.has(id)) return rect;
    const node = this.get(id);
    return node ? { ...rect, ...node.position } : rect;
  }

  /** These notes and no others. */
  lay(placed: readonly Placing[]): void {
    const nodes = placed.map((one) => this.#node(one, this.get(one.id)));
    if (nodes.length === this.#nodes.length && nodes.every((node, at) => node === this.#nodes[at])) return;
    this.#nodes = nodes;
    this.#at = new Map(nodes.map(({ id }, at) => [id, at]));
  }

  /** Some of them lie elsewhere now. */
  move(rects: ReadonlyMap<string, Rect>): void {
    this.#change(rects.keys(), (node) => {
      const rect = rects.get(node.id);
      return rect && !this.#dragged.has(node.id) ? this.#put(node, rect) : node;
    });
  }

  /** A hand on this screen moves them. */
  drag(changes: readonly NodePositionChange[]): void {
    const byId = new Map(changes.map((change) => [change.id, change]));
    for (const { id, dragging } of changes) if (dragging) this.#dragged.add(id);
    this.#change(byId.keys(), (node) => {
      const { position = node.position, dragging = node.dragging ?? false } = byId.get(node.id) ?? {};
      return { ...node, position, dragging };
    });
  }

  /** The drag is over: the next laying puts every note at its place. */
  drop(): void {
    this.#dragged.clear();
  }

  /** Others drag these, by so much; `rectOf` says where they belong. */
  shift(shifted: Shifts, rectOf: (id: string) => Rect | undefined): void {
    if (shifted.size === 0 && this.#shifted.size === 0) return;
    const touched = new Set([...shifted.keys(), ...this.#shifted.keys()]);
    this.#shifted = shifted;
    this.#change(touched, (node) => {
      const rect = rectOf(node.id);
      return rect && node.type === "note" && !this.#dragged.has(node.id) ? this.#put(node, rect) : node;
    });
  }

  choose(ids: readonly string[]): void {
    const touched = new Set([...this.#chosen, ...ids]);
    this.#chosen = new Set(ids);
    this.#change(touched, (node) => {
      const selected = this.#chosen.has(node.id) && node.type === "note";
      return (node.selected ?? false) === selected ? node : { ...node, selected };
    });
  }

  /** Whether notes can be moved is another matter now: each is made anew. */
  forget(): void {
    this.#nodes = [];
    this.#at = new Map();
    this.drop();
  }

  #node({ id, type, rect, movable }: Placing, before: Node | undefined): Node {
    if (before && this.#dragged.has(id)) return before;
    const selected = type === "note" && this.#chosen.has(id);
    const drawn = this.#shiftedRect(id, rect);
    return kept(before, type, drawn, selected) ?? fresh(id, type, drawn, { selected, movable });
  }

  /** The same note elsewhere; its size is as it was. */
  #put(node: Node, rect: Rect): Node {
    return kept(node, node.type ?? "", this.#shiftedRect(node.id, rect), node.selected ?? false) ?? node;
  }

  #shiftedRect(id: string, rect: Rect): Rect {
    const [dx, dy] = this.#shifted.get(id) ?? [0, 0];
    return dx === 0 && dy === 0 ? rect : { ...rect, x: rect.x + dx, y: rect.y + dy };
  }

  #change(ids: Iterable<string>, change: (node: Node) => Node): void {
    let nodes: Node[] | undefined;
    for (const id of ids) {
      const at = this.#at.get(id);
      const node = at === undefined ? undefined : this.#nodes[at];
      if (at === undefined || !node) continue;
      const now = change(node);
      if (now === node) continue;
      nodes ??= [...this.#nodes];
      nodes[at] = now;
    }
    if (nodes) this.#nodes = nodes;
  }
}
