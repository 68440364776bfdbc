import type { Command } from 'commander';
import type { CommandContext } from './context.ts';

export const addExport = (_program: Command, _context: CommandContext): void => undefined;
