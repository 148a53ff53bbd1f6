// Files that hold a table of steps, by their names.

export const TABLE_FILES = ".csv,.tsv,.tab,.txt,.xlsx,.xls,.ods";

/** Everything else is taken for a board file. */
export function isTable(file: { readonly name: string }): boolean {
  return TABLE_FILES.split(",").some((ending) => file.name.toLowerCase().endsWith(ending));
}
