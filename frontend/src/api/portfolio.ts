// The processes of a workspace side by side, over HTTP.
import type { components } from "../generated/api";
import type { Calendar } from "../model/records";
import { answered, http } from "./client";

export type Stage = "unmapped" | "current" | "future" | "agreed" | "live" | "review_due";

export type Process = Omit<components["schemas"]["Process"], "stage" | "calendar"> & {
  readonly stage: Stage;
  readonly calendar: Calendar;
};

export async function readPortfolio(): Promise<readonly Process[]> {
  return (await answered(http.GET("/api/portfolio"))).processes as unknown as readonly Process[];
}
