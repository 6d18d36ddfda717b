/**
 * The cycles of a graph: its strongly connected components of more than one node, and the nodes
 * with an edge to themselves. Tarjan's algorithm with a stack of its own, as graphs are as deep as
 * somebody likes. Linear in nodes and edges.
 *
 * @param edges of node `n`: `targets` from `starts[n]` up to `starts[n + 1]`
 * @returns nodes of each cycle, in the order in which the search came to them
 */
export function findCycles(starts: Int32Array, targets: Int32Array): number[][] {
  const count = starts.length - 1;
  const order = new Int32Array(count); // 0 = not visited
  const low = new Int32Array(count);
  const next = starts.slice();
  const isOpen = new Uint8Array(count);
  const open: number[] = [];
  const path: number[] = [];
  const cycles: number[][] = [];
  let visited = 0;

  const enter = (node: number): void => {
    visited += 1;
    order[node] = visited;
    low[node] = visited;
    isOpen[node] = 1;
    open.push(node);
    path.push(node);
  };
  const at = (array: Int32Array, index: number): number => array[index] ?? 0;
  const lower = (node: number, bound: number): void => {
    if (bound < at(low, node)) low[node] = bound;
  };
  const close = (root: number): void => {
    const first = open.lastIndexOf(root);
    const members = open.splice(first);
    for (const member of members) isOpen[member] = 0;
    if (members.length > 1 || hasEdge(starts, targets, root)) cycles.push(members);
  };

  for (let root = 0; root < count; root += 1) {
    if (at(order, root) !== 0) continue;
    enter(root);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const edge = at(next, node);
      if (edge < at(starts, node + 1)) {
        next[node] = edge + 1;
        const target = at(targets, edge);
        if (at(order, target) === 0) enter(target);
        else if (isOpen[target] === 1) lower(node, at(order, target));
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lower(parent, at(low, node));
      if (at(low, node) === at(order, node)) close(node);
    }
  }
  return cycles;
}

function hasEdge(starts: Int32Array, targets: Int32Array, node: number): boolean {
  const from = starts[node] ?? 0;
  return targets.subarray(from, starts[node + 1] ?? from).includes(node);
}
