/**
 * Remembers millions of names in eight bytes each: as 64 bits of hash in a table with open addressing. With
 * ten million names, three files in a million would have two that are taken for one.
 */
export class SeenNames {
  private slots = new Uint32Array(2 * 65_536)
  private size = 0

  /** False when the name was there before. */
  add(name: string): boolean {
    const [high, low] = hash(name)
    if (!insert(this.slots, high, low)) return false
    this.size += 1
    if (this.size * 3 > this.slots.length) this.grow()
    return true
  }

  private grow(): void {
    const larger = new Uint32Array(this.slots.length * 2)
    for (let at = 0; at < this.slots.length; at += 2) {
      const high = this.slots[at]!
      if (high !== 0) insert(larger, high, this.slots[at + 1]!)
    }
    this.slots = larger
  }
}

/** A slot whose first half is zero is empty. */
function insert(slots: Uint32Array, high: number, low: number): boolean {
  const last = slots.length - 2
  for (let at = (low << 1) & last; ; at = (at + 2) & last) {
    if (slots[at] === 0) {
      slots[at] = high
      slots[at + 1] = low
      return true
    }
    if (slots[at] === high && slots[at + 1] === low) return false
  }
}

/** cyrb53, with all of its 64 bits; the first half is never zero. */
function hash(name: string): [high: number, low: number] {
  let one = 0xdeadbeef
  let two = 0x41c6ce57
  for (let index = 0; index < name.length; index++) {
    const unit = name.charCodeAt(index)
    one = Math.imul(one ^ unit, 2_654_435_761)
    two = Math.imul(two ^ unit, 1_597_334_677)
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909)
  two = Math.imul(two ^ (two >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909)
  return [two >>> 0 || 1, one >>> 0]
}
