// Who is signed in.
import type { components } from "../generated/api";
import { answered, http } from "./client";

export type Me = components["schemas"]["Me"];

export function me(): Promise<Me> {
  return answered(http.GET("/api/me"));
}

/** Exchanges a token for a session cookie. */
export function signIn(token: string): Promise<Me> {
  return answered(http.POST("/api/session", { body: { token } }));
}

export async function signOut(): Promise<void> {
  await answered(http.DELETE("/api/session"));
}
