/** Groups of things that are linked, directly or through others. */
export class Clusters {
  private readonly parents: Int32Array

  constructor(size: number) {
    this.parents = Int32Array.from({ length: size }, (_, i) => i)
  }

  link(a: number, b: number): void {
    const [one, other] = [this.of(a), this.of(b)]
    // the lowest number stands for its cluster, so that the order of the links changes nothing
    this.parents[Math.max(one, other)] = Math.min(one, other)
  }

  /** The lowest member of the cluster that the member belongs to. */
  of(member: number): number {
    let root = member
    while (this.parents[root] !== root) root = this.parents[root]!
    for (let i = member; i !== root; ) {
      const next = this.parents[i]!
      this.parents[i] = root
      i = next
    }
    return root
  }

  /** Clusters of two and more, members ascending, by their first member. */
  groups(): number[][] {
    const groups = new Map<number, number[]>()
    for (let i = 0; i < this.parents.length; i++) {
      const root = this.of(i)
      const group = groups.get(root)
      if (group) group.push(i)
      else groups.set(root, [i])
    }
    return [...groups.values()].filter((group) => group.length > 1)
  }
}
