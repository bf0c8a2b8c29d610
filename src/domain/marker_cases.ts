/**
 * The cases that comparisons of markers can tell apart. Values of a variable are without number, but
 * the literals that it is compared with split them into a few classes. Where a class is not worked
 * out exactly the cases are more than there are, never fewer, so what holds in all of them is
 * proven. @module
 */
import { type Atom, atomOf, isOpenAmong, positiveText } from "./marker_atom.ts";
import {
  compileComparison,
  type MarkerEnvironment,
  UndecidableMarkerError,
} from "./marker_comparison.ts";
import type { MarkerComparison, MarkerTextVariable } from "./marker_tree.ts";
import { formatMinor, minorOf, minorWitnesses, versionWitnesses } from "./marker_witnesses.ts";
import { isPostrelease, tryParseVersion } from "./version.ts";

/** Comparisons that depend on one another, and every combination of answers that they can give. */
export interface Axis {
  readonly comparisons: readonly MarkerComparison[];
  /** One answer for each comparison, in their order. */
  readonly cases: readonly (readonly boolean[])[];
}

/** Values that one environment stands for. */
interface ValueClass {
  readonly environment: MarkerEnvironment;
  /** It stands for itself only, so that no comparison is open. */
  readonly exact: boolean;
}

const MAX_ATOMS = 32; // of one axis; more is not written by people
const MAX_WITNESSES = 512;
const MAX_OPEN = 4; // comparisons of one axis whose answers are left open
const MAX_QUESTIONS = 8; // those, and comparisons that a given value does not decide
const OTHER = "\u0001"; // a text that no literal is: no version, and nothing that a platform reports

/**
 * The cases of `comparisons` (no two with one text) where `given` is known. `undefined`: there are
 * too many to look at.
 */
export function casesOf(
  comparisons: readonly MarkerComparison[],
  given: MarkerEnvironment,
): readonly Axis[] | undefined {
  const related = new Map<string, Atom[]>();
  const free = new Map<string, MarkerComparison[]>();
  for (const comparison of comparisons) {
    const atom = atomOf(comparison);
    if (atom === undefined) pushTo(free, positiveText(comparison), comparison);
    else pushTo(related, axisOf(atom.variable), atom);
  }
  const axes: Axis[] = [];
  for (const all of related.values()) {
    const open = new Set(all.filter(isOpenAmong).map(({ comparison }) => positiveText(comparison)));
    const atoms = open.size > MAX_OPEN ? all.filter((atom) => !isOpenAmong(atom)) : all;
    for (const { comparison } of all.filter((atom) => !atoms.includes(atom))) {
      pushTo(free, positiveText(comparison), comparison);
    }
    const classes = atoms.length > MAX_ATOMS ? undefined : classesOf(atoms, given);
    if (classes === undefined) return undefined;
    if (atoms.length === 0) continue;
    const axis = axisFrom(atoms, classes);
    if (axis === undefined) return undefined;
    axes.push(axis);
  }
  for (const same of free.values()) {
    const cases = [true, false].map((held) =>
      same.map(({ operator }) => held !== (operator === "not in"))
    );
    axes.push({ comparisons: same, cases });
  }
  return axes;
}

function pushTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** `python_version` is the beginning of `python_full_version`; other variables are on their own. */
function axisOf(variable: MarkerTextVariable): string {
  return variable === "python_full_version" ? "python_version" : variable;
}

/** `undefined`: too many answers are open. */
function axisFrom(atoms: readonly Atom[], classes: readonly ValueClass[]): Axis | undefined {
  const tests = atoms.map(({ comparison }) => compileComparison(comparison));
  const cases = new Map<string, readonly boolean[]>();
  const seen = new Set<string>();
  for (const { environment, exact } of classes) {
    const answers = atoms.map((atom, index) => (
      !exact && isOpenAmong(atom) ? undefined : answer(() => tests[index]?.(environment))
    ));
    const key = answers.map(String).join();
    if (seen.has(key)) continue;
    seen.add(key);
    const complete = completions(atoms, answers);
    if (complete === undefined) return undefined;
    for (const one of complete) cases.set(one.map(Number).join(""), one);
  }
  return { comparisons: atoms.map(({ comparison }) => comparison), cases: [...cases.values()] };
}

function answer(test: () => boolean | undefined): boolean | undefined {
  try {
    return test();
  } catch (error) {
    if (error instanceof UndecidableMarkerError) return undefined;
    throw error;
  }
}

/**
 * Every way to answer what is open; `in` and `not in` with the same operands are one question.
 * `undefined`: a given value that is none of its variable's leaves too many comparisons undecided.
 */
function completions(
  atoms: readonly Atom[],
  answers: readonly (boolean | undefined)[],
): readonly (readonly boolean[])[] | undefined {
  const questions = [
    ...new Set(atoms.flatMap(({ comparison }, index) => (
      answers[index] === undefined ? [positiveText(comparison)] : []
    ))),
  ];
  if (questions.length > MAX_QUESTIONS) return undefined;
  return Array.from({ length: 2 ** questions.length }, (_, bits) => (
    atoms.map(({ comparison }, index) => {
      const known = answers[index];
      if (known !== undefined) return known;
      const held = (bits >> questions.indexOf(positiveText(comparison)) & 1) === 1;
      return held !== (comparison.operator === "not in");
    })
  ));
}

/** The classes of one axis; `undefined`: too many. */
function classesOf(
  atoms: readonly Atom[],
  given: MarkerEnvironment,
): readonly ValueClass[] | undefined {
  const [first] = atoms;
  if (first === undefined) return [];
  const { variable } = first;
  if (axisOf(variable) === "python_version") return classesOfPython(atoms, given);
  const known = given[variable];
  if (known !== undefined) return [{ environment: { [variable]: known }, exact: true }];
  const texts = atoms.map(({ literal }) => literal);
  const among = variable === "implementation_version" ? texts.filter(isPlainVersion) : texts;
  const classes: ValueClass[] = among.map((text) => (
    { environment: { [variable]: text }, exact: true }
  ));
  if (variable === "implementation_version" || variable === "platform_release") {
    const witnesses = witnessesOf(atoms).filter((text) => (
      variable === "platform_release" || isPlainVersion(text)
    ));
    classes.push(...witnesses.map((text) => ({ environment: { [variable]: text }, exact: false })));
  }
  if (variable !== "implementation_version") {
    classes.push({ environment: { [variable]: OTHER }, exact: false });
  }
  return classes;
}

/** Implementations have no post-releases, and no epochs. */
function isPlainVersion(text: string): boolean {
  const version = tryParseVersion(text);
  return version !== undefined && !isPostrelease(version) && version.epoch === 0n;
}

/**
 * `others` are versions to look at as well. With the literal on the left the value makes the
 * specifier, and then its local label matters.
 */
function witnessesOf(atoms: readonly Atom[], others: readonly string[] = []): readonly string[] {
  const witnesses = [...versionWitnesses(atoms.map(({ literal }) => literal)), ...others];
  return atoms.some(({ reversed }) => reversed)
    ? witnesses.flatMap((text) => text.includes("+") ? [text] : [text, `${text}+0.local`])
    : witnesses;
}

/** Values of the two variables that go together. */
function classesOfPython(
  atoms: readonly Atom[],
  given: MarkerEnvironment,
): readonly ValueClass[] | undefined {
  const { python_version: short, python_full_version: full } = given;
  const minors = minorWitnesses(
    [
      ...atoms.filter(({ variable }) => variable === "python_version").map((it) => it.literal),
      ...(short === undefined ? [] : [short]),
    ],
    MAX_WITNESSES,
  )?.map(formatMinor);
  if (minors === undefined) return undefined;
  const fullAtoms = atoms.filter(({ variable }) => variable === "python_full_version");
  if (full !== undefined || fullAtoms.length === 0) {
    const own = full === undefined ? undefined : minorOfFull(full);
    const shorts = short !== undefined ? [short] : own !== undefined ? [own] : minors;
    return shorts.map((python_version) => (
      { environment: { python_version, python_full_version: full }, exact: false }
    ));
  }
  const pairOf = (exact: boolean) => (python_full_version: string): readonly ValueClass[] => {
    const python_version = minorOfFull(python_full_version);
    return python_version === undefined || !isPlainVersion(python_full_version)
      ? []
      : [{ environment: { python_version, python_full_version }, exact }];
  };
  const starts = minors.map((minor) => `${minor}.dev0`);
  const classes = [
    ...fullAtoms.map(({ literal }) => literal).flatMap(pairOf(true)),
    ...witnessesOf(fullAtoms, starts).flatMap(pairOf(false)),
  ];
  if (short === undefined) return classes;
  const fitting = classes.filter(({ environment }) => environment.python_version === short);
  return fitting.length > 0 ? fitting : classes.map(({ environment, exact }) => (
    { environment: { ...environment, python_version: short }, exact }
  ));
}

/** The `python_version` that goes with a `python_full_version`. */
export function minorOfFull(full: string): string | undefined {
  const version = tryParseVersion(full.replace(/\+$/, ""));
  return version === undefined ? undefined : formatMinor(minorOf(version));
}
