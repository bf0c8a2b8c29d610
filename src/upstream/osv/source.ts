/** What tools ask of OSV. @module */
import type { Advisory } from "../../domain/advisory.ts";
import type { ProjectName } from "../../domain/name.ts";
import type { UpstreamCall } from "../../domain/source.ts";

/** OSV's records about PyPI projects. */
export interface AdvisorySource {
  /**
   * Every record that names the project, for all of its versions, all pages; withdrawn ones included where OSV sends
   * them: filtering is a domain decision. An empty list means that OSV was asked and has none.
   * @throws {UpstreamError} Never an empty list instead.
   */
  advisoriesFor(name: ProjectName, call: UpstreamCall): Promise<readonly Advisory[]>;
  /** One record by its id (case-sensitive); `undefined`: OSV has no such record. @throws {UpstreamError} */
  advisory(id: string, call: UpstreamCall): Promise<Advisory | undefined>;
}
