// Every verb of the wall, in the order of menus and palette. A new one: its file, a line here, its words in i18n.
import { words } from "../i18n";
import type { Command, CommandContext } from "./command";
import { hostingCommands } from "./hosting";
import { improvingCommands } from "./improving";
import { laneCommands } from "./lanes";
import { linkCommands } from "./links";
import { lookingCommands } from "./looking";
import { noteCommands } from "./notes";
import { presentingCommands } from "./presenting";
import { propertyCommands } from "./properties";
import { togetherCommands } from "./together";
import { workingCommands } from "./working";
import { workshopCommands } from "./workshop";

export type { Command, CommandContext, CommandGroup } from "./command";
export { commandFor, keyLabel } from "./keys";

export const commands: readonly Command[] = [
  ...noteCommands,
  ...propertyCommands,
  ...linkCommands,
  ...laneCommands,
  ...workingCommands,
  ...workshopCommands,
  ...improvingCommands,
  ...hostingCommands,
  ...lookingCommands,
  ...presentingCommands,
  ...togetherCommands,
];

const byId = new Map(commands.map((command) => [command.id, command]));

/** What the command changes or goes to lies on the map, which a page may cover. */
export function isAboutMap({ id, group }: Command): boolean {
  return (
    group === "notes" ||
    group === "links" ||
    group === "lanes" ||
    (group === "edit" && !/^(un|re)do$/.test(id))
  );
}

/** Runs the command; what goes wrong is told on the page. */
export async function runSaying(command: Command, context: CommandContext): Promise<void> {
  context.view.set({ told: null }); // what was said of the one before is no news any more
  try {
    await command.run(context);
  } catch (problem) {
    context.view.tell(problem instanceof Error ? problem.message : words.app.failed);
  }
}

/** The command of that id; a misspelt id is a fault in the program. */
export function command(id: string): Command {
  const found = byId.get(id);
  if (!found) throw new Error(`There is no command “${id}”.`);
  return found;
}
