// Writes the modulepreload lines of static-web/index.html: `npm run preload`. Without them a module is requested only when one that imports
// it has arrived, and on a line with a delay of 40 ms the page is ready about 0.2 seconds later.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const site = new URL("../../static-web/", import.meta.url);
const page = new URL("index.html", site);
const entry = "main.js";

export const currentPage = () => readFileSync(page, "utf8");

/** `html` with one line for each module but the first, which the page names itself. */
export function withPreloads(html) {
  const modules = readdirSync(new URL("js/", site), { recursive: true })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".js") && path !== entry)
    .sort();
  const lines = modules.map((path) => `  <link rel="modulepreload" href="js/${path}">\n`).join("");
  return html.replaceAll(/ *<link rel="modulepreload".*\n/g, "").replace("</head>", `${lines}</head>`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, withPreloads(currentPage()));
