/** Environment markers without the parts that change nothing. @module */
import { joinMarkers, type Marker, type MarkerComparison } from "./marker_tree.ts";
import { sameTruth, type Truth, type TruthTable } from "./marker_truth.ts";

interface Branch {
  readonly kind: "and" | "or";
  readonly parent: Branch | undefined;
  children: (Branch | Leaf)[];
  truth: Truth;
}

interface Leaf {
  readonly kind: "comparison";
  readonly parent: Branch | undefined;
  readonly comparison: MarkerComparison;
  readonly truth: Truth;
}

const MAX_PASSES = 4;

/**
 * The marker without any operand whose removal leaves its truth as it is. The caller bounds the size
 * of the marker: `table` has at most a few hundred comparisons.
 */
export function pruneMarker(marker: Marker, table: TruthTable): Marker {
  if (marker.kind === "comparison") return marker;
  const root = grow(marker, table);
  for (let pass = 0; pass < MAX_PASSES && prune(root, table); pass++);
  return cut(root);
}

function grow(marker: Marker & { readonly kind: "and" | "or" }, table: TruthTable): Branch {
  const branchOf = (group: typeof marker, parent: Branch | undefined): Branch => (
    { kind: group.kind, parent, children: [], truth: table.truthOf(group) }
  );
  const root = branchOf(marker, undefined);
  const ahead = [{ group: marker, branch: root }];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    for (const operand of next.group.operands) {
      const parent = next.branch;
      if (operand.kind === "comparison") {
        const truth = table.truthOf(operand);
        parent.children.push({ kind: "comparison", parent, comparison: operand, truth });
      } else {
        const branch = branchOf(operand, parent);
        parent.children.push(branch);
        ahead.push({ group: operand, branch });
      }
    }
  }
  return root;
}

/** Large parts before small ones, later ones before earlier ones; says whether anything has gone. */
function prune(root: Branch, table: TruthTable): boolean {
  let changed = false;
  const ahead: Branch[] = [root];
  for (let branch = ahead.pop(); branch !== undefined; branch = ahead.pop()) {
    for (const child of branch.children.toReversed()) {
      if (branch.children.length > 1 && remove(child, branch, table)) changed = true;
    }
    for (const child of branch.children) if (child.kind !== "comparison") ahead.push(child);
  }
  return changed;
}

/** Takes `child` out of `branch` if the root says the same without it. */
function remove(child: Branch | Leaf, branch: Branch, table: TruthTable): boolean {
  const children = branch.children.filter((other) => other !== child);
  const changes = new Map<Branch | Leaf, Truth>();
  let at = branch;
  for (;;) {
    const own = at === branch ? children : at.children;
    const truth = table.join(at.kind, own.map((other) => changes.get(other) ?? other.truth));
    const same = sameTruth(truth, at.truth);
    if (!same && at.parent === undefined) return false;
    changes.set(at, truth);
    if (same || at.parent === undefined) break;
    at = at.parent;
  }
  branch.children = children;
  for (const [changed, truth] of changes) if (changed.kind !== "comparison") changed.truth = truth;
  return true;
}

/** Back to a marker, innermost groups first. */
function cut(root: Branch): Marker {
  const order: Branch[] = [root];
  for (const branch of order) { // grows while it is read: parents before children
    for (const child of branch.children) if (child.kind !== "comparison") order.push(child);
  }
  const markers = new Map<Branch, Marker>();
  for (const branch of order.reverse()) {
    const operands = branch.children.flatMap((child) => (
      child.kind === "comparison" ? child.comparison : markers.get(child) ?? []
    ));
    markers.set(branch, joinMarkers(branch.kind, operands));
  }
  const whole = markers.get(root);
  if (whole === undefined) throw new RangeError("Cannot cut a marker without a root");
  return whole;
}
