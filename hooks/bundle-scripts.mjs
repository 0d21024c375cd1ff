/* Bundles the scripts of docs/assets/js: each file that stands directly in that folder, with all that it imports,
   becomes one classic script in docs/assets/scripts, which works over file:// too. `make scripts`; a test gives another
   folder. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = join(ROOT, "docs/assets/js");
const TARGET = join(ROOT, "docs/assets/scripts");
const LIBRARY = /node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/**
 * The first line of a bundle: that nobody edits it, and which libraries are in it.
 * @param {string[]} inputs the files that it is made of
 */
const headOf = (inputs) => {
  const names = new Set(inputs.flatMap((file) => LIBRARY.exec(file)?.[1] ?? []));
  const told = [...names].map((name) => {
    const { version, license } = JSON.parse(readFileSync(join(ROOT, "node_modules", name, "package.json"), "utf-8"));
    return `${name} ${version} (${license})`;
  });
  return told.length ? `/* With ${told.join(", ")}: see licences.txt. */\n` : "";
};

const entries = readdirSync(SOURCES).filter((name) => name.endsWith(".js"));
const { outputFiles, metafile } = await build({
  absWorkingDir: ROOT,
  entryPoints: entries.map((name) => join(SOURCES, name)),
  outdir: TARGET,
  bundle: true,
  format: "iife",
  target: "es2022", // browsers of 2022
  minify: true,
  legalComments: "none", // the first line says it
  charset: "utf8",
  metafile: true,
  write: false,
});
const target = process.argv[2] || TARGET;
if (target === TARGET) rmSync(TARGET, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const { path, text } of outputFiles) {
  const name = basename(path);
  const { inputs } = metafile.outputs[`docs/assets/scripts/${name}`];
  writeFileSync(join(target, name), headOf(Object.keys(inputs)) + text);
}
