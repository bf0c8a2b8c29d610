/** Random PEP 440 versions and clauses for properties; small numbers, so that collisions are common. @module */
import fc from "fast-check";

const number = fc.oneof(fc.nat(3), fc.constantFrom(10, 20260401)).map(String);
const release = fc.array(number, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("."));
const epoch = fc.oneof({ weight: 9, arbitrary: fc.constant("") }, {
  weight: 1,
  arbitrary: fc.constantFrom("0!", "1!"),
});
const pre = suffix(["a", "b", "rc", ".alpha", "-BETA.", "_c_"]);
const post = suffix([".post", "-", "rev", "_r."]);
const dev = suffix([".dev", "-DEV-"]);
const local = fc.oneof({ weight: 3, arbitrary: fc.constant("") }, {
  weight: 1,
  arbitrary: fc.constantFrom("+a", "+1", "+a.1", "+1-a", "+cpu", "+10"),
});

function suffix(letters: readonly string[]) {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant("") },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...letters), number).map((it) => it.join("")),
    },
  );
}

/** Versions without a local label, which most operators demand. */
export const publicVersion = fc.tuple(epoch, release, pre, post, dev).map((it) => it.join(""));

/** Versions of every form. */
export const anyVersion = fc.tuple(publicVersion, local).map((it) => it.join(""));

/** One clause of a specifier. */
export const anyClause = fc.oneof(
  fc.tuple(fc.constantFrom("<", "<=", ">", ">="), publicVersion).map((it) => it.join("")),
  fc.tuple(fc.constantFrom("==", "!=", "==="), anyVersion).map((it) => it.join("")),
  fc.tuple(fc.constantFrom("==", "!="), epoch, release).map((it) => `${it.join("")}.*`),
  fc.tuple(epoch, number, release, pre, post).map(([e, n, r, p, q]) => `~=${e}${n}.${r}${p}${q}`),
);
