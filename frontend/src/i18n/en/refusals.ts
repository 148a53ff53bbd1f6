// What the server says when it does not take something, and where in a file that stands; it speaks English.
export const refusalWords = {
  refusals: {
    said: (sentence: string) => sentence,
    place: (where: string) => where,
  },
};
