/** Bundles a module of the page for Node, with the page's own bundler, and imports it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const web = join(dirname(fileURLToPath(import.meta.url)), "../../Web/src");

/** The exports of `Web/src/PATH`. */
export async function load(path) {
    const folder = mkdtempSync(join(tmpdir(), "backlot-web-"));
    try {
        const output = join(folder, "module.mjs");
        const done = spawnSync(
            "esbuild",
            [join(web, path), "--bundle", "--format=esm", "--platform=neutral", "--target=es2021", "--jsx=automatic",
                "--main-fields=main", "--define:process.env.NODE_ENV=\"production\"", `--outfile=${output}`,
                "--log-level=warning"],
            { encoding: "utf8", env: { ...process.env, NODE_PATH: "/usr/share/nodejs" } });
        if (done.status !== 0) throw new Error(done.stderr || String(done.error));
        return await import(pathToFileURL(output).href);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
