// One's own undo and redo stacks: ids of changes, grouped by gesture. They outlive a lost connection.

/** Gestures that can be undone; beyond this the oldest is forgotten. */
const DEPTH = 200;

export interface Step {
  readonly changes: readonly string[];
  readonly label?: string | undefined;
  readonly gesture?: string | undefined;
}

export interface KeptHistory {
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

export class History {
  private undoable: Step[];
  private redoable: Step[];

  constructor(kept?: KeptHistory) {
    this.undoable = [...(kept?.undo ?? [])];
    this.redoable = [...(kept?.redo ?? [])];
  }

  get kept(): KeptHistory {
    return { undo: [...this.undoable], redo: [...this.redoable] };
  }

  /** A new piece of work; what was undone before it cannot be redone any more. */
  did(change: string, label?: string, gesture?: string): void {
    this.redoable = [];
    const last = this.undoable.at(-1);
    if (last && gesture !== undefined && last.gesture === gesture) {
      if (!last.changes.includes(change))
        this.undoable[this.undoable.length - 1] = { ...last, changes: [...last.changes, change] };
      return;
    }
    this.undoable = [...this.undoable.slice(1 - DEPTH), { changes: [change], label, gesture }];
  }

  /** `change` takes the undoable step at `index` back. */
  undid(change: string, index: number): void {
    const [step] = this.undoable.splice(index, 1);
    if (step) this.redoable.push({ changes: [change], label: step.label });
  }

  /** `change` takes the undo at `index` back. */
  redid(change: string, index: number): void {
    const [step] = this.redoable.splice(index, 1);
    if (step) this.undoable.push({ changes: [change], label: step.label });
  }

  /** A refused change never happened. */
  forget(change: string): void {
    this.undoable = without(this.undoable, change);
    this.redoable = without(this.redoable, change);
  }
}

function without(steps: readonly Step[], change: string): Step[] {
  return steps
    .map((step) =>
      step.changes.includes(change) ? { ...step, changes: step.changes.filter((id) => id !== change) } : step,
    )
    .filter(({ changes }) => changes.length > 0);
}
