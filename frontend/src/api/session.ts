// Who is signed in, how one can sign in, and where else one is.
import type { components } from "../generated/api";
import { answered, http } from "./client";

export type Me = components["schemas"]["Me"];
export type Ways = components["schemas"]["Ways"];
export type Sitting = components["schemas"]["Sitting"];

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

export function signInWays(): Promise<Ways> {
  return answered(http.GET("/api/session/ways"));
}

/** Asks for a sign-in address by e-mail; nobody is told whether there is such a member. */
export async function mailMe(email: string): Promise<void> {
  await answered(http.POST("/api/session/mail", { body: { email } }));
}

export function renameMe(name: string, color: string): Promise<Me> {
  return answered(http.PATCH("/api/me", { body: { name, color } }));
}

export async function listSessions(): Promise<readonly Sitting[]> {
  return (await answered(http.GET("/api/sessions"))).sessions;
}

export async function endSession(session_id: string): Promise<void> {
  await answered(http.DELETE("/api/sessions/{session_id}", { params: { path: { session_id } } }));
}
