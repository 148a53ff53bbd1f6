// A list to choose from keeps the letters and arrows that are typed on it; what goes with Ctrl or ⌘ is the page's.
export function ownKeys(event: React.KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
}
