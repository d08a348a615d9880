// What a browser remembers of a reader's choices, where it lets a file opened from disk remember.

const KEY = "vnru-kg-";

/** Remember a choice. */
export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(KEY + name, value);
  } catch {
    // no storage: the choice lasts as long as the page
  }
}

/** What was chosen before, or "". */
export function recall(name: string): string {
  try {
    return localStorage.getItem(KEY + name) ?? "";
  } catch {
    return "";
  }
}
