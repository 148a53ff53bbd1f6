// What roles include: view < comment < edit < facilitate < admin < owner. The server stamps them and asks again.
const EDITING: ReadonlySet<string> = new Set(["edit", "facilitate", "admin", "owner"]);
const HOSTING: ReadonlySet<string> = new Set(["facilitate", "admin", "owner"]);

/** Whether this role may change the map. */
export const mayEdit = (role: string | undefined): boolean => EDITING.has(role ?? "");

/** Whether this role leads the workshop and lets people in. */
export const mayHost = (role: string | undefined): boolean => HOSTING.has(role ?? "");

/** Whether this role keeps a client's house: members, what is kept how long, what is forgotten. */
export const mayAdminister = (role: string | undefined): boolean => role === "admin" || role === "owner";
