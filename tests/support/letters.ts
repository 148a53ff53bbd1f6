/** Letters that were never used before, so that each can be followed through everything: Han, some beyond the BMP. */
export function* letters(): Generator<string, never> {
  for (let turn = 0; ; turn++) {
    yield String.fromCodePoint(0x4e00 + (turn % 0x5000));
    if (turn % 7 === 0) yield String.fromCodePoint(0x20000 + (turn % 0xa000));
  }
}
