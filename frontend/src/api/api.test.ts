import { describe, expect, test, vi } from "vitest";
import { createBoard, listBoards } from "./boards";
import { exportAddress, makeExport } from "./exports";
import { ApiProblem } from "./problem";

function theServerAnswers(status: number, body: unknown, type = "application/problem+json") {
  const answer = () =>
    Promise.resolve(new Response(JSON.stringify(body), { status, headers: { "content-type": type } }));
  return vi.spyOn(globalThis, "fetch").mockImplementation(answer);
}

describe("what the API says", () => {
  test("a refusal is one sentence with the place of the fault", async () => {
    const detail = "it must be at least 0.";
    theServerAnswers(422, {
      title: "Unprocessable Entity",
      status: 422,
      detail,
      code: "invalid",
      place: "notes[3].x",
    });
    const refused = await createBoard({}).catch((problem: unknown) => problem);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused).toMatchObject({ message: detail, status: 422, code: "invalid", place: "notes[3].x" });
  });

  test("an answer of something in between still gives a sentence", async () => {
    theServerAnswers(502, "bad gateway", "text/html");
    await expect(listBoards()).rejects.toThrow(/\(502\)/);
  });

  test("a server that cannot be reached gives a sentence too", async () => {
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("Failed to fetch"));
    await expect(listBoards()).rejects.toMatchObject({ code: "offline", status: 0 });
  });
});

describe("an exported file", () => {
  const format = {
    name: "map-pdf",
    title: "Map",
    extension: "pdf",
    media_type: "application/pdf",
    states: [],
    cuts: [],
    sizes: [],
    ladders: [],
    parts: [],
    languages: [],
    for_all: false,
  };

  function theFileIs(headers: Record<string, string>) {
    const answer = () => Promise.resolve(new Response("%PDF", { headers }));
    vi.spyOn(globalThis, "fetch").mockImplementation(answer);
    return makeExport(exportAddress("b", format, {}), format, "t1", new AbortController().signal);
  }

  test("keeps a name with letters that old headers cannot carry, and what is to be said about the file", async () => {
    const disposition = "attachment; filename=\"Pr_fung.pdf\"; filename*=UTF-8''Pr%C3%BCfung.pdf";
    const file = await theFileIs({
      "Content-Disposition": disposition,
      "Leanwall-Notes": '["No font.", "2 \\u00b7 3"]',
    });
    expect([file.filename, file.notes, file.blob.size]).toEqual(["Prüfung.pdf", ["No font.", "2 · 3"], 4]);
  });

  test("has the plain name where there is no other, and one of our own without any", async () => {
    expect((await theFileIs({ "Content-Disposition": 'attachment; filename="map.pdf"' })).filename).toBe(
      "map.pdf",
    );
    expect(await theFileIs({})).toMatchObject({ filename: "leanwall.pdf", notes: [] });
  });
});
