/** That the page could not be opened, in every language; it stands in the page unpacked, since what is packed may be what is broken. */
export function failureNotice(): HTMLElement[] {
  const texts = JSON.parse(document.getElementById("opening-words")?.textContent ?? "{}") as Record<string, { broken: string }>;
  return Object.entries(texts).map(([language, { broken }]) => {
    const line = document.createElement("p");
    line.lang = language;
    line.setAttribute("role", "alert");
    line.textContent = broken;
    return line;
  });
}
