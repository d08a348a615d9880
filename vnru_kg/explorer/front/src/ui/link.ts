// A link to the very picture: what the address says of every step, and how the view that is open stands at the moment.
import { button, picture } from "../core/dom";
import type { App, OpenView, Part } from "../core/page";
import { copyLinkTo, words } from "../files/share";

const CHAIN =
  "M10 14a4.2 4.2 0 0 0 6.2.4l2.7-2.7a4.2 4.2 0 0 0-5.9-6l-1.3 1.3M14 10a4.2 4.2 0 0 0-6.2-.4l-2.7 2.7a4.2 4.2 0 0 0 5.9 6l1.3-1.3";

/** A button that copies the link; where the browser does not allow that, the link is shown, selected. */
export function copyLink(app: App, view: () => OpenView | undefined): Part {
  const element = button({ class: "theme copy-link" }, () => void copyLinkTo(app, view()), picture(CHAIN, "icon", "0 0 24 24"));
  return {
    element,
    update: ({ language }) => {
      element.title = words("copy", language);
      element.setAttribute("aria-label", words("copy", language));
    },
  };
}
