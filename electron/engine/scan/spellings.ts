/**
 * The spellings of tags by number, and captions read straight into these numbers: what `parseTags` reads, without a
 * string for each tag. With 25 tags a caption those strings, and their hashes, would be most of the work of reading it.
 */
import { isSpace } from '../../../shared/caption/tagCaption.ts';
import { hashNext, hashStart } from '../../../shared/hash32.ts';

const comma = 0x2c;
const isBreak = (code: number): boolean => code === 0x0a || code === 0x0d;

const isSlice = (whole: string, start: number, length: number, text: string): boolean => {
  if (text.length !== length) return false;
  for (let i = 0; i < length; i += 1) if (whole.charCodeAt(start + i) !== text.charCodeAt(i)) return false;
  return true;
};

const hashOf = (whole: string, start: number, end: number): number => {
  let hash = hashStart;
  for (let i = start; i < end; i += 1) hash = hashNext(hash, whole.charCodeAt(i));
  // The last characters have touched only the low bits.
  return (hash ^ (hash >>> 15)) >>> 0;
};

/**
 * @param initial spellings that have numbers already, in their order
 * @param onNew told of each that gets the next number
 */
export const createSpellings = (initial: readonly string[], onNew: (id: number, text: string) => void) => {
  const texts: string[] = [];
  /** An open hash table: a spelling's number plus one, or zero; at most half full. */
  let slots = new Uint32Array(1024);
  let hashes = new Uint32Array(512);
  /** Of one caption. */
  let found = new Uint32Array(64);

  const place = (id: number, hash: number): void => {
    const mask = slots.length - 1;
    let at = hash & mask;
    while (slots[at] !== 0) at = (at + 1) & mask;
    slots[at] = id + 1;
  };

  const add = (text: string, hash: number): number => {
    const id = texts.length;
    texts.push(text);
    if (texts.length * 2 > slots.length) {
      const larger = new Uint32Array(slots.length);
      larger.set(hashes);
      hashes = larger;
      slots = new Uint32Array(slots.length * 2);
      for (let known = 0; known < id; known += 1) place(known, hashes[known] ?? 0);
    }
    hashes[id] = hash;
    place(id, hash);
    return id;
  };

  const idOf = (whole: string, start: number, end: number): number => {
    const hash = hashOf(whole, start, end);
    const mask = slots.length - 1;
    const length = end - start;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = slots[at] ?? 0;
      if (slot === 0) break;
      if (hashes[slot - 1] === hash && isSlice(whole, start, length, texts[slot - 1] ?? '')) return slot - 1;
    }
    // A copy: a slice would keep the whole caption in memory.
    const text = Buffer.from(whole.slice(start, end)).toString();
    const id = add(text, hash);
    onNew(id, text);
    return id;
  };

  for (const text of initial) add(text, hashOf(text, 0, text.length));

  return {
    count: (): number => texts.length,
    /** The tags of a caption, in order. */
    read: (caption: string): Uint32Array<ArrayBuffer> => {
      let count = 0;
      let from = 0;
      for (let i = 0; i <= caption.length; i += 1) {
        const code = i === caption.length ? comma : caption.charCodeAt(i);
        if (code !== comma && !isBreak(code)) continue;
        let start = from;
        let end = i;
        while (start < end && isSpace(caption.charCodeAt(start))) start += 1;
        while (end > start && isSpace(caption.charCodeAt(end - 1))) end -= 1;
        from = i + 1;
        if (start === end) continue;
        if (count === found.length) {
          const longer = new Uint32Array(count * 2);
          longer.set(found);
          found = longer;
        }
        found[count] = idOf(caption, start, end);
        count += 1;
      }
      return found.slice(0, count);
    },
  };
};
