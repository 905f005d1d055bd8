// Bundles the page into one file, with the licences of what it is made of, where the crate embeds it.

import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFile, writeFile, readdir } from "node:fs/promises";

const here = new URL("./", import.meta.url);
const out = new URL("../../src/report/page/", here);

const bundle = await build({
  entryPoints: [new URL("src/main.ts", here).pathname],
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: "iife",
  target: "es2022",
  legalComments: "none",
  charset: "utf8",
  // A closing tag inside a string would end the script.
  supported: { "inline-script": false },
});
const style = await build({ entryPoints: [new URL("src/style.css", here).pathname], minify: true, write: false });
const [script, css] = [bundle.outputFiles[0].text.trim(), style.outputFiles[0].text.trim()];
const hash = `sha256-${createHash("sha256").update(script).digest("base64")}`;
let page = await readFile(new URL("src/page.html", here), "utf8");
for (const [mark, text] of [["@@HASH@@", hash], ["@@STYLE@@", css], ["@@SCRIPT@@", script]]) {
  page = page.replace(mark, () => text);
}
await writeFile(new URL("page.html", out), page);

const packages = new Set();
for (const input of Object.keys(bundle.metafile.inputs)) {
  const found = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/);
  if (found) packages.add(found[1]);
}
let licences = "The page embedded in landsea contains these packages from the npm registry, bundled and minified.\n";
for (const name of [...packages].sort()) {
  const folder = new URL(`node_modules/${name}/`, here);
  const { version } = JSON.parse(await readFile(new URL("package.json", folder), "utf8"));
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} has no licence file`);
  licences += `\n---- ${name} ${version}\n\n${(await readFile(new URL(file, folder), "utf8")).trim()}\n`;
}
await writeFile(new URL("LICENCES.txt", out), licences);
console.log(`page.html: ${(page.length / 1024).toFixed(0)} KiB, ${packages.size} packages`);
