/** Writes a plan, or shows it and discards it: the end of all commands that change captions. */
import { namedOnce } from '../../../shared/problems/namedOnce.ts';
import type { z } from 'zod';
import type { editOutcome } from '../../../shared/api/commandLine.ts';
import type { PlanSummary } from '../../../shared/api/edits.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { exitCode } from '../terminal.ts';
import type { CommandContext } from './context.ts';
import { differenceOf, outcomeOf, tellOutcome } from './editOutcome.ts';

type Failure = z.infer<typeof editOutcome>['failures'][number];

export interface PlanOptions {
  readonly dryRun?: true;
  readonly json?: true;
}

const page = 200;

const blockedOf = ({ blocked }: PlanSummary): readonly Failure[] =>
  blocked.map(({ relPath, reason, unreadable }) => ({
    relPath,
    code: unreadable ? 'unreadable' : 'not-editable',
    message: namedOnce(relPath, reason),
  }));

/** How many captions the edit did not check, and how many are not listed. */
const sayBlocked = (terminal: CommandContext['terminal'], plan: PlanSummary): void => {
  const { unreadable, blockedFiles, blocked } = plan;
  const one = unreadable === 1;
  if (unreadable > 0)
    terminal.say(
      `${unreadable} ${one ? 'caption' : 'captions'} could not be read: the edit did not look at ${one ? 'it' : 'them'}.`,
    );
  if (blockedFiles > blocked.length)
    terminal.say(`${blockedFiles - blocked.length} more such files are not named here.`);
};

const showPlan = async (
  client: EngineClient,
  { terminal, finish }: CommandContext,
  plan: PlanSummary,
  failures: readonly Failure[],
  json: boolean,
): Promise<void> => {
  const { id } = plan;
  const changes = [];
  for (let from = 0; ; from += page) {
    const reply = await client.call('GET /api/edits/:id/changes', {
      params: { id },
      query: { from, count: page },
    });
    if (reply.changes.length === 0) break;
    if (json)
      changes.push(...reply.changes.map(({ relPath, before, after }) => ({ relPath, before, after })));
    else await terminal.print(`${reply.changes.map(differenceOf).join('\n')}\n`);
  }
  await client.call('DELETE /api/plans/:id', { params: { id } });
  if (failures.length > 0) finish(exitCode.incomplete);
  if (!json) return;
  const outcome = { edit: null, written: 0, unchanged: 0, changes, conflicts: [], failures };
  await terminal.print(`${JSON.stringify(outcome)}\n`);
};

/** @param failures files that did not get into the plan; they have not been reported yet */
export const carryOutPlan = async (
  client: EngineClient,
  context: CommandContext,
  plan: PlanSummary,
  options: PlanOptions,
  failures: readonly Failure[] = [],
): Promise<void> => {
  const { terminal, finish } = context;
  const json = options.json === true;
  if (plan.nothing !== null) terminal.say(`Nothing to change: ${plan.nothing}`);
  if (options.dryRun === true) {
    for (const { relPath, reason } of plan.blocked) terminal.say(`left alone: ${namedOnce(relPath, reason)}`);
    for (const { message } of failures) terminal.say(`failed: ${message}`);
    sayBlocked(terminal, plan);
    await showPlan(client, context, plan, [...failures, ...blockedOf(plan)], json);
    return;
  }
  const stop = (): void => void client.call('POST /api/edits/stop', { body: { how: 'take-back' } });
  terminal.signal.addEventListener('abort', stop, { once: true });
  const report = await client.call('POST /api/plans/:id/apply', { params: { id: plan.id } });
  terminal.signal.removeEventListener('abort', stop);
  const outcome = outcomeOf(report);
  const whole = { ...outcome, failures: [...failures, ...blockedOf(plan), ...outcome.failures] };
  finish(await tellOutcome(terminal, whole, { json, taken: report.state === 'reverted' }));
  sayBlocked(terminal, plan);
};
