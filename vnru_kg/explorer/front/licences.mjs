// The licences of all that the page is made of: each text once, under the packages it is given with.
import fs from "node:fs";
import path from "node:path";

/** What is not bundled from a file of its own package: the engine, the land that land.mjs makes, and the network, which pyvis brings. */
const BESIDE = ["oxigraph", "world-atlas"];
/** Packages that carry no text of their licence, MIT by what they declare, and who holds their rights by what they say. */
const BY_NAME = {
  oxigraph: ["Copyright (c) 2018 Oxigraph developers"],
  "xz-decompress": [
    "Copyright (c) Tim Perry",
    "Copyright (c) Steve Sanderson (xzwasm)",
    "Copyright (c) 2020 Igalia, S.L. (walloc)",
    "and XZ Embedded by Lasse Collin and Igor Pavlov, in the public domain",
  ],
  "vis-network": [
    "Copyright (c) 2011-2017 Almende B.V, http://almende.com",
    "Copyright (c) 2017-2019 visjs contributors, https://github.com/visjs",
  ],
};
const VIS = { name: "vis-network", version: "9.1.2", licence: "MIT OR Apache-2.0" };

/** The names of the packages that files come from. */
export function packagesOf(files) {
  const names = files.map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]).filter(Boolean);
  return [...new Set([...names, ...BESIDE])].sort();
}

/** The notices for the packages in node_modules/ of `here` that `files` come from. */
export function licences(here, files) {
  const packages = packagesOf(files).map((name) => read(path.join(here, "node_modules", name)));
  const mit = packages.find(({ body }) => body?.startsWith("Permission is hereby granted, free of charge"))?.body;
  const groups = new Map();
  for (const { name, version, licence, holders, body } of [...packages, { ...VIS, holders: null, body: null }]) {
    const text = body ?? (BY_NAME[name] && licence.startsWith("MIT") ? mit : undefined);
    if (!text) throw new Error(`${name} ${version} (${licence}) has no licence that could be passed on`);
    const key = text.replace(/\W+/g, " ").toLowerCase();
    if (!groups.has(key)) groups.set(key, { text, heads: [] });
    groups.get(key).heads.push([`${name} ${version} (${licence})`, ...(holders ?? BY_NAME[name])].join("\n  "));
  }
  return [...groups.values()].map(({ text, heads }) => `${heads.join("\n")}\n\n${text}\n`).join(`\n${"-".repeat(72)}\n\n`);
}

function read(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = fs
    .readdirSync(folder)
    .filter((one) => /^licen[sc]e/i.test(one))
    .sort((a, b) => /mit/i.test(b) - /mit/i.test(a))[0];
  if (!file) return { name, version, licence: license, holders: null, body: null };
  const lines = fs
    .readFileSync(path.join(folder, file), "utf8")
    .split(/\r?\n/)
    .map((line) => line.trim());
  const isHolder = (line) => /^(portions )?copyright\b/i.test(line) && !/copyright (notice|holder)/i.test(line);
  const isHeading = (line) => /^(the )?(mit|isc) license( \(mit\))?$/i.test(line);
  const paragraphs = lines
    .filter((line) => !isHolder(line) && !isHeading(line))
    .join("\n")
    .trim()
    .split(/\n{2,}/);
  return {
    name,
    version,
    licence: license,
    holders: lines.filter(isHolder),
    body: paragraphs.map((one) => one.replace(/\n/g, " ")).join("\n\n"),
  };
}
