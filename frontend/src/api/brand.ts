// How a workspace's deliverables look: name, colour, footer, paper, language, logo.
import type { components } from "../generated/api";
import { answered, http } from "./client";

export type Brand = components["schemas"]["Brand"];
export type Looks = components["schemas"]["Looks"];

const of = (workspace_id: string) => ({ params: { path: { workspace_id } } });

export function readBrand(id: string): Promise<Brand> {
  return answered(http.GET("/api/workspaces/{workspace_id}/brand", of(id)));
}

export function changeBrand(id: string, body: Looks): Promise<Brand> {
  return answered(http.PUT("/api/workspaces/{workspace_id}/brand", { ...of(id), body }));
}

/** The server draws the picture anew and keeps nothing else of the file. */
export async function changeLogo(id: string, picture: Blob): Promise<void> {
  const asIs = { body: picture as unknown as string, bodySerializer: (body: unknown) => body as Blob };
  await answered(http.PUT("/api/workspaces/{workspace_id}/brand/logo", { ...of(id), ...asIs }));
}

export async function dropLogo(id: string): Promise<void> {
  await answered(http.DELETE("/api/workspaces/{workspace_id}/brand/logo", of(id)));
}

/** Where the logo can be seen; `stamp` makes the browser ask again after a change. */
export function logoAddress(id: string, stamp: number): string {
  return `/api/workspaces/${encodeURIComponent(id)}/brand/logo?${stamp}`;
}
