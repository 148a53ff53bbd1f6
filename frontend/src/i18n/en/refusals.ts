// What the server says when it does not take a change (sync/ on the server); it speaks English.
export const refusalWords = {
  refusals: {
    said: (sentence: string) => sentence,
  },
};
