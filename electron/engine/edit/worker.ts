/**
 * The edit thread: the journal's only writer, and the only one that writes captions. Synchronous loops, because they
 * are the fastest way to write many small files, away from the thread that answers requests.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { labelOf } from '../../../shared/edit/label.ts';
import type { EditReport } from '../../../shared/api/edits.ts';
import { tagKey } from '../../../shared/caption/identity.ts';
import { writeTag } from '../../../shared/caption/style.ts';
import { isSameBoot, parseBoot, printBoot } from '../work/boot.ts';
import { serveCalls } from '../work/rpc.ts';
import { writeEdit, type Control, recover, type Stop } from './writeEdit.ts';
import { createDisk } from './disk.ts';
import { editOf, planRedo, planRetry, planUndo } from './undoRedo.ts';
import { type Journal, openJournal } from './journal.ts';
import { fileChanges, moveChanges } from './filesPlan.ts';
import { captionChanges, type PlanCounts } from './plan.ts';
import { planSamples } from './planSamples.ts';
import { patchChange } from './patchPlan.ts';
import { watchedPattern } from './patternWatch.ts';
import { packEntries } from '../project/patch.ts';
import {
  type EditMethods,
  type Notice,
  type OpenReport,
  stopFlag,
  type ThreadData,
  type ThreadPlan,
} from './protocol.ts';
import { repairLost } from './repair.ts';
import { reportOf } from './report.ts';
import { wroteFiles } from './unread.ts';

// The main thread hands over just this; see editor.ts.
const data = workerData as ThreadData;
const stop = new Int32Array(data.stop);
const withPattern = watchedPattern(data.pattern);
const writer = createDisk(data.root);
let journal: Journal | null = null;
const open = (): Journal => {
  if (journal === null) throw new Error('The journal is not open.');
  return journal;
};

const wanted = (): Stop => {
  const flag = Atomics.load(stop, 0);
  if (flag === stopFlag.keep) return 'keep';
  return flag === stopFlag.takeBack || flag === stopFlag.close ? 'take-back' : null;
};

const noCounts = (): PlanCounts => ({
  samples: 0,
  merges: 0,
  on: 0,
  off: 0,
  blocked: [],
  blockedFiles: 0,
  unreadable: 0,
  moved: [],
});

class GivenUp extends Error {}

const threadPlan = (id: number, counts: PlanCounts): ThreadPlan => {
  const { label, files } = editOf(open(), id);
  const { on, off, ...rest } = counts;
  return { id, label, files, excluded: 0, mentions: { on, off }, ...rest };
};

const say = (notice: Notice): void => notify(notice);

/** Milliseconds after an edit: by then its answer has gone out. */
const checkpointAfter = 1000;
let checkpointing: NodeJS.Timeout | undefined;
const checkpointSoon = (): void => {
  clearTimeout(checkpointing);
  checkpointing = setTimeout(() => journal?.checkpoint(), checkpointAfter);
};

/** What was taken back because the engine ended, until it has been told; empty afterwards. */
const stoppedMeta = 'stoppedByClose';
const takeStopped = (): OpenReport['recovered'] => {
  const stopped = open().meta(stoppedMeta) ?? '';
  if (stopped !== '') open().setMeta(stoppedMeta, '');
  return stopped === '' ? [] : [JSON.parse(stopped) as OpenReport['recovered'][number]];
};

const carry = (id: number): EditReport => {
  const edit = editOf(open(), id);
  const control: Control = {
    stop: wanted,
    progress: (files, done) => {
      say({ type: 'written', files, done, total: edit.files });
      wroteFiles(data.unread, files.length, () => wanted() !== null);
    },
    project: (written) => say({ type: 'project', written }),
  };
  // What is known of folders is asked anew: they may have become read-only, or writable, since.
  writeEdit(open(), createDisk(data.root), edit, control);
  checkpointSoon();
  const report = reportOf(open(), id);
  if (report === null) throw new Error('The edit has no report.');
  // The main thread is gone: the next start reports it.
  if (Atomics.load(stop, 0) === stopFlag.close && report.state === 'reverted') {
    open().setMeta(stoppedMeta, JSON.stringify({ label: edit.label, files: edit.files, state: 'reverted' }));
  }
  return report;
};

/** The files that an edit has really written. */
function* writtenFiles(id: number): Generator<string> {
  for (let from = 0; ;) {
    const rows = open().changes(id, from, 500);
    const last = rows.at(-1);
    if (last === undefined) return;
    from = last.n + 1;
    for (const { included, outcome, relPath } of rows) {
      if (included === 1 && outcome === 'pending') yield relPath;
    }
  }
}

const carryNext = (run: number | null): EditReport | null => {
  Atomics.store(stop, 0, stopFlag.run);
  return run === null ? null : carry(run);
};

/** Milliseconds after which every system has put what was written on the disk: a power cut takes no more of it. */
const onDiskAfter = 120_000;

/** Whether the machine was started anew since the journal was last opened. */
const isRebooted = (from: Journal): boolean => {
  const boot = from.meta('boot');
  if (boot !== undefined) return !isSameBoot(parseBoot(boot), data.boot);
  // An earlier version noted the time alone, in seconds.
  const bootTime = from.meta('bootTime');
  return bootTime !== undefined && !isSameBoot({ id: null, at: Number(bootTime) * 1000 }, data.boot);
};

const methods: EditMethods = {
  open: () => {
    journal = openJournal(data.journalFile, 'write');
    for (const plan of journal.inState('planned')) journal.remove(plan.id);
    const { repaired, left } = isRebooted(journal)
      ? repairLost(journal, writer, Number(journal.meta('cleanEdit') ?? 0), data.boot.at)
      : { repaired: [], left: [] };
    const recovered = recover(journal, writer, ({ label, files }, done) =>
      say({ type: 'recovering', label, done, total: files }),
    );
    journal.setMeta('boot', printBoot(data.boot));
    const touched = new Set(repaired);
    for (const { id } of recovered) for (const relPath of writtenFiles(id)) touched.add(relPath);
    return {
      recovered: recovered
        .map(({ label, files, state }): OpenReport['recovered'][number] => ({
          label,
          files,
          state: state === 'reverted' ? 'reverted' : 'done',
        }))
        .concat(takeStopped()),
      repaired,
      leftAlone: left,
      touched: [...touched],
    } satisfies OpenReport;
  },
  plan: ({ edit, style, spellings, categories, samples: scope }) => {
    Atomics.store(stop, 0, stopFlag.run);
    const byKey = new Map(categories);
    const spelled = new Map(spellings);
    const context = {
      categoryOf: (key: string) => byKey.get(key) ?? 'general',
      write: (tag: string) => spelled.get(tagKey(tag)) ?? writeTag(tag, style),
      writeIn: (tag: string, choice: typeof style | null) => writeTag(tag, choice ?? style),
    };
    const counts = noCounts();
    const total = scope.ids.length;
    const samples = planSamples(scope);
    const onSample = (done: number): void => {
      if (done % 500 !== 0) return;
      if (wanted() !== null) throw new GivenUp();
      say({ type: 'planning', done, total });
    };
    const changes = captionChanges({ writer, samples, counts, onSample, apply: withPattern }, edit, context);
    const row = {
      kind: 'edit',
      target: null,
      label: labelOf(edit),
      intention: JSON.stringify(edit),
    } as const;
    try {
      return threadPlan(open().add({ ...row, state: 'planned' }, changes), counts);
    } catch (error) {
      if (error instanceof GivenUp) return null;
      throw error;
    }
  },
  planFiles: ({ label, intention, files, ...moved }) => {
    const counts = noCounts();
    const changes = [...fileChanges(writer, files, counts), ...moveChanges(data.root, moved, counts)];
    counts.samples = new Set(changes.map(({ sample }) => sample)).size;
    const row = { kind: 'edit', target: null, label, intention: JSON.stringify(intention) } as const;
    const id = open().transaction(() => {
      // With the plan: whatever becomes of it, a text that lies on the disk has its origin in the journal.
      open().addOrigins(files, changes);
      return open().add({ ...row, state: 'planned' }, changes);
    });
    return threadPlan(id, counts);
  },
  planProject: ({ label, intention, relPath, before, after }) => {
    const row = { kind: 'edit', target: null, label, intention: JSON.stringify(intention) } as const;
    const change = { kind: 'project', relPath, sample: 0, detail: '' } as const;
    const changes = [{ ...change, before: packEntries(before), after: packEntries(after) }];
    const counts = { ...noCounts(), samples: after.length };
    return threadPlan(open().add({ ...row, state: 'planned' }, after.length === 0 ? [] : changes), counts);
  },
  patch: ({ id, patch }) => patchChange(open(), id, patch),
  apply: (id) => {
    if (editOf(open(), id).state !== 'planned') throw new Error('This preview has been written already.');
    Atomics.store(stop, 0, stopFlag.run);
    return carry(id);
  },
  discard: (id) => {
    if (editOf(open(), id).state === 'planned') open().remove(id);
  },
  undo: (target) => carryNext(planUndo(open(), target)),
  redo: () => carryNext(planRedo(open())),
  retry: (id) => carryNext(planRetry(open(), id)),
  leave: (id) => open().leaveMissed(id),
  resolved: ({ id, n }) => {
    open().setOutcomes(id, [{ n, outcome: 'resolved', code: null, reason: null }]);
  },
  prune: (limit) => open().prune(limit),
  close: () => {
    open().setMeta('cleanEdit', String(open().newestBefore(Date.now() - onDiskAfter)));
    clearTimeout(checkpointing);
    open().close();
    journal = null;
  },
};

if (parentPort === null) throw new Error('This file runs as a worker.');
const notify = serveCalls(parentPort, methods);
