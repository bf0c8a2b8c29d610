/** Debouncing a question instead of a task: who asks waits for the answer or hears that a newer call took over. @module */
import type { Debounced } from "./project_completions.ts";

/** Runs `task` once `key` is quiet; a task waiting for the same key is dropped without a word. */
export interface TaskScheduler {
  schedule(key: string, task: () => void): void;
}

/** Every call settles: with its action's outcome, or with `undefined` as soon as a newer call took its key. */
export function debounced(scheduler: TaskScheduler): Debounced {
  const waiting = new Map<string, () => void>();
  return <T>(key: string, action: () => Promise<T>) =>
    new Promise<T | undefined>((resolve, reject) => {
      waiting.get(key)?.();
      waiting.set(key, () => resolve(undefined));
      scheduler.schedule(key, () => {
        waiting.delete(key);
        action().then(resolve, reject);
      });
    });
}
