/** The files under `deploy/`, read for tests. @module */
import { loadAll } from "js-yaml";
import { ROOT } from "../support/source_files.ts";

/** Where they are. */
const DEPLOY = new URL("deploy/", ROOT);

/** Paths below `deploy/`, sorted. */
export function deployPaths(folder = ""): readonly string[] {
  return [...Deno.readDirSync(new URL(folder, DEPLOY))].flatMap(({ name, isDirectory }) =>
    isDirectory ? deployPaths(`${folder}${name}/`) : [`${folder}${name}`]
  ).filter((path) => !path.startsWith("compose/secrets/")).sort();
}

/** The text of one file. */
export function deployText(path: string): string {
  return Deno.readTextFileSync(new URL(path, DEPLOY));
}

/** Every document of a YAML file. */
export function deployYaml(path: string): readonly unknown[] {
  return loadAll(deployText(path));
}
