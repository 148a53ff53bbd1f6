// Clients as workspaces: mine, their members, what is kept, the log of access.
import type { components } from "../generated/api";
import { answered, http } from "./client";

export type Space = components["schemas"]["leanwall__api__clients__Workspace"];
export type SpaceSettings = components["schemas"]["Settings"];
export type SpaceChange = components["schemas"]["SettingsChange"];
export type Member = components["schemas"]["Member"];
export type MemberRole = components["schemas"]["MemberRole"]["role"];
export type AuditEntry = components["schemas"]["AuditEntry"];

export const MEMBER_ROLES = ["view", "comment", "edit", "facilitate", "admin"] as const;

const at = (workspace_id: string) => ({ params: { path: { workspace_id } } });
const of = (workspace_id: string, person_id: string) => ({ params: { path: { workspace_id, person_id } } });

export async function listSpaces(): Promise<readonly Space[]> {
  return (await answered(http.GET("/api/workspaces"))).workspaces;
}

export function createSpace(name: string): Promise<Space> {
  return answered(http.POST("/api/workspaces", { body: { name } }));
}

export async function enterSpace(id: string): Promise<void> {
  await answered(http.POST("/api/workspaces/{workspace_id}/enter", at(id)));
}

export function readSpace(id: string): Promise<SpaceSettings> {
  return answered(http.GET("/api/workspaces/{workspace_id}", at(id)));
}

export function changeSpace(id: string, body: SpaceChange): Promise<SpaceSettings> {
  return answered(http.PATCH("/api/workspaces/{workspace_id}", { ...at(id), body }));
}

export async function deleteSpace(id: string, name: string): Promise<void> {
  await answered(http.POST("/api/workspaces/{workspace_id}/delete", { ...at(id), body: { name } }));
}

/** The whole client as a zip. */
export async function exportSpace(id: string): Promise<Blob> {
  return (await answered(
    http.GET("/api/workspaces/{workspace_id}/export", { ...at(id), parseAs: "blob" }),
  )) as unknown as Blob;
}

/** How many boards are gone for good. */
export async function emptyTrash(id: string): Promise<number> {
  return (await answered(http.POST("/api/workspaces/{workspace_id}/empty-trash", at(id)))).boards;
}

export async function listMembers(id: string): Promise<readonly Member[]> {
  return (await answered(http.GET("/api/workspaces/{workspace_id}/members", at(id)))).members;
}

/** Gives the sign-in address to pass on, where no mail was sent. */
export async function invite(
  id: string,
  body: { email: string; name: string; role: MemberRole },
): Promise<string | null> {
  return (await answered(http.POST("/api/workspaces/{workspace_id}/members", { ...at(id), body }))).url;
}

export async function changeMember(id: string, person: string, role: MemberRole): Promise<void> {
  await answered(
    http.PATCH("/api/workspaces/{workspace_id}/members/{person_id}", { ...of(id, person), body: { role } }),
  );
}

export async function removeMember(id: string, person: string): Promise<void> {
  await answered(http.DELETE("/api/workspaces/{workspace_id}/members/{person_id}", of(id, person)));
}

export async function signInLink(id: string, person: string): Promise<string> {
  const asked = http.POST("/api/workspaces/{workspace_id}/members/{person_id}/sign-in", of(id, person));
  return (await answered(asked)).url;
}

export async function readAudit(id: string, before?: number): Promise<readonly AuditEntry[]> {
  const params = { path: { workspace_id: id }, query: { before: before ?? null, limit: 100 } };
  return (await answered(http.GET("/api/workspaces/{workspace_id}/audit", { params }))).entries;
}
