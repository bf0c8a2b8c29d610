/** A program: keeps the metadata of many long files, tells how many entries it has and by how much the heap grew. @module */
import { PypiCoreMetadataClient } from "../../src/upstream/pypi/core_metadata_client.ts";
import { createCall, createTestPipeline } from "./test_pipeline.ts";

const FILES = 32;
const FILLER = "X-Filler: " + "word ".repeat(200_000);

/** Only there when V8 was told to expose it. */
const { gc } = globalThis as { readonly gc?: () => void };

function heapBytes(): number {
  gc?.();
  return Deno.memoryUsage().heapUsed;
}

if (import.meta.main) {
  const base = "https://files.example";
  const { api, cache } = createTestPipeline(base, {
    policies: { maxResponseBytes: 4 * 2 ** 20 },
    fetch: (url) => {
      const name = new URL(url).pathname.split("-")[0]?.slice(1);
      const lines = ["Metadata-Version: 2.1", `Name: ${name}`, "Version: 1.0", FILLER];
      return Promise.resolve(new Response([...lines, "Requires-Dist: something>=1.0"].join("\n")));
    },
  });
  const client = new PypiCoreMetadataClient(api);
  const before = heapBytes();
  for (let index = 0; index < FILES; index++) {
    const filename = `a_rather_long_name_${index}-1.0-py3-none-any.whl`;
    const file = { filename, url: `${base}/${filename}`, kind: "wheel" } as const;
    const { requiresDist } = await client.coreMetadata(file, createCall()) ?? {};
    if (requiresDist?.length !== 1) throw new RangeError("The metadata was not read");
  }
  const grownBytes = heapBytes() - before;
  console.log(JSON.stringify({ entries: cache.statistics().entryCount, grownBytes }));
}
