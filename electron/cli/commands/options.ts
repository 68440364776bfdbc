/** What every command is given, once it has been read from the command line. */
import type { Engine, EngineOptions } from '../../engine/engine.ts';

export type EngineMaker = (options: EngineOptions) => Engine;

export interface CommonOptions {
  /** Absolute. */
  readonly dataDir: string;
  readonly quiet: boolean;
}
