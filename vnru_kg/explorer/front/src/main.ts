import views from "views:all";
import { failureNotice } from "./core/broken";
import { el } from "./core/dom";
import { recall } from "./core/kept";
import { lightPaper, wholePaper } from "./core/print";
import { Search } from "./core/search";
import { initial, LOOK, Store } from "./core/store";
import { restoreTheme } from "./core/theme";
import { read, write } from "./core/url";
import { startEngine } from "./engine";
import { speak } from "./model/languages";
import { decode, rows } from "./model/read";
import type { Rows } from "./model/types";
import { shell } from "./ui/shell";

const SMALL_OPENING = 34;

async function start(root: HTMLElement): Promise<void> {
  restoreTheme();
  lightPaper();
  wholePaper();
  const found = fitting(await rows());
  speak(found.words);
  const model = decode(found);
  const first = initial(model, views[0]?.id ?? "", [recall("language"), ...navigator.languages]);
  const store = new Store(read(location.hash, model, first), (state, push) => {
    const fragment = `#${write(state, model, first)}`;
    if (location.protocol === "about:") return; // within a notebook's frame there is no address to hold it
    if (push) history.pushState(null, "", fragment);
    else history.replaceState(null, "", fragment);
  });
  addEventListener("popstate", () => store.replace(read(location.hash, model, first)));
  addEventListener("hashchange", () => store.replace(read(location.hash, model, first)));
  const status = el("div", { role: "status", class: "unseen" });
  document.body.append(status);
  let said = 0;
  const announce = (text: string): void => {
    clearTimeout(said);
    said = window.setTimeout(() => (status.textContent = text), 300);
  };
  const search = new Search(model);
  shell(root, { model, store, search, announce }, views);
  // the names for the search come after the engine, or as soon as somebody is about to search
  const prepare = (): void => search.prepare((step) => setTimeout(step));
  void startEngine(model).then(prepare);
  document.getElementById("search")?.addEventListener("focus", prepare, { once: true });
  document.documentElement.dataset["ready"] = String(Math.round(performance.now()));
}

/** The rows with an opening that a small screen has room for. */
function fitting(rows: Rows): Rows {
  if (!rows.focus.length && innerWidth < 720 && !location.hash.includes(`&${LOOK}=`)) rows.opening = rows.opening.slice(0, SMALL_OPENING);
  return rows;
}

const root = document.getElementById("app");
if (root) {
  start(root).catch((error: unknown) => {
    root.replaceChildren(...failureNotice(), el("pre", {}, String(error)));
    throw error;
  });
}
