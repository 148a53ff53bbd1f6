// Sizes on the wall that commands and canvas share; y counts from the top of the lane.

/** A note's usual size; columns lie 240 apart and rows 152: a note and the room for an arrow. */
export const NOTE = { width: 192, height: 128 } as const;
export const PITCH = { x: 240, y: 152 } as const;
export const LANE = { pad: 24, height: 176, collapsed: 40, gap: 6 } as const;
export const GRID = 24;
