// The server does the same (tests/unit/sync/test_joining.py).
import { expect, test } from "vitest";
import vectors from "../../../tests/vectors/joining.json";
import { joined } from "./joining";

test.each(vectors)("what each did is done to what stands as on the server: %j", (it) => {
  expect(joined(it.before, it.mine, it.now)).toEqual(it.joined);
});
