// Who may come to a board: links, the door with its code, guests; and coming in oneself.
import type { components } from "../generated/api";
import { answered, http } from "./client";

export type Access = components["schemas"]["Access"];
export type Door = components["schemas"]["Door"];
export type GuestHere = components["schemas"]["Guest"];
export type ShareLink = components["schemas"]["BoardLink"];
export type Invitation = components["schemas"]["Invitation"];
export type Joined = components["schemas"]["Joined"];
export type GuestChange = components["schemas"]["GuestChange"];

export const GUEST_ROLES = ["view", "comment", "edit", "facilitate"] as const;
export const DOOR_ROLES = ["edit", "comment", "view"] as const;

const at = (board_id: string) => ({ params: { path: { board_id } } });

/** What a link or a join code opens. */
export function look(key: string): Promise<Invitation> {
  return answered(http.POST("/api/join/look", { body: { key } }));
}

/** Comes in as a guest; the name is not needed where the browser is known. */
export function join(key: string, name?: string): Promise<Joined> {
  return answered(http.POST("/api/join", { body: { key, name: name ?? null } }));
}

export function readAccess(board: string): Promise<Access> {
  return answered(http.GET("/api/boards/{board_id}/access", at(board)));
}

export function openDoor(board: string, role: (typeof DOOR_ROLES)[number], lobby: boolean): Promise<Door> {
  return answered(http.PUT("/api/boards/{board_id}/door", { ...at(board), body: { role, lobby } }));
}

export async function closeDoor(board: string): Promise<void> {
  await answered(http.DELETE("/api/boards/{board_id}/door", at(board)));
}

export interface NewLink {
  readonly role: (typeof GUEST_ROLES)[number];
  readonly hours: number;
  readonly lobby: boolean;
  readonly label: string;
}

/** Gives the address, which is told this once. */
export async function makeLink(board: string, body: NewLink): Promise<string> {
  return (await answered(http.POST("/api/boards/{board_id}/links", { ...at(board), body }))).url;
}

export async function revokeLink(board_id: string, link_id: string): Promise<void> {
  const params = { path: { board_id, link_id } };
  await answered(http.DELETE("/api/boards/{board_id}/links/{link_id}", { params }));
}

export async function changeGuest(board_id: string, person_id: string, body: GuestChange): Promise<void> {
  const params = { path: { board_id, person_id } };
  await answered(http.PATCH("/api/boards/{board_id}/guests/{person_id}", { params, body }));
}

export async function removeGuest(board_id: string, person_id: string): Promise<void> {
  const params = { path: { board_id, person_id } };
  await answered(http.DELETE("/api/boards/{board_id}/guests/{person_id}", { params }));
}
