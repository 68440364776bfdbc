/**
 * Files that fail at random, in random edits, undos and redos, with other programs, stops and crashes in between: what
 * history says of a file is what it holds, no text is lost, and once all is well again, trying again ends.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packEntries, parseProject, unpackEntries } from '../project/patch.ts';
import { writeEdit, type Control, recover, type Stop } from './writeEdit.ts';
import type { Disk } from './disk.ts';
import { failed } from './writeResult.ts';
import { type FileContent } from './ordinaryFile.ts';
import { planRedo, planRetry, planUndo } from './undoRedo.ts';
import { type Journal, openJournal } from './journal.ts';
import type { ChangeRow, EditRow, NewChange } from './journalRows.ts';
import { packPlace, type FilePlace } from './moveFile.ts';

const captions = ['a.txt', 'b.txt', 'c.txt', 'd.txt'] as const;
const image = 'm.png';
const project = 'proofsheet.json';
const files = [...captions, image, project] as const;
type Name = (typeof files)[number];

/** The disk is full or read-only from now on; the engine is killed, or killed and the files are away when it is back. */
interface Trouble {
  readonly is: 'full' | 'stuck' | 'killed' | 'away';
  after: number;
}

class Killed extends Error {}

/** What a file says: a caption's text, where the image lies, the value of the one entry. */
class World {
  readonly says = new Map<string, string>(
    files.map((name) => [name, name === image ? 'dataset' : `${name} 0`]),
  );
  /** Files that can be looked at, but not written; files that cannot even be looked at. */
  readonly stuck = new Set<string>();
  readonly away = new Set<string>();
  full = false;
  /** What happens in the middle of a run: after so many writes (twice as many halves). */
  trouble: Trouble | null = null;
  /** When each file was last written. */
  readonly writtenAt = new Map<string, number>();
  /** Every text that our own writes replaced. */
  readonly replaced = new Set<string>();
  now = 0;

  private half(): void {
    const { trouble } = this;
    if (trouble === null || trouble.after-- > 0) return;
    this.trouble = null;
    if (trouble.is === 'full') this.full = true;
    if (trouble.is !== 'full' && trouble.is !== 'killed')
      for (const each of files) this[trouble.is].add(each);
    if (trouble.is !== 'full' && trouble.is !== 'stuck') throw new Killed();
  }

  private put(name: string, text: string): void {
    this.half();
    this.replaced.add(this.says.get(name) ?? '');
    this.says.set(name, text);
    this.writtenAt.set(name, this.now);
    this.half();
  }

  private change(name: string, before: string, after: string): ReturnType<Disk['write']> {
    if (this.away.has(name)) return failed(name, 'ENOENT');
    const current = this.says.get(name) ?? '';
    if (current === after) return { kind: 'unchanged' };
    if (current !== before) return { kind: 'conflict', reason: 'changed' };
    if (this.stuck.has(name)) return failed(name, 'EACCES');
    if (this.full) return failed(name, 'ENOSPC');
    this.put(name, after);
    return { kind: 'written' };
  }

  readonly disk: Disk = {
    look: (name) =>
      this.away.has(name)
        ? { refused: failed(name, 'ENOENT') }
        : { path: name, stats: null, content: this.bytes(name) },
    write: ({ relPath, before, after }) =>
      this.change(relPath, this.textOf(relPath, before), this.textOf(relPath, after)),
    timeOf: (name) => this.writtenAt.get(name) ?? null,
    move: ({ relPath, from, to }) => this.change(relPath, from.base, to.base),
  };

  private bytes(name: string): FileContent {
    const text = this.says.get(name) ?? '';
    return Buffer.from(name === project ? JSON.stringify({ mark: text }) : text);
  }

  private textOf(name: string, bytes: FileContent): string {
    const text = Buffer.from(bytes ?? '').toString('utf8');
    return name === project ? String(parseProject(text)['mark']) : text;
  }
}

const spot = (base: 'dataset' | 'aside'): FilePlace => ({ base, size: 1, mtime: 1, shown: base });
const kindOf = (name: Name): NewChange['kind'] =>
  name === image ? 'move' : name === project ? 'project' : 'tags';
const pack = (name: Name, text: string): Uint8Array => {
  if (name === image) return packPlace(spot(text === 'aside' ? 'aside' : 'dataset'));
  return name === project ? packEntries([{ path: ['mark'], value: text }]) : Buffer.from(text);
};
const unpack = ({ kind }: ChangeRow, bytes: FileContent): string => {
  if (kind === 'project') return String(unpackEntries(bytes)[0]?.value);
  const text = Buffer.from(bytes ?? '').toString('utf8');
  return kind === 'move' ? (JSON.parse(text) as FilePlace).base : text;
};

type Step =
  | { readonly do: 'edit'; readonly of: readonly Name[] }
  | { readonly do: 'undo' | 'redo' | 'heal' | 'fill' | 'leave' }
  | { readonly do: 'undo-one' | 'retry'; readonly which: number }
  | { readonly do: 'other' | 'stick' | 'take-away'; readonly name: Name };

const name = fc.constantFrom(...files);
const which = fc.nat(9);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('edit' as const), of: fc.uniqueArray(name, { minLength: 1 }) }),
  fc.record({ do: fc.constantFrom('undo' as const, 'undo', 'redo', 'heal', 'fill', 'leave') }),
  fc.record({ do: fc.constantFrom('undo-one' as const, 'retry'), which }),
  fc.record({ do: fc.constantFrom('other' as const, 'stick', 'stick', 'take-away'), name }),
);
const stop = fc.option(fc.constantFrom<Stop>('keep', 'take-back'), { freq: 5 });
const trouble: fc.Arbitrary<Trouble | null> = fc.option(
  fc.record({ is: fc.constantFrom('full' as const, 'stuck', 'killed', 'away'), after: fc.nat(8) }),
  { freq: 2 },
);

const allEdits = (journal: Journal): readonly EditRow[] =>
  journal.history(0, 1000).filter(({ kind }) => kind === 'edit');
const isOfTheEdit = ({ outcome, kind }: ChangeRow): boolean =>
  outcome === 'pending' || outcome === 'failed' || (kind === 'project' && outcome === 'conflict');
const canRetry = (journal: Journal, { id }: EditRow): boolean =>
  journal.changes(id, 0, 99).some(({ missed }) => missed === 'failed' || missed === 'skipped');

/** When a run of each edit was last about each file. An undo that was given up before it wrote a file says nothing of it. */
const lastRuns = (journal: Journal, world: World, seen: Map<number, number>): Map<string, number> => {
  const runs = new Map<string, number>();
  for (const { id, target, state } of journal.history(0, 1000).toReversed()) {
    const at = seen.get(id) ?? world.now;
    seen.set(id, at);
    const givenUp = target !== null && state === 'reverted';
    for (const { relPath } of journal.changes(id, 0, 99)) {
      if (givenUp && world.writtenAt.get(relPath) !== at) continue;
      runs.set(`${target ?? id} ${relPath}`, at);
    }
  }
  return runs;
};

const check = (journal: Journal, world: World, seen: Map<number, number>): void => {
  const runs = lastRuns(journal, world, seen);
  for (const edit of allEdits(journal)) {
    for (const change of journal.changes(edit.id, 0, 99)) {
      const { relPath, before, after, missed } = change;
      const touched = (runs.get(`${edit.id} ${relPath}`) ?? 0) >= (world.writtenAt.get(relPath) ?? 0);
      if (!isOfTheEdit(change) || !touched) continue;
      const [was, is] = [unpack(change, before), unpack(change, after)];
      const says = world.says.get(relPath);
      const about = `edit ${edit.id} (${edit.state}), ${relPath}`;
      if (missed === null) expect(says, about).toBe(edit.inForce === 1 ? is : was);
      else if (missed === 'conflict' && world.writtenAt.get(relPath) !== world.now) {
        expect([was, is], about).not.toContain(says);
      }
    }
  }
  const newest = allEdits(journal).find(
    (edit) => (edit.state === 'done' && edit.inForce === 1) || canRetry(journal, edit),
  );
  expect(journal.nextUndo()?.id).toBe(newest?.id);
  const kept = new Set(world.says.values());
  for (const { id } of journal.history(0, 1000)) {
    for (const change of journal.changes(id, 0, 99))
      for (const side of [change.before, change.after]) kept.add(unpack(change, side));
  }
  for (const text of world.replaced) expect(kept, `${text} is lost`).toContain(text);
};

const go: Control = { stop: () => null, progress: () => undefined };

const planOf = (journal: Journal, world: World, asked: Step): number | null => {
  const nth = (n: number): EditRow | undefined => allEdits(journal)[n];
  switch (asked.do) {
    case 'edit': {
      const changes = asked.of
        .filter((each) => !world.away.has(each))
        .map((each) => {
          const now = world.says.get(each) ?? '';
          const next = now === 'dataset' ? 'aside' : now === 'aside' ? 'dataset' : `${each} ${world.now}`;
          const [before, after] = [pack(each, now), pack(each, next)];
          return { kind: kindOf(each), relPath: each, sample: 1, before, after, detail: '' };
        });
      const edit = { kind: 'edit', target: null, label: 'Edit', intention: '{}', state: 'planned' } as const;
      return journal.add(edit, changes);
    }
    case 'undo':
      return planUndo(journal, null);
    case 'redo':
      return planRedo(journal);
    case 'undo-one':
    case 'retry': {
      const edit = nth(asked.which);
      if (edit === undefined) return null;
      return asked.do === 'retry' ? planRetry(journal, edit.id) : planUndo(journal, edit.id);
    }
    case 'other':
    case 'stick':
    case 'take-away':
    case 'fill':
    case 'heal':
    case 'leave':
      return null;
  }
};

const happen = (journal: Journal, world: World, asked: Step): void => {
  switch (asked.do) {
    case 'other':
      world.says.set(asked.name, asked.name === image ? 'elsewhere' : `other ${world.now}`);
      world.writtenAt.set(asked.name, world.now);
      break;
    case 'stick':
      world.stuck.add(asked.name);
      break;
    case 'take-away':
      world.away.add(asked.name);
      break;
    case 'fill':
      world.full = true;
      break;
    case 'heal':
      world.stuck.clear();
      world.away.clear();
      world.full = false;
      break;
    case 'leave':
      for (const { id } of allEdits(journal).slice(0, 1)) journal.leaveMissed(id);
      break;
    case 'edit':
    case 'undo':
    case 'undo-one':
    case 'redo':
    case 'retry':
      break;
  }
};

const isOver = ({ state }: EditRow): boolean => state === 'done' || state === 'reverted';

test('what history says of each file is what it holds, and trying again ends, whatever failed', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(step, stop, trouble), { minLength: 2, maxLength: 25 }), (steps) => {
      const journal = openJournal(':memory:', 'write');
      const world = new World();
      const seen = new Map<number, number>();
      const carry = (id: number, control: Control): void => {
        try {
          writeEdit(journal, world.disk, journal.edit(id) ?? expect.unreachable(), control);
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          recover(journal, world.disk);
        }
      };
      try {
        for (const [asked, stopped, troubled] of steps) {
          world.now += 1;
          happen(journal, world, asked);
          const run = planOf(journal, world, asked);
          world.trouble = troubled === null ? null : { ...troubled };
          let turns = 0;
          if (run !== null) carry(run, { ...go, stop: () => (turns++ === 1 ? stopped : null) });
          world.trouble = null;
          expect(journal.history(0, 1000).every(isOver)).toBe(true);
          check(journal, world, seen);
        }
        happen(journal, world, { do: 'heal' });
        for (const edit of allEdits(journal)) {
          world.now += 1;
          if (canRetry(journal, edit)) carry(planRetry(journal, edit.id), go);
          expect(canRetry(journal, edit)).toBe(false);
          check(journal, world, seen);
        }
      } finally {
        journal.close();
      }
    }),
    { numRuns: 100 },
  );
});
