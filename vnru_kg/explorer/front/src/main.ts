import views from "views:all";
import { Search } from "./core/search";
import { initial, Store } from "./core/store";
import { restoreTheme } from "./core/theme";
import { read, write } from "./core/url";
import { words } from "./core/words";
import { el } from "./core/dom";
import { decode, island } from "./model/read";
import type { Model, Rows } from "./model/types";
import { shell } from "./ui/shell";

const SMALL_OPENING = 34;

async function start(root: HTMLElement): Promise<void> {
  restoreTheme();
  const model = fitting(decode(await island<Rows>("model")));
  const first = initial(model, views[0]?.id ?? "");
  const store = new Store(read(location.hash, model, first), (state, push) => {
    const fragment = `#${write(state, model, first)}`;
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
  shell(root, { model, store, search: new Search(model), announce }, views);
  document.documentElement.dataset["ready"] = String(Math.round(performance.now()));
}

/** The model with an opening that a small screen has room for. */
function fitting(model: Model): Model {
  return model.focus.length || innerWidth >= 720 ? model : { ...model, opening: model.opening.slice(0, SMALL_OPENING) };
}

const root = document.getElementById("app");
if (root) {
  start(root).catch((error: unknown) => {
    root.replaceChildren(...(["vi", "en", "ru"] as const).map((language) => el("p", { lang: language, role: "alert" }, words("broken", language))), el("pre", {}, String(error)));
    throw error;
  });
}
