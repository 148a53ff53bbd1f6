// The big screen.

export const presentWords = {
  present: {
    bar: "Big screen",
    back: "The step before",
    forward: "The next step",
    whole: "The whole map",
    lanes: "Show a lane",
    darkRoom: "Dark room",
    keysTitle: "On the big screen",
    keys: [
      ["← →", "Step by step"],
      ["0", "The whole map"],
      ["1 – 9", "A lane by its number"],
      ["D", "Dark room on or off"],
    ] as readonly (readonly [string, string])[],
  },
};
