/** Answers that are rendered once: the facts do not change while the program runs. @module */
import type { Answer } from "./answer.ts";
import type { DemoProject } from "./catalogue.ts";

/** Kinds of answers that are kept for each project. */
export type MemoKind = "document" | "page-json" | "page-html";

/** Keeps one answer a kind and project, so it is bounded by the facts. */
export class AnswerMemo {
  readonly #answers = new Map<MemoKind, Map<DemoProject, Promise<Answer>>>();

  /** The kept answer, or the one that `render` makes now. */
  get(
    kind: MemoKind,
    project: DemoProject,
    render: () => Answer | Promise<Answer>,
  ): Promise<Answer> {
    const ofKind = this.#answers.get(kind) ?? new Map<DemoProject, Promise<Answer>>();
    this.#answers.set(kind, ofKind);
    const kept = ofKind.get(project) ?? Promise.resolve(render());
    ofKind.set(project, kept);
    return kept;
  }
}
