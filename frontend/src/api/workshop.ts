// What the workshop summary says, in the words of the file.
import type { components } from "../generated/api";
import { answered, http } from "./client";

export type WorkshopSummary = components["schemas"]["WorkshopSummary"];
export type SummaryPart = components["schemas"]["Part"];

export async function readWorkshop(board_id: string): Promise<WorkshopSummary> {
  return answered(http.GET("/api/boards/{board_id}/workshop", { params: { path: { board_id } } }));
}
