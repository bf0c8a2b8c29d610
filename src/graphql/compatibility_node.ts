/** Whether a release installs on a target, in the graph: the judgement of `check_compatibility`. @module */
import type { ProjectDocument, ReleaseDocument } from "../domain/release.ts";
import { judgeCompatibility } from "../tools/check_compatibility.ts";
import { enumValue, type Graph } from "./graph.ts";

const MAX_LENGTH = 64; // UTF-16 units of a Python or platform; longer ones are refused when they are read

/** The fields of `Compatibility`. @throws {CallerError} If the target cannot be read. @throws {UpstreamError} */
export async function readCompatibility(
  { document, own }: {
    readonly document: ProjectDocument;
    readonly own: () => Promise<ReleaseDocument>;
  },
  asked: { readonly python?: string | null; readonly platform?: string | null },
  graph: Graph,
) {
  const python_version = asked.python?.slice(0, MAX_LENGTH + 1);
  const platform = asked.platform?.slice(0, MAX_LENGTH + 1);
  const release = await own();
  await graph.turn();
  const answer = judgeCompatibility({ document, release, pinned: true }, {
    ...(python_version === undefined ? {} : { python_version }),
    ...(platform === undefined ? {} : { platform }),
  });
  return {
    verdict: enumValue(answer.compatibility),
    install: answer.install && enumValue(answer.install),
    python: answer.python_version,
    assumed: answer.target?.assumed ?? [],
    requiresPython: answer.requires_python,
    notes: answer.compatibility_notes,
    newestCompatibleVersion: answer.newest_compatible_version,
    newestVersionWithWheel: answer.newest_version_with_wheel,
  };
}
