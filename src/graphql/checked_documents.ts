/** Queries that were found good: clients send the same ones again, and checking one costs more than answering it. @module */
import type { DocumentNode } from "graphql";

const MOST_DOCUMENTS = 64;
const MAX_LENGTH = 4_000; // UTF-16 units; a document takes up about a hundred times its text

/** Whether a document is good follows from its text alone; the oldest goes first. */
export class CheckedDocuments {
  readonly #documents = new Map<string, DocumentNode>();

  get(query: string): DocumentNode | undefined {
    return this.#documents.get(query);
  }

  keep(query: string, document: DocumentNode): void {
    if (query.length > MAX_LENGTH) return;
    if (this.#documents.size >= MOST_DOCUMENTS) {
      const [oldest] = this.#documents.keys();
      if (oldest !== undefined) this.#documents.delete(oldest);
    }
    this.#documents.set(query, document);
  }
}
