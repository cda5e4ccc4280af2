import type { Node } from './nodes.ts';

export interface Entry<T> {
  readonly id: number;
  readonly item: T;
}

/** Items of one kind. An item's id is its place in the list. */
export class Table<T> {
  readonly items: T[] = [];
  readonly #entries = new Map<Node, Entry<T>>();

  get(node: Node): Entry<T> | undefined {
    return this.#entries.get(node);
  }

  /** @param node - what the item stands for, if it is to be found by it */
  add(make: (id: number) => T, node?: Node): Entry<T> {
    const id = this.items.length;
    const entry = { id, item: make(id) };
    this.items.push(entry.item);
    if (node) this.#entries.set(node, entry);
    return entry;
  }

  /** The node's item, made on first mention. */
  of(node: Node, make: (id: number) => T): Entry<T> {
    return this.get(node) ?? this.add(make, node);
  }
}
